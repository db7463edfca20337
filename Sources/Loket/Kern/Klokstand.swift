package import Begrippen
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Checks that this clock and this database may be used together (`contract.md` section 1). A simulated clock marks a
  /// database for good. A used database without the mark never gets a simulated clock.
  /// - Throws: `Klokfout` with the sentence for the operator.
  package func eisKlok(isProductie: Bool) async throws {
    let stand = try await Klokstand(pool)
    if try stand.vraagtMerk(klok, isProductie: isProductie) {
      _ = try await pool.query(.merkKlok, [.text(klok.nu().iso)])
    }
  }

  /// The moment of the last event of all chains; nil when there is none. A simulated clock starts after it.
  package func laatsteGebeurtenis() async throws -> Tijdstip? {
    try await pool.read(.leesLaatsteTijdstip).one().get("tijdstip", as: Tijdstip?.self)
  }

  /// Where the simulation stands for who works beside the service: at the last event, or where its clock began; nil when the
  /// database does not say.
  package func momentVanSimulatie() async throws -> Tijdstip? {
    if let laatste = try await laatsteGebeurtenis() { return laatste }
    return try await pool.read(.leesKlokbegin).first.flatMap { Tijdstip(iso: try $0.get("waarde", as: String.self)) }
  }

  /// Moves the simulated clock forward.
  /// - Throws: `LoketFout.onbekend` when the clock is not simulated, `verkeerdeStand` when it would go back.
  package func zetKlok(_ lichaam: [UInt8]) throws(LoketFout) -> Antwoord {
    guard klok.isGesimuleerd else { throw .onbekend("Deze dienst heeft geen gesimuleerde klok.") }
    let doel = try geldig { () throws(Faults) in
      try readJSON(lichaam) { lezer in
        var nu: Tijdstip?
        lezer.object(klokvelden) { lezer, _ in nu = lezer.tijdstip() }
        return nu
      }
    }
    guard klok.zetVooruit(naar: doel) else {
      throw .verkeerdeStand(
        VerkeerdeStand(
          "De klok staat al verder; zij gaat niet terug.", mogelijk: ["een later moment kiezen"],
          meer: [JSONMember("nu", .text(klok.nu()))]))
    }
    return Antwoord(inhoud: ["nu": .text(klok.nu())])
  }

  /// Whether the database answers.
  package func isGereed() async -> Bool {
    do {
      _ = try await pool.read(.isGereed)
      return true
    } catch {
      return false
    }
  }
}

/// The refusal of a clock and a database that may not be used together.
package struct Klokfout: Error, CustomStringConvertible {
  /// A simulated clock in production, whatever the database.
  package static let inProductie = Klokfout(
    reden: "WEEGSCHAAL_PRODUCTIE=1 gaat niet samen met WEEGSCHAAL_KLOK: in productie geldt de klok van de machine. "
      + "Laat WEEGSCHAAL_KLOK weg.")

  let reden: String
  /// The reason, in Dutch.
  package var description: String { reden }
}

/// Which kind of clock a database knows.
struct Klokstand {
  let isGemerkt: Bool
  let isGebruikt: Bool

  init(_ pool: PostgresPool) async throws {
    let rij = try await pool.read(.leesKlokstand).one()
    isGemerkt = try rij.get("is_gemerkt", as: Bool.self)
    isGebruikt = try rij.get("is_gebruikt", as: Bool.self)
  }

  /// Whether the database must be marked before this clock is used.
  func vraagtMerk(_ klok: Klok, isProductie: Bool) throws(Klokfout) -> Bool {
    if isProductie, klok.isGesimuleerd {
      throw Klokfout.inProductie
    }
    if isProductie, isGemerkt {
      throw Klokfout(
        reden: "WEEGSCHAAL_PRODUCTIE=1 gaat niet samen met deze database: zij heeft het merk van een gesimuleerde klok "
          + "(databasekenmerk, klok is gesimuleerd), en dat blijft. Noem een andere database.")
    }
    guard klok.isGesimuleerd, !isGemerkt else { return false }
    guard !isGebruikt else {
      throw Klokfout(reden: "WEEGSCHAAL_KLOK is geweigerd: deze database is gebruikt met de echte klok.")
    }
    return true
  }
}

private enum Klokveld: String, CaseIterable, Sendable { case nu }
private let klokvelden = Members<Klokveld>(required: [.nu])

/// The schema of the body that moves the simulated clock.
let klokschema = klokvelden.schema { _ in
  .tijdstip.described("Het moment waarop de klok komt te staan, niet voor het vorige.")
}

extension PostgresStatement {
  static let leesKlokstand = PostgresStatement(
    "lees_klokstand",
    """
    SELECT is_gemerkt, is_gebruikt FROM klokstand()
    """)
  static let leesLaatsteTijdstip = PostgresStatement(
    "lees_laatste_tijdstip", "SELECT max(tijdstip) AS tijdstip FROM gebeurtenis")
  static let merkKlok = PostgresStatement(
    "merk_klok",
    """
    INSERT INTO databasekenmerk (sleutel, waarde) VALUES ('klok', 'gesimuleerd'), ('klok_begin', $1) ON CONFLICT DO NOTHING
    """)
  static let leesKlokbegin = PostgresStatement(
    "lees_klokbegin", "SELECT waarde FROM databasekenmerk WHERE sleutel = 'klok_begin'")
  static let isGereed = PostgresStatement("is_gereed", "SELECT 1")
}
