internal import CLinux
internal import FoundationEssentials
internal import Glibc

/// The executable: one command a run (`contract.md` section 1).
@main
struct Main {
  static func main() {
    // This blocks the signals before the first thread starts. All threads inherit that, so only the descriptor gets the
    // signals.
    let signalen = Signaalwacht(clinux_termination_signals())
    clinux_ignore_broken_pipe()
    let arguments = Array(CommandLine.arguments.dropFirst())
    Task.detached {
      exit(await Opdracht.voerUit(arguments, omgeving: ProcessInfo.processInfo.environment, signalen: signalen))
    }
    // `pause()` and not `dispatchMain()`: on Linux that waits in sigsuspend with no signal blocked, so SIGTERM would
    // kill us.
    while true { pause() }
  }
}
