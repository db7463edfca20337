import Glibc

/// Hands the inputs of libFuzzer to a target. libFuzzer has a `main` of its own; ours stands before it, since a program
/// of the package manager has one anyway.
@main
enum Driver {
  /// The target that the environment names.
  static let target: FuzzTarget = {
    let name = getenv("WEEGSCHAAL_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      print("WEEGSCHAAL_FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue)).")
      exit(2)
    }
    return target
  }()

  static func main() {
    _ = target
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runFuzzer(&count, &arguments, fuzzOne))
  }
}

/// libFuzzer's entry for programs with their own `main`. Its arguments are pointers and its result an integer, which
/// Swift and C hand over alike.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Checks one input; a finding stops the program, at which libFuzzer keeps the input.
private func fuzzOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do throws(Finding) {
    try Driver.target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  } catch {
    fatalError("a property does not hold: \(error)")
  }
}
