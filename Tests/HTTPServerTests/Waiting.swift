import Synchronization
import Testing

/// A flag that handlers and tests share.
final class Flag: Sendable {
  private let state = Atomic<Bool>(false)
  func store(_ value: Bool) { state.store(value, ordering: .sequentiallyConsistent) }
  var isSet: Bool { state.load(ordering: .sequentiallyConsistent) }

  /// Waits till the flag is set; a flag that stays unset for five seconds fails the test.
  func wait() async { await eventually { self.isSet } }
}

/// A number that handlers and tests share.
final class Count: Sendable {
  private let state: Atomic<Int>
  init(_ value: Int) { state = Atomic(value) }
  var value: Int { state.load(ordering: .sequentiallyConsistent) }
  func add(_ number: Int) { state.add(number, ordering: .sequentiallyConsistent) }
}

/// Waits till the condition holds; one that does not within five seconds fails the test.
func eventually(
  _ condition: @Sendable () async -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) async {
  for _ in 0..<1000 {
    if await condition() { return }
    try? await Task.sleep(for: .milliseconds(5))
  }
  Issue.record("did not come to pass", sourceLocation: sourceLocation)
}
