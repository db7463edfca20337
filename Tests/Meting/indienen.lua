-- Submissions for wrk: every request is another applicant's, with its own token, Idempotency-Key and KvK number.
-- Arguments: the file with the application (NUMMER where the KvK number stands, REKENING where the IBAN stands), the first number, numbers a thread, and
-- a pause in milliseconds that each connection keeps before each request (0: none).
local threads = {}

function setup(thread)
  thread:set("volgnummer", #threads)
  table.insert(threads, thread)
end

function init(args)
  local bestand = assert(io.open(args[1], "rb"))
  local tekst = bestand:read("*a")
  bestand:close()
  local van, tot = tekst:find("NUMMER", 1, true)
  local rekening_van, rekening_tot = tekst:find("REKENING", tot, true)
  voor, tussen = tekst:sub(1, van - 1), tekst:sub(tot + 1, rekening_van - 1)
  na = tekst:sub(rekening_tot + 1)
  nummer = tonumber(args[2]) + volgnummer * tonumber(args[3])
  pauze = tonumber(args[4])
  kop = "POST /v1/rondes/2025/aanvragen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    .. "Content-Length: " .. (#tekst - #"NUMMER" + 8 - #"REKENING" + 18) .. "\r\nIdempotency-Key: k"
  gelukt, anders, eerste = 0, 0, ""
  math.randomseed(nummer)
  if pauze == 0 then delay = nil end
end

-- Spread over twice the pause, so that connections do not march in step.
function delay() return math.random(0, 2 * pauze) end

-- A valid account for each applicant (ISO 13616).
function iban(kvk)
  local rest = 0
  for cijfer in ("1011231000" .. kvk .. "232100"):gmatch("%d") do rest = (rest * 10 + tonumber(cijfer)) % 97 end
  return string.format("NL%02dABNA00%s", 98 - rest, kvk)
end

function request()
  local kvk = string.format("%08d", nummer)
  nummer = nummer + 1
  return kop .. kvk .. "\r\nAuthorization: Bearer t" .. kvk .. "\r\n\r\n" .. voor .. kvk .. tussen .. iban(kvk) .. na
end

function response(status, headers, body)
  if status == 201 then
    gelukt = gelukt + 1
  else
    anders = anders + 1
    if eerste == "" then eerste = status .. " " .. body:sub(1, 300) end
  end
end

function done(summary, latency, requests)
  local gelukt, anders, eerste = 0, 0, ""
  for _, thread in ipairs(threads) do
    gelukt = gelukt + thread:get("gelukt")
    anders = anders + thread:get("anders")
    if eerste == "" then eerste = thread:get("eerste") end
  end
  io.write(string.format(
    "UITKOMST gelukt=%d anders=%d microseconden=%d p50=%d p99=%d p999=%d fouten=%d\n", gelukt, anders,
    summary.duration, latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
  if eerste ~= "" then io.write("ANDERS " .. eerste:gsub("\n", " ") .. "\n") end
end
