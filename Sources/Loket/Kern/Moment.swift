internal import Begrippen
internal import PostgreSQL

extension Loket {
  /// How often a use case is tried at a later moment than the clock shows. More than one is needed only where others
  /// write in the same chain meanwhile.
  static let momentkansenMax = 8

  /// Runs a transaction that writes, at the moment of the clock. No event and no seal is dated before the last one
  /// (`contract.md` section 5). Where the clock is behind the last one, the database says so, and the transaction runs
  /// once more at that moment: the clock was set back, or another machine's runs ahead.
  /// - Parameters:
  ///   - wie: the acting person.
  ///   - versie: the versions that the request names.
  func schrijf<Waarde: Sendable>(
    _ wie: Identiteit, versie: Versiewens? = nil, _ doe: @escaping @Sendable (Handeling) async throws -> Waarde
  ) async throws -> Waarde {
    var vroegste: Tijdstip?
    var kans = 1
    while true {
      let eerder = vroegste
      do {
        return try await pool.transaction(isolation: .readCommitted, retries: Loket.herkansingenMax) { transactie in
          let nu = klok.nu()
          return try await doe(
            Handeling(transactie: transactie, wie: wie, nu: eerder.map { max(nu, $0) } ?? nu, versie: versie))
        }
      } catch PostgresError.server(let fout) where fout.constraint == Loket.momentInVolgorde {
        guard kans < Loket.momentkansenMax, let later = laatsteMoment(fout, vanRonde: kans > 1) else {
          throw PostgresError.server(fout)
        }
        vroegste = eerder.map { max($0, later) } ?? later
        kans += 1
      }
    }
  }

  /// The name under which the database refuses a moment before the last one.
  static let momentInVolgorde = "moment_in_volgorde"

  /// The last moment that the refusal names: that of the chain at first, and then that of its whole round. A step on
  /// many files would else be told one moment after the other.
  private func laatsteMoment(_ fout: PostgresServerError, vanRonde isVanRonde: Bool) -> Tijdstip? {
    let momenten = (fout.detail ?? "").split(separator: "\t").compactMap { Tijdstip(iso: String($0)) }
    return isVanRonde ? momenten.max() : momenten.first
  }
}
