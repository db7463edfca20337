import Begrippen
import Cryptography
import Documenten
import JSON
import Proeven
import Regeling
import Testing

/// What decisions say, whole and to the byte.
struct BeschikkingTests {
  private let regeling: Regeling
  private let besluitDatum: Datum
  private let uiterlijk: Datum

  init() throws {
    regeling = try Proef.regeling()
    besluitDatum = try #require(Datum(iso: "2025-04-17"))
    uiterlijk = try #require(Datum(iso: "2026-05-01"))
  }

  private func document(_ inhoud: Besluitinhoud, _ id: String, rangschikking: Int?) -> String {
    let document = Besluitdocument(
      inhoud, id: "vast", kenmerk: "vast", aanvraag: id, aanvraagKenmerk: "SSO-2025-\(id)", jaar: 2025,
      rangschikking: rangschikking, mandaat: "Mandaatbesluit 2025, nr. 3", besluitDatum: besluitDatum,
      verantwoordingUiterlijk: inhoud.soort.isVerlening ? uiterlijk : nil, regelversie: "1.0.0"
    ).json(regeling, regelingSha256: "vast")
    return String(decoding: document.canonicalBytes, as: UTF8.self)
  }

  @Test("every kind of decision on a file")
  func decisions() throws {
    let ronde = try Beschikkingproef.ronde()
    let inzendingen = try Beschikkingproef.inzendingen(regeling)
    let rangschikking = rangschik(
      inzendingen.map { Weging($0, ronde: ronde, regeling: regeling) }, ronde: ronde,
      regeling: regeling, normen: regeling.openNormen,
      loting: Loting(zaad: "zaad") { SHA256Digest(of: $0).hex })
    let gronden = Dictionary(
      uniqueKeysWithValues: inzendingen.map {
        ($0.id, Besluitgrond($0, ronde, regeling, besluitDatum: besluitDatum))
      })
    let schrijver = Besluitschrijver(rangschikking, regeling)
    var documenten: [String: String] = [:]
    // Asked for in two requests.
    let dagen: [Toetscode: Int] = [.btwVerklaring: -3, .btwSpecificatie: -3, .gegevensAanvrager: -1]
    let gevraagd = dagen.mapValues {
      Hersteltijd(tot: besluitDatum.plus(dagen: $0), buitenbehandelingTot: besluitDatum.plus(dagen: $0 + 28))
    }
    for lid in rangschikking.rangorde {
      documenten[lid.id] = document(
        schrijver.inhoud(lid, try #require(gronden[lid.id])), lid.id, rangschikking: 2)
    }
    for lid in rangschikking.nietGerangschikt {
      let grond = try #require(gronden[lid.id])
      documenten[lid.id] = document(
        lid.oordeel == .ongeschikt
          ? .ongeschikt(grond)
          : .buitenBehandeling(grond, gevraagd), lid.id, rangschikking: 2)
    }
    documenten["toegelicht"] = document(
      .buitenBehandeling(
        try #require(gronden["onvolledig"]), gevraagd.filter { $0.key != .gegevensAanvrager },
        toelichting: "U zond niets."), "toegelicht", rangschikking: nil)
    documenten["onaangevuld"] = document(
      .ongeschikt(
        try #require(gronden["onvolledig"]),
        dagen.mapValues {
          Hersteltijd(tot: besluitDatum.plus(dagen: $0 - 37), buitenbehandelingTot: besluitDatum.plus(dagen: $0 - 9))
        }), "onaangevuld", rangschikking: 2)
    let gevonden = documenten.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
    try Beschikkingproef.vergelijk("besluiten.txt", gevonden)
  }

  @Test("the clause on objection, before and after the bekendmaking")
  func objections() throws {
    let soorten = Besluitsoort.allCases
    // Six weeks before.
    let bekendgemaaktOp = besluitDatum.plus(dagen: -42)
    let bezwaar = regeling.bezwaartermijn(bekendgemaaktOp: bekendgemaaktOp)
    let gevonden = soorten.flatMap { soort in
      [
        bezwaarclausule(soort, nil, bekendgemaaktOp: nil, regeling),
        bezwaarclausule(soort, bezwaar, bekendgemaaktOp: bekendgemaaktOp, regeling),
      ].map { "\(soort.rawValue) \($0)" }
    }
    try Beschikkingproef.vergelijk("bezwaren.txt", gevonden.joined(separator: "\n"))
    // A bekendmaking dated back: the term runs from the day on which it was shown, and the clause says so.
    for soort in soorten {
      let later = bezwaarclausule(soort, bezwaar, bekendgemaaktOp: bekendgemaaktOp.plus(dagen: -12), regeling)
      #expect(
        later.contains(
          "binnen 6 weken na \(bekendgemaaktOp.tekst) (de dag waarop u dit besluit voor het eerst kon lezen; die is later "
            + "dan de bekendmaking), dat is uiterlijk op \(besluitDatum.tekst), bezwaar maken"))
    }
  }

  @Test("settlements: with money back, lower on a ground, with money to pay, even, and without an account")
  func settlements() throws {
    let activiteiten: JSONValue = [["soort": "a", "begroot": true, "verantwoord": true, "wijktAf": true]]
    let datum = besluitDatum.plus(dagen: 365)
    let gevonden = try Beschikkingproef.vaststellingen(regeling).map { naam, vaststelling, lager in
      let document = Vaststellingsdocument(
        Vaststellingsbesluit(
          vaststelling, toelichting: lager.map { _ in "Het spreekuur is niet gehouden." }, regeling: regeling),
        kenmerk: "VST-2025-AAAA-AAAA", mandaat: "Mandaatbesluit 2025, nr. 4", besluitDatum: datum,
        verlening: "BES-2025-AAAA-AAAA", verantwoordingsversie: vaststelling.isAmbtshalve ? nil : 2,
        lastoordelen: naam == "gelijk"
          ? [.init(activiteit: 0, last: 1, nietNoodzakelijk: .zero, reden: "Niet teruggekomen.")] : [],
        activiteiten: activiteiten, afwijkingen: activiteiten, zienswijze: lager.map { _ in "Gehoord." },
        normen: regeling.openNormen)
      let termijnen = Vaststellingstermijnen(
        terugvordering: vaststelling.terugvordering, bekendgemaaktOp: datum, getoondOp: datum.plus(dagen: 1),
        regeling: regeling)
      return [
        document.leden, document.gebeurtenisleden,
        Vaststellingsdocument.termijnleden(nil, bekendgemaaktOp: nil, regeling),
        Vaststellingsdocument.termijnleden(termijnen, bekendgemaaktOp: datum, regeling),
      ].map { leden in
        "\(naam) \(String(decoding: JSONValue.object(leden).canonicalBytes, as: UTF8.self))"
      }.joined(separator: "\n")
    }
    try Beschikkingproef.vergelijk("vaststellingen.txt", gevonden.joined(separator: "\n"))
  }

  @Test("a decisive tie is told with how it was decided")
  func ties() throws {
    let ronde = try Beschikkingproef.ronde()
    let inzendingen = try Beschikkingproef.inzendingen(regeling)
    let gelijk = try #require(inzendingen.first { $0.id == "gelijk-1" })
    for (waarde, woorden) in [
      ("loting", "loting op het KVK-nummer"),
      ("criteria", "de punten op de criteria in hun volgorde"), ("naarRato", "verdeling naar rato"),
    ] {
      let uitslag = rangschik(
        inzendingen.map { Weging($0, ronde: ronde, regeling: regeling) }, ronde: ronde, regeling: regeling,
        normen: try #require(regeling.openNormen.met(.gelijkeStand, waarde)),
        loting: Loting(zaad: "zaad") { SHA256Digest(of: $0).hex })
      let lid = try #require(uitslag.rangorde.first { $0.id == gelijk.id })
      let inhoud = Besluitschrijver(uitslag, regeling).inhoud(
        lid, Besluitgrond(gelijk, ronde, regeling, besluitDatum: besluitDatum))
      #expect(inhoud.motivering.contains("; dat is beslist door \(woorden)."), "\(waarde)")
    }
  }
}
