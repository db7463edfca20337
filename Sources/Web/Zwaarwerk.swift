internal import HTTPServer
internal import Loket
internal import Synchronization

/// The door to expensive reads (rankings, reports, exports): so many at once in the whole process, and who comes next
/// is told to come back, so that submissions keep the database and the processors.
package final class Zwaarwerk: Sendable {
  /// How many expensive reads run at once unless said otherwise.
  package static let plaatsenStandaard = 2
  /// When a refused client may try again, in seconds.
  static let herkansingSeconden = 2

  private let vrij: Mutex<Int>

  /// A door with so many places, at least 1.
  package init(plaatsen: Int = plaatsenStandaard) {
    precondition(plaatsen >= 1, "somebody must get through")
    vrij = Mutex(plaatsen)
  }

  /// A place, for as long as somebody holds on to it: also a stream that is given up half-way gives it back.
  final class Plaats: Sendable {
    private let deur: Zwaarwerk

    fileprivate init(_ deur: Zwaarwerk) { self.deur = deur }

    deinit { deur.vrij.withLock { $0 += 1 } }
  }

  /// Takes a place.
  /// - Throws: a 503 when every place is taken.
  func neem() throws(Webfout) -> Plaats {
    let isBinnen = vrij.withLock { vrij in
      guard vrij > 0 else { return false }
      vrij -= 1
      return true
    }
    guard isBinnen else { throw Webfout(.teDrukVoorZwaarWerk) }
    return Plaats(self)
  }

  /// Runs the work when there is a place.
  /// - Throws: what the work throws, or a 503 when every place is taken.
  func doe<Waarde: Sendable>(_ werk: () async throws -> Waarde) async throws -> Waarde {
    let plaats = try neem()
    defer { withExtendedLifetime(plaats) {} }
    return try await werk()
  }
}

extension Probleem {
  /// Every place for expensive reads is taken.
  static let teDrukVoorZwaarWerk = Probleem(
    status: 503, soort: "te-druk", titel: "Het is te druk",
    toelichting: "Er worden nu te veel overzichten en rangschikkingen tegelijk gemaakt; aanvragen gaan voor. Probeer "
      + "het zo opnieuw.", koppen: ["Retry-After": "\(Zwaarwerk.herkansingSeconden)"])
}

extension Webdienst {
  /// A handler for an expensive read, which waits for nobody: it gets a place or is refused.
  func zwareLezing(
    _ rollen: Set<Rol>?, _ doe: @escaping @Sendable (Vraag) async throws -> Antwoord
  ) -> HTTPHandler {
    lezing(rollen) { vraag in try await zwaarwerk.doe { try await doe(vraag) } }
  }
}
