internal import Synchronization

/// How many bytes each client holds in the whole server, so that one client leaves room for the others.
final class HTTPLedger: Sendable {
  /// The most that one client may hold.
  let bytesMax: Int
  private let held = Mutex<[String: Int]>([:])

  init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// Adds bytes, which may be negative, to what each payer holds.
  /// - Returns: whether each of them stays within its share.
  func add(_ bytes: Int, to payers: [String]) -> Bool {
    held.withLock { held in
      var isWithinShare = true
      for payer in payers {
        let sum = (held[payer] ?? 0) + bytes
        precondition(sum >= 0, "nobody gives back more than was taken")
        held[payer] = sum == 0 ? nil : sum
        if sum > bytesMax { isWithinShare = false }
      }
      return isWithinShare
    }
  }
}

/// The bytes that one body or one waiting answer holds in the name of its client. They are given back when the last
/// reference goes.
final class HTTPHold: Sendable {
  /// Under which names the client is counted.
  let payers: [String]
  private let ledger: HTTPLedger
  private let bytes = Atomic<Int>(0)

  init(_ ledger: HTTPLedger, payers: [String]) {
    self.ledger = ledger
    self.payers = payers
  }

  deinit { _ = ledger.add(-bytes.load(ordering: .relaxed), to: payers) }

  /// Sets how much is held. Used on the loop of the connection only.
  /// - Returns: whether the client stays within its share. Less than before is always within it.
  func set(_ now: Int) -> Bool {
    let before = bytes.exchange(now, ordering: .relaxed)
    guard now != before else { return true }
    let isWithinShare = ledger.add(now - before, to: payers)
    return isWithinShare || now < before
  }
}
