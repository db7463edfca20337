import Begrippen
import HTTPServer
import JSON
import Keten
import Loket
import PostgreSQL
import Proeven
import Testing

@testable import Web

/// Tries every step of the table on a file or a round as it stands, and compares what is taken with the member
/// `mogelijk` of what is refused. Nothing changes: the database refuses, at the commit, every event that a step writes.
struct Mogelijkproef: Sendable {
  let dienst: Proefdienst

  /// Someone who asks.
  struct Vrager: Sendable {
    let naam: String
    let sleutel: String
    let rollen: Set<Rol>
  }

  /// A file, with its applicant and the body that its applicant would send again.
  struct Dossier: Sendable {
    let id: String
    let aanvraag: Voorbeeldaanvraag
  }

  /// What came of the steps that one asker tried.
  struct Uitkomst: Sendable {
    /// The steps that were taken.
    var genomen: Set<Stap> = []
    /// The lists of the conflicts, each with the step that was refused.
    var lijsten: [(stap: Stap, mogelijk: [String])] = []
  }

  /// Has the database refuse what a step writes, with a code that the service takes for a full disk.
  static func maak(_ dienst: Proefdienst) async throws -> Mogelijkproef {
    for opdracht in [
      """
      CREATE FUNCTION bewaar_niets() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'this step would be taken' USING ERRCODE = '53100'; END $$
      """,
      """
      CREATE CONSTRAINT TRIGGER bewaar_niets AFTER INSERT ON gebeurtenis DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.dossier <> 'toegang') EXECUTE FUNCTION bewaar_niets()
      """, "ALTER TABLE gebeurtenis DISABLE TRIGGER bewaar_niets",
    ] {
      guard try await dienst.sql(opdracht) == nil else { throw Ongeldig(tekst: opdracht) }
    }
    return Mogelijkproef(dienst: dienst)
  }

  /// The staff of the tests. Who can take a step of his role has another role too, of which a step is refused.
  func medewerkers() async throws -> [Vrager] {
    var vragers: [Vrager] = []
    for (naam, rollen) in [
      ("i1", [.intake, .financieel]), ("b9", [.beoordelaar, .financieel]), ("d9", [.besluitnemer]),
      ("jan", [.financieel]), ("els", [.financieel]), ("huis", [.intake, .beoordelaar, .besluitnemer]),
    ] as [(String, [Rol])] {
      vragers.append(try await vrager(naam, rollen))
    }
    return vragers
  }

  /// A member of staff.
  func vrager(_ naam: String, _ rollen: [Rol]) async throws -> Vrager {
    let sleutel =
      switch rollen.count {
      case 1: try await dienst.medewerker(rollen[0], als: naam)
      case 2: try await dienst.medewerker(rollen[0], rollen[1], als: naam)
      default: try await dienst.medewerker(rollen[0], rollen[1], rollen[2], als: naam)
      }
    return Vrager(naam: naam, sleutel: sleutel, rollen: Set(rollen))
  }

  /// Expects of a file that every conflict names exactly the steps that are taken, whoever asks. Answers the steps that
  /// each asker could take.
  @discardableResult
  func eis(_ wat: String, _ dossier: Dossier) async throws -> [String: Set<Stap>] {
    let eigenaar = Vrager(
      naam: "aanvrager", sleutel: try await dienst.aanvrager(dossier.aanvraag.kvkNummer), rollen: [.aanvrager])
    let ronde = try await rondestatus()
    var alles: [String: Set<Stap>] = [:]
    try await zonderGevolg {
      for vrager in [eigenaar] + (try await medewerkers()) {
        let uitkomst = try await probeer(dossier, vrager, ronde)
        alles[vrager.naam] = uitkomst.genomen
        for (stap, mogelijk) in uitkomst.lijsten {
          let genoemd = genoemd(mogelijk)
          let opRonde = genoemd.filter(\.isOpRonde)
          #expect(genoemd.subtracting(opRonde) == uitkomst.genomen, "\(wat), \(vrager.naam), na \(stap): \(mogelijk)")
          for stap in opRonde {
            #expect(try await stuur(stap, vrager).status == 503, "\(wat), \(vrager.naam): \(mogelijk)")
          }
        }
        #expect(!uitkomst.lijsten.isEmpty, "\(wat): nothing was refused to \(vrager.naam)")
      }
    }
    return alles
  }

  /// Runs the body while nothing that a step writes is kept.
  private func zonderGevolg(_ doe: () async throws -> Void) async throws {
    #expect(try await dienst.sql("ALTER TABLE gebeurtenis ENABLE TRIGGER bewaar_niets") == nil)
    try await doe()
    #expect(try await dienst.sql("ALTER TABLE gebeurtenis DISABLE TRIGGER bewaar_niets") == nil)
  }

  /// Tries each step on a file that the asker's roles allow. Replacing and completing share a route, and the state of
  /// the round says which it is.
  private func probeer(_ dossier: Dossier, _ vrager: Vrager, _ ronde: String) async throws -> Uitkomst {
    var uitkomst = Uitkomst()
    for stap in Stap.allCases where !stap.rij.rollen.isDisjoint(with: vrager.rollen) {
      // An attempt is no file.
      if stap.isOpRonde || stap == .pogingInschrijven { continue }
      if stap == (ronde == "gesloten" ? .vervangen : .aanvullen) { continue }
      let uitslag = try await stuur(stap, dossier, vrager)
      // A new application is always taken in, and counts in the window alone.
      if stap == .indienen {
        if uitslag.status == 503, ronde == "open" { uitkomst.genomen.insert(stap) }
        continue
      }
      try await neem(uitslag, stap, &uitkomst) {
        try await stuur(stap, dossier, vrager, koppen: ["Idempotency-Key": "\(vrager.naam)-\(stap)-\($0)"])
      }
    }
    return uitkomst
  }

  /// Takes the outcome of one step. The list of a conflict is the same when it is kept for a repetition.
  private func neem(
    _ uitslag: Proefdienst.Uitslag, _ stap: Stap, _ uitkomst: inout Uitkomst,
    metSleutel: (Int) async throws -> Proefdienst.Uitslag
  ) async throws {
    switch uitslag.status {
    case 503: uitkomst.genomen.insert(stap)
    case 409:
      let mogelijk = uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      uitkomst.lijsten.append((stap, mogelijk))
      guard uitkomst.lijsten.count == 1 else { return }
      let nogmaals = try await metSleutel(Int.random(in: 0...Int.max))
      // A key is for a POST; what is kept under it says that the way needs another.
      let onderSleutel = nogmaals.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      let overSleutel = onderSleutel.filter { $0.contains("nieuwe Idempotency-Key") }
      #expect(nogmaals.status == 409 && overSleutel.count == (stap.adres.methode == .post ? 1 : 0), "\(stap)")
      #expect(onderSleutel.filter { !overSleutel.contains($0) } == mogelijk, "\(stap)")
    case 403: #expect(uitslag.probleem == "vier-ogen", "\(stap)")
    case 400:
      // A request for completion names what to complete; where nothing is missing each name is a fault of the body.
      #expect(stap == .herstelVerzoeken && uitslag.fouten == ["waarde /onderdelen/0"], "\(stap): \(uitslag.fouten)")
    // There is no such repayment or signal.
    case 404: #expect([.terugbetalingBevestigen, .terugbetalingAfwijzen, .signaalAfhandelen].contains(stap))
    default: Issue.record("\(stap): \(uitslag.status) \(String(decoding: uitslag.lichaam, as: UTF8.self))")
    }
  }

  /// Expects of the round that every conflict names exactly the steps on it that are taken, whoever asks. Answers the
  /// steps that each asker could take.
  @discardableResult
  func eisRonde(_ wat: String, _ vragers: [Vrager]) async throws -> [String: Set<Stap>] {
    var alles: [String: Set<Stap>] = [:]
    try await zonderGevolg {
      for vrager in vragers {
        var uitkomst = Uitkomst()
        for stap in Stap.allCases where stap.isOpRonde && !stap.rij.rollen.isDisjoint(with: vrager.rollen) {
          try await neem(try await stuur(stap, vrager), stap, &uitkomst) {
            try await stuur(stap, vrager, koppen: ["Idempotency-Key": "\(vrager.naam)-\(stap)-\($0)"])
          }
        }
        alles[vrager.naam] = uitkomst.genomen
        for (stap, mogelijk) in uitkomst.lijsten {
          #expect(genoemd(mogelijk) == uitkomst.genomen, "\(wat), \(vrager.naam), na \(stap): \(mogelijk)")
        }
      }
    }
    return alles
  }

  private func genoemd(_ mogelijk: [String]) -> Set<Stap> {
    Set(Stap.allCases.filter { stap in mogelijk.contains { noemt($0, stap) } })
  }

  /// Takes a step on the round.
  private func stuur(
    _ stap: Stap, _ vrager: Vrager, koppen: [String: String] = [:]
  ) async throws -> Proefdienst.Uitslag {
    let vandaag = "\(Amsterdam.datum(dienst.klok.nu()))"
    let lichaam: JSONValue =
      switch stap {
      case .rondeVaststellen: Proefdienst.ronde()
      case .rondeBevestigen: ["versie": try await rondeversie()]
      case .loten: ["loting": ["zaad": .text(Proefdienst.zaad)]]
      case .besluiten: Proefdienst.besluitopdracht(besluitDatum: vandaag)
      case .rondeBekendmaken: ["bekendgemaaktOp": .text(vandaag)]
      default: [:]
      }
    var koppen = koppen
    if stap.adres.methode == .put { koppen["If-Match"] = "*" }
    return try await dienst.stuur(
      stap.adres.methode.description, stap.adres.pad.replacing("{jaar}", with: "2025"), vrager.sleutel, lichaam,
      koppen: koppen)
  }

  /// Whether an element of `mogelijk` names the step on the file or round at hand, with its request.
  private func noemt(_ element: String, _ stap: Stap) -> Bool {
    guard !element.hasPrefix("de eerste "), !element.hasPrefix("de andere ") else { return false }
    guard element.hasSuffix("(\(stap.adres.methode) \(stap.adres.pad))") else { return false }
    // Both freeze; one sends the seed.
    if stap == .bevriezen || stap == .loten { return element.contains("met het") == (stap == .loten) }
    return stap.adres.methode != .put || stap.adres.pad != Stap.vervangen.adres.pad || element.hasPrefix(stap.rij.naam)
  }

  private func rondeversie() async throws -> JSONValue {
    try await dienst.stuur("GET", "/v1/rondes/2025").json["versie"] ?? .null
  }

  /// The state of the round.
  func rondestatus() async throws -> String {
    try await dienst.stuur("GET", "/v1/rondes/2025").json["status"]?.text ?? ""
  }

  private func stuur(
    _ stap: Stap, _ dossier: Dossier, _ vrager: Vrager, koppen: [String: String] = [:]
  ) async throws -> Proefdienst.Uitslag {
    var koppen = koppen
    if stap.adres.methode == .put { koppen["If-Match"] = "*" }
    var pad = stap.adres.pad.replacing("{id}", with: dossier.id).replacing("{jaar}", with: "2025")
      .replacing("{code}", with: "contact_ontbreekt")
    if pad.contains("{terugbetaling}") {
      pad.replace("{terugbetaling}", with: try await terugbetaling(dossier.id, vrager))
    }
    return try await dienst.stuur(
      stap.adres.methode.description, pad, vrager.sleutel, try await lichaam(stap, dossier), koppen: koppen)
  }

  /// A repayment of the file that this person can confirm; else another, or an id that is none.
  private func terugbetaling(_ id: String, _ vrager: Vrager) async throws -> String {
    try await dienst.alsEigenaar { pool in
      let gevonden = try await pool.query(
        .once(
          "terugbetaling",
          """
          SELECT t.id::text FROM terugbetaling t WHERE t.dossier = $1 ORDER BY EXISTS (
            SELECT FROM terugbetalingsbevestiging b WHERE b.terugbetaling = t.id), t.door = $2 LIMIT 1
          """), [.text(id), .text(vrager.naam)])
      return try gevonden.oneOrNone()?.get("id", as: String.self) ?? "geen"
    }
  }

  /// A body with which the step is taken when nothing else stands in its way.
  private func lichaam(_ stap: Stap, _ dossier: Dossier) async throws -> JSONValue {
    let aanvraag = dossier.aanvraag
    let vandaag = JSONValue.text("\(Amsterdam.datum(dienst.klok.nu()))")
    return switch stap {
    case .indienen, .vervangen: aanvraag.json
    // The same bytes would change nothing; the members in another order are other bytes.
    case .aanvullen: .object((aanvraag.json.members ?? []).reversed())
    case .terzijdeLeggen: ["reden": "De andere is bedoeld."]
    case .herstelVerzoeken:
      HerstelTests.verzoek(
        ["gegevens_aanvrager"], uiterlijk: "\(Amsterdam.datum(dienst.klok.nu()).plus(dagen: 60))")
    case .toelaten: ["besluit": "RIS-1", "grond": "Storing van het portaal."]
    case .beoordelen: ["motivering": "In orde."]
    case .buitenBehandelingLaten: ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": vandaag]
    case .signaalAfhandelen: ["reden": "Nagegaan."]
    case .bekendmaken, .vaststellingBekendmaken, .rondeBekendmaken: ["bekendgemaaktOp": vandaag]
    case .vaststellen:
      dienst.vaststelling(try await isVerantwoord(dossier.id) ? [] : [JSONMember("ambtshalve", true)])
    case .betalingBevestigen: ["bedrag": .amount(1_000_000), "valutadatum": vandaag, "kenmerk": "PROEF-1"]
    case .verantwoorden: Voorbeeldverantwoording().json
    case .terugbetalingBoeken: ["bedrag": .amount(1), "valutadatum": vandaag, "kenmerk": "PROEF-2"]
    case .terugbetalingAfwijzen: ["reden": "Dubbel geboekt."]
    case .rondeBevestigen: ["versie": try await rondeversie()]
    case .loten: ["loting": ["zaad": .text(Proefdienst.zaad)]]
    case .pogingInschrijven, .intrekken, .voorschotOpdragen, .rondeVaststellen, .bevriezen, .besluiten,
      .rondebekendmakingBevestigen,
      .bekendmakingBevestigen, .vaststellingsbekendmakingBevestigen, .terugbetalingBevestigen:
      [:]
    }
  }
}

extension Mogelijkproef {
  private func isVerantwoord(_ id: String) async throws -> Bool {
    let auditor = try await dienst.medewerker(.auditor, als: "a9")
    return try await dienst.stuur("GET", "/v1/aanvragen/\(id)", auditor).json["status"]?.text == "verantwoord"
  }
}

extension Stap {
  /// Whether it is a step on a round.
  fileprivate var isOpRonde: Bool { if case .ronde = rij.onderwerp { true } else { false } }
}
