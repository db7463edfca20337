import Synchronization

/// Chance with a seed, which tasks share.
final class Kans: Sendable {
  private let staat: Mutex<UInt64>

  init(_ zaad: UInt64) { staat = Mutex(zaad &* 2_862_933_555_777_941_757 &+ 3_037_000_493) }

  /// A number from 0 up to the bound.
  func uit(_ grens: Int) -> Int {
    staat.withLock { staat in
      staat = staat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(staat >> 33) % grens
    }
  }
}
