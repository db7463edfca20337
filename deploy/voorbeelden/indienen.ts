#!/usr/bin/env node
// Submits an application: node indienen.ts FILE [ADDRESS [YEAR [KEY]]]. It may be run again until it succeeds: the same file
// is submitted once. After a withdrawal the same file needs a new KEY. Exit 0 and the receipt on standard output; 1 and what
// to do; 2: no answer in time.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

interface Fault { pointer: string; code: string; melding: string }
interface Problem { title: string; detail: string; fouten?: Fault[]; mogelijk?: string[] }
interface Receipt { kenmerk: string; ontvangenOp: string; sha256: string }

const [file, address = "http://localhost:8080", year = "2025", key = "1"] = process.argv.slice(2);
if (!file || file === "--help") {
  console.log("node indienen.ts FILE [ADDRESS [YEAR [KEY]]], with the token in SUBSIDIE_SLEUTEL");
  process.exit(0);
}
const token = process.env.SUBSIDIE_SLEUTEL;
if (!token) {
  console.error("Put the token in SUBSIDIE_SLEUTEL.");
  process.exit(1);
}
const body = await readFile(file).catch((error: Error) => {
  console.error(`${file} cannot be read: ${error.message}`);
  process.exit(1);
});
// The key is that of these bytes. So a second try after a lost answer gets the receipt of the first.
const digest = createHash("sha256").update(body).digest("hex");

async function submit(): Promise<Response | undefined> {
  for (let pause = 0.5; pause <= 64; pause *= 2) {
    let wait = pause;
    try {
      const answer = await fetch(`${address}/v1/rondes/${year}/aanvragen`, {
        method: "POST", body,
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": `${digest}-${key}` },
      });
      if (answer.status !== 429 && answer.status !== 503) return answer;
      wait = Number(answer.headers.get("Retry-After") ?? pause);
    } catch (error) {
      console.error(`no answer yet: ${error}`);
    }
    await sleep(wait * 1000);
  }
  return undefined;
}

const answer = await submit();
if (!answer) {
  console.error("The service does not answer. Run this again: nothing is submitted twice.");
  process.exit(2);
}
if (answer.status !== 201) {
  const problem = (await answer.json()) as Problem;
  console.error(`${problem.title}: ${problem.detail}`);
  for (const fault of problem.fouten ?? []) console.error(`${fault.pointer}\t${fault.code}\t${fault.melding}`);
  for (const possible of problem.mogelijk ?? []) console.error(`possible: ${possible}`);
  process.exit(1);
}
const text = await answer.text();
const receipt = JSON.parse(text) as Receipt;
if (receipt.sha256 !== digest) {
  console.error("The receipt is of other bytes than these. Keep both, and call the municipality.");
  process.exit(1);
}
if (answer.headers.has("Idempotent-Replayed")) {
  // The receipt is one of before. Its file can have been withdrawn since.
  const file = await fetch(address + answer.headers.get("Location"), { headers: { Authorization: `Bearer ${token}` } });
  if (file.ok && ((await file.json()) as { status: string }).status === "ingetrokken") {
    console.error("This was submitted before, and withdrawn: nothing is submitted now. Name another KEY.");
    process.exit(1);
  }
}
console.log(text);
