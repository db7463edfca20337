"""Builds a copy of the repository in which a number chooses one change: one build for all changes."""

import os
import re
import shutil
import signal
import subprocess

from mutants import HELPERS, sites, switched

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COPIED = ("Package.swift", "Sources", "Tests", "config")
# The suites that judge a change, as regular expressions: those of the law and of its terms (how dates are written and
# what decisions say is tested with the documents), and apart from them the vectors, which were computed elsewhere.
LAW = r"^(RegelingTests|BegrippenTests)\.|^DocumentenTests\.(TijdTests|BeschikkingTests)"
VECTORS = "VectorTests"
TESTS = ["RegelingTests", "BegrippenTests", "DocumentenTests"]

# A change may leave something unused; and of the rest of the house nothing is built.
ONLY_THE_LAW = """
@MainActor func needed(_ names: [String]) -> Set<String> {
  var found = Set<String>()
  var open = names
  while let name = open.popLast() {
    guard found.insert(name).inserted, let target = package.targets.first(where: { $0.name == name }) else { continue }
    for dependency in target.dependencies {
      switch dependency {
      case .targetItem(let name, _), .byNameItem(let name, _): open.append(name)
      default: break
      }
    }
  }
  return found
}
let kept = needed([%s])
package.targets.removeAll { !kept.contains($0.name) }
package.products.removeAll()
"""
ERROR = re.compile(r"^(/[^:\n]+):(\d+):(\d+): error: (.*)$", re.MULTILINE)


class DoesNotBuild(Exception):
    """The copy does not build, and no change can be left out to mend it."""


class Copy:
    """The repository in a folder of its own, with the changes that compile."""

    def __init__(self, folder, chosen):
        self.folder = folder
        self.sources = {}
        self.sites = []
        self.refused = []
        for name in COPIED:
            source, target = os.path.join(ROOT, name), os.path.join(folder, name)
            (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, target)
        self._cut_down()
        for path in chosen:
            with open(os.path.join(folder, path), encoding="utf-8") as file:
                # What is inlinable may not call what chooses the change.
                self.sources[path] = file.read().replace("@inlinable", " " * len("@inlinable"))
            self.sites += sites(path, self.sources[path], len(self.sites) + 1)

    def build(self, tell):
        """Builds; what does not compile is left out, and the build tried again."""
        self._write()
        # The rooms alone first: that is where a change does not compile, and it takes a tenth of the time.
        for arguments in [["--target", room] for room in sorted(self._rooms())] + [["--build-tests"]]:
            while output := self._swift(arguments):
                refused = self._to_blame(output)
                if not refused:
                    raise DoesNotBuild(output[-4000:])
                tell(f"{len(refused)} changes do not compile and are left out")
                self.refused += refused
                self.sites = [site for site in self.sites if site not in refused]
                self._write()
        return os.path.join(self.folder, ".build/release", "WeegschaalPackageTests.xctest")

    def _rooms(self):
        return {path.split("/")[1] for path in self.sources}

    def _cut_down(self):
        with open(os.path.join(self.folder, "Package.swift"), "r+", encoding="utf-8") as file:
            manifest = file.read().replace("  .treatAllWarnings(as: .error),\n", "")
            file.seek(0)
            file.truncate()
            file.write(manifest + ONLY_THE_LAW % ", ".join(f'"{name}"' for name in TESTS))

    def _write(self):
        for path, source in self.sources.items():
            with open(os.path.join(self.folder, path), "w", encoding="utf-8") as file:
                file.write(switched(source, [site for site in self.sites if site.path == path]))
        for room in self._rooms():
            own = [site.declaration for site in self.sites if site.path.split("/")[1] == room]
            with open(os.path.join(self.folder, "Sources", room, "Mutated.swift"), "w", encoding="utf-8") as file:
                file.write(HELPERS + "".join(own))

    def _swift(self, arguments):
        """Nothing when it builds, else what the compiler says."""
        command = ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", *arguments]
        process = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True)
        try:
            output, _ = process.communicate()
        except BaseException:
            # Interrupted, it stops its compilers too, which would go on writing in a folder that is being removed.
            process.send_signal(signal.SIGINT)
            process.wait()
            raise
        return None if process.returncode == 0 else output or "The compiler says nothing."

    def _to_blame(self, output):
        """The sites that the compiler's errors point at, or else those nearest to them."""
        blamed = set()
        for path, line, column, _ in set(ERROR.findall(output)):
            path = os.path.relpath(os.path.realpath(path), os.path.realpath(self.folder))
            own = [site for site in self.sites if site.path == path]
            exact = self._at(own, path, int(line), int(column))
            if exact:
                blamed.add(exact)
                continue
            for distance in range(6):
                near = [site for site in own if abs(site.line - int(line)) <= distance]
                if near:
                    blamed.update(near)
                    break
        return sorted(blamed)

    def _at(self, own, path, line, column):
        """The site whose switched form stands at that place; columns are counted in bytes."""
        start = 0
        for number, text in enumerate(switched(self.sources[path], own).split("\n"), 1):
            if number == line:
                start += len(text.encode()[: column - 1].decode(errors="ignore"))
                break
            start += len(text) + 1
        moved = 0
        for site in own:
            if site.start + moved <= start < site.start + moved + len(site.text):
                return site
            moved += len(site.text) - (site.end - site.start)
        return None
