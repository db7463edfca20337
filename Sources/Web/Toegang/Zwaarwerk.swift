internal import HTTPServer
internal import Loket
package import Observability

extension ConcurrencyLimit {
  /// How many expensive reads (rankings, reports, exports) run at once by default. The limit keeps the database and the
  /// processors free for submissions.
  package static let zwaarwerkPlaatsen = 2
  /// When a refused client may try again, in seconds.
  static let herkansingSeconden = 2

  /// Takes a place.
  /// - Throws: a 503 when every place is taken.
  func neem() throws(Webfout) -> Place {
    guard let plaats = take() else { throw Webfout(.teDrukVoorZwaarWerk) }
    return plaats
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
  /// The answer when every place for expensive reads is taken.
  static let teDrukVoorZwaarWerk = Probleem(
    soort: .teDruk,
    toelichting: "Er worden nu te veel overzichten en rangschikkingen tegelijk gemaakt; aanvragen gaan voor. Probeer "
      + "het zo opnieuw.", koppen: ["Retry-After": "\(ConcurrencyLimit.herkansingSeconden)"])
}

extension Webdienst {
  /// Handles an expensive read. It does not wait: it gets a place or is refused.
  func zwareLezing(
    _ rollen: Set<Rol>?, _ doe: @escaping @Sendable (Vraag) async throws -> Antwoord
  ) -> Behandeling {
    lezing(rollen, isRondewerk: true) { vraag in try await zwaarwerk.doe { try await doe(vraag) } }
  }
}
