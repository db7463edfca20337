"""Changes one operator or constant of the law at a time, and tells which changes its tests do not find.

Run by deploy/mutaties. Each change is tried on the tests of the law; what they let live has a second chance with the
vectors, which is told apart. A change that is equal by construction stands in gelijkwaardig.txt with its reason.
"""

import argparse
import concurrent.futures
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

from build import LAW, ROOT, VECTORS, Copy, DoesNotBuild

EQUIVALENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gelijkwaardig.txt")
FAILED = re.compile(rb"recorded an issue|\xe2\x9c\x98")
# A change may make a loop fill the memory.
MEMORY_MAX = 4 << 30


def swift_files(folders):
    """The Swift files below these folders of the repository, those that exist, in a fixed order."""
    found = []
    for folder in folders:
        for parent, _, names in os.walk(os.path.join(ROOT, folder)):
            found += [os.path.relpath(os.path.join(parent, name), ROOT) for name in names if name.endswith(".swift")]
    return sorted(found)


def equivalent():
    """The changes that are equal by construction, by their key: a line `file: source` and below it, indented, for each
    change `change # reason`."""
    result, header = {}, None
    with open(EQUIVALENT, encoding="utf-8") as file:
        for line in file:
            if not line.strip() or line.startswith("#"):
                continue
            if not line.startswith(" "):
                header = line.strip().split(": ", 1)
                continue
            change, reason = line.strip().split(" # ", 1)
            result[header[0], header[1], change] = reason
    return result


def lives(program, chosen, number, seconds=600):
    """Whether the tests chosen pass with that change. Stops at their first failure; an endless loop counts as one: it
    takes more than these seconds of the processor, which is the same beside any load."""
    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    process = subprocess.Popen(
        [program, "--testing-library", "swift-testing", *chosen],
        env=dict(os.environ, MUTANT=str(number), SWIFT_BACKTRACE="enable=no"),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=limited)

    def stop():
        # The whole group: a test may have started processes of its own.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)

    # For what waits without end, which takes no time of the processor.
    timer = threading.Timer(20 * seconds, stop)
    timer.start()
    try:
        if any(FAILED.search(line) for line in process.stdout):
            return False
        return process.wait() == 0
    finally:
        timer.cancel()
        stop()
        process.stdout.close()
        process.wait()


def processor_time():
    """The seconds that all processes took that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def slow_tests(program):
    """What names the tests of the law that take most of its time. The others come first, since they find most changes."""
    started, taken = {}, {}
    with tempfile.NamedTemporaryFile() as file:
        stream = ["--no-parallel", "--event-stream-output-path", file.name, "--event-stream-version", "0"]
        if not lives(program, ["--filter", LAW, *stream], 0):
            sys.exit("The tests of the law fail without any change; there is nothing to learn from them.")
        for line in file:
            event = json.loads(line)["payload"]
            if event["kind"] == "testStarted":
                started[event["testID"]] = event["instant"]["absolute"]
            elif event["kind"] == "testEnded" and "/" in event["testID"]:
                taken[event["testID"]] = event["instant"]["absolute"] - started[event["testID"]]
    slow = [name for name, seconds in taken.items() if seconds > 0.02 * sum(taken.values())]
    return "|".join(re.escape(name.rpartition("/")[0]) for name in slow)


def attempt(program, tried, jobs, tell):
    """Tries all changes; gives those that lived, each with whether the vectors let it live too."""
    begin = processor_time()
    slow = slow_tests(program)
    law = [["--filter", LAW, "--skip", slow], ["--filter", slow]]
    vectors = ["--filter", VECTORS]
    if not all(lives(program, chosen, 0) for chosen in [*law, vectors]):
        sys.exit("The tests fail without any change when the slow ones come apart.")
    seconds = 5 + round(2 * (processor_time() - begin))
    survivors = {}

    def one(site):
        if all(lives(program, chosen, site.number, seconds) for chosen in law):
            survivors[site] = lives(program, vectors, site.number, seconds)
            tell(f"lives: {site.path}:{site.line}  {site.change}")

    pool = concurrent.futures.ThreadPoolExecutor(jobs)
    try:
        for done, _ in enumerate(pool.map(one, tried), 1):
            if done % 100 == 0 or done == len(tried):
                tell(f"{done} of {len(tried)} tried, {len(survivors)} live")
    finally:
        # Who stops the whole does not wait for what was not begun.
        pool.shutdown(cancel_futures=True)
    return dict(sorted(survivors.items()))


def report(tried, refused, survivors, known, whole):
    """Writes the outcome; gives whether the list of equivalent changes is true."""
    alive = {site: by_vectors for site, by_vectors in survivors.items() if site.key not in known}
    equal = [site for site in survivors if site.key in known]
    # Several lines may read the same; it is enough that the change lives in one of them.
    keys, living = {site.key for site in tried}, {site.key for site in survivors}
    wrong = [f"matches nothing: {key}" for key in known if whole and key not in keys]
    wrong += [f"found by the tests: {key}" for key in known if key in keys - living]

    for title, listed in (("Could not compile", refused), ("Equal by construction", equal)):
        print(f"\n{title}: {len(listed)}")
        for site in listed:
            print(f"  {site.path}:{site.line}  {site.change}  {known.get(site.key, site.source)}")
    print(f"\nSurvived the tests of the law: {len(alive)}")
    for site, by_vectors in alive.items():
        found = "" if by_vectors else "[found by the vectors] "
        print(f"  {site.path}:{site.line}  {site.change}  {found}{site.source}")
    for line in wrong:
        print(f"gelijkwaardig.txt: {line}")

    count = len(tried) - len(equal)
    second = sum(alive.values())
    print(f"\n{len(tried)} changes: {len(tried) - len(survivors)} found, {len(alive)} survived, {len(equal)} equal")
    if count:
        print(f"The tests of the law find {100 * (count - len(alive)) / count:.1f} % of {count}; ", end="")
        print(f"with the vectors {100 * (count - second) / count:.1f} %.")
    return not wrong


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--jobs", type=int, choices=(1, 2), default=1, help="how many changes are tried at a time")
    ask.add_argument("--only", default="", help="only the files whose path has this in it")
    ask.add_argument("folder", nargs="*", default=["Sources/Regeling", "Sources/Begrippen"])
    given = ask.parse_args()
    os.nice(10)
    # So that what was started is stopped, and the copy removed, on this signal too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    begin = time.monotonic()

    def tell(text):
        print(f"[{time.monotonic() - begin:5.0f} s] {text}", file=sys.stderr, flush=True)

    paths = [path for path in swift_files(given.folder) if given.only in path]
    with tempfile.TemporaryDirectory(prefix="mutaties-") as folder:
        copy = Copy(folder, paths)
        tell(f"{len(copy.sites)} changes in {len(paths)} files; building ...")
        try:
            program = copy.build(tell)
        except DoesNotBuild as fault:
            sys.exit(f"The copy does not build:\n{fault}")
        tell("built; trying ...")
        survivors = attempt(program, copy.sites, given.jobs, tell)
    is_true = report(copy.sites, copy.refused, survivors, equivalent(), whole=not given.only)
    sys.exit(0 if is_true else 1)


if __name__ == "__main__":
    main()
