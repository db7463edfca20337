internal import CLinux
internal import Glibc

/// Runs programs. They inherit only the descriptors, signals and settings that are named here.
struct Command {
  /// The program and its arguments; the program by its full path.
  var arguments: [String]
  /// Variables beside the few that every program gets.
  var environment: [String: String] = [:]
  /// Given on standard input.
  var input = ""

  /// The exit status and output of a program.
  struct Outcome {
    var status: Int32
    /// Standard output and standard error, as they came.
    var output: String
  }

  /// Runs it to its end. It must not leave children that keep its output open.
  func run() throws(EmbeddedPostgreSQLError) -> Outcome {
    let (inputRead, inputWrite) = try Command.makePipe()
    let (outputRead, outputWrite) = try Command.makePipe()
    let process: pid_t
    do throws(EmbeddedPostgreSQLError) {
      defer {
        close(inputRead)
        close(outputWrite)
      }
      process = try spawn(input: inputRead, output: outputWrite)
    } catch {
      close(inputWrite)
      close(outputRead)
      throw error
    }
    // The input is one statement, far below a pipe's capacity: this cannot block.
    let bytes = Array(input.utf8)
    _ = write(inputWrite, bytes, bytes.count)
    close(inputWrite)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(outputRead, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output.append(contentsOf: buffer[..<count])
    }
    close(outputRead)
    return Outcome(status: Command.wait(process), output: String(decoding: output, as: UTF8.self))
  }

  /// Starts it in a session of its own, so that a key press or the end of our terminal does not reach it. It runs in
  /// the folder `/`, because another user may be unable to enter our folder.
  func spawn(input: Int32, output: Int32) throws(EmbeddedPostgreSQLError) -> pid_t {
    var variables = ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
    if let path = getenv("LD_LIBRARY_PATH") { variables["LD_LIBRARY_PATH"] = String(cString: path) }
    let words = arguments.map { strdup($0) } + [nil]
    let settings = variables.merging(environment) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    let code = clinux_spawn(&process, words, settings, input, output)
    guard code == 0 else { throw .system(arguments[0], code) }
    return process
  }

  /// Waits for a child and returns its exit status. For a child that a signal killed, this is 128 plus the signal.
  static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    return exitStatus(status)
  }

  /// The exit status if the child has ended.
  static func poll(_ process: pid_t) -> Int32? {
    var status: Int32 = 0
    let ended = waitpid(process, &status, WNOHANG)
    return ended == 0 ? nil : ended < 0 ? -1 : exitStatus(status)
  }

  /// A pipe whose ends no other program inherits.
  static func makePipe() throws(EmbeddedPostgreSQLError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard clinux_pipe(&ends) == 0 else { throw .system("pipe") }
    return (ends[0], ends[1])
  }

  private static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }
}
