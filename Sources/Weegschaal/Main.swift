internal import CLinux
internal import FoundationEssentials
internal import Glibc

/// The executable: one command a run (`contract.md` section 1).
@main
struct Main {
  static func main() {
    // Blocked here, before any thread is started, so that all inherit it and only the service's descriptor hears them.
    let signals = clinux_termination_signals()
    clinux_ignore_broken_pipe()
    let arguments = Array(CommandLine.arguments.dropFirst())
    Task.detached {
      exit(await Opdracht.voerUit(arguments, omgeving: ProcessInfo.processInfo.environment, signalen: signals))
    }
    // Not dispatchMain(): on Linux that waits in sigsuspend with no signal blocked, so that SIGTERM would kill us.
    while true { pause() }
  }
}
