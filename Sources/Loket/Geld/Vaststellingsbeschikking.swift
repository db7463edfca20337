internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The body of `POST vaststelling` when it settles lower than the realised costs (Awb 4:46 lid 2), after hearing.
struct LagereVaststellingsinvoer: Hashable, Sendable {
  let vaststelling: LagereVaststelling
  let motivering: String
  /// What the recipient said when it was heard, or how it was given the chance (Awb 4:8; no waiver by 4:12).
  let zienswijze: String
}

private enum Vaststellingsveld: String, CaseIterable, Sendable { case bedrag, grond, motivering, zienswijze }
private let vaststellingsvelden = Members<Vaststellingsveld>()
private let gronden = Choice<VaststellingsGrond>()

/// Reads the body of `POST vaststelling`: `{}`, or all four members.
/// - Throws: every fault at once.
func leesVaststelling(_ document: [UInt8]) throws(Faults) -> LagereVaststellingsinvoer? {
  // The outer optional tells whether the document was read, the inner one whether it asks for a lower amount.
  try readJSON(document) { (lezer: inout JSONReader) -> LagereVaststellingsinvoer?? in
    var bedrag: Centen?
    var grond: VaststellingsGrond?
    var motivering: String?
    var zienswijze: String?
    var genoemd: Set<Vaststellingsveld> = []
    lezer.object(vaststellingsvelden) { lezer, veld in
      genoemd.insert(veld)
      switch veld {
      case .bedrag: bedrag = lezer.centen()
      case .grond: grond = lezer.oneOf(gronden)
      case .motivering: motivering = lezer.tekst()
      case .zienswijze: zienswijze = lezer.tekst()
      }
    }
    if genoemd.isEmpty { return .some(nil) }
    for veld in Vaststellingsveld.allCases where !genoemd.contains(veld) {
      lezer.fault(
        .required, at: .member(veld.rawValue),
        message: "ontbreekt; een lagere vaststelling heeft bedrag, grond, motivering en zienswijze nodig.")
    }
    guard let bedrag, let grond, let motivering, let zienswijze else { return nil }
    return LagereVaststellingsinvoer(
      vaststelling: LagereVaststelling(bedrag: bedrag, grond: grond), motivering: motivering, zienswijze: zienswijze)
  }
}

/// The decision that settles a grant, in figures and in words (Awb 3:46, 4:42, 4:46).
struct Vaststellingsbeschikking: Sendable {
  let vaststelling: Vaststelling
  let lager: LagereVaststellingsinvoer?
  let kenmerk: String
  /// The local date on which it was made, and made known.
  let datum: Datum
  let verlening: Verlening
  let verantwoording: Verantwoording
  let regels: BevrorenRegels

  init(
    _ vaststelling: Vaststelling, lager: LagereVaststellingsinvoer?, kenmerk: String, op datum: Datum,
    verlening: Verlening, verantwoording: Verantwoording, regels: BevrorenRegels
  ) {
    self.vaststelling = vaststelling
    self.lager = lager
    self.kenmerk = kenmerk
    self.datum = datum
    self.verlening = verlening
    self.verantwoording = verantwoording
    self.regels = regels
  }

  /// By when what was paid too much must be back; nil when nothing was.
  var terugbetalenUiterlijk: Datum? {
    vaststelling.terugvordering > .zero
      ? regels.regeling.terugbetalingstermijn(bekendgemaaktOp: datum).laatsteDag : nil
  }

  /// What the event holds: figures and the ground; the words can name people.
  var gebeurtenisleden: [JSONMember] {
    [JSONMember("kenmerk", .text(kenmerk)), JSONMember("besluit", .text(verlening.kenmerk))] + bedragen
      + [JSONMember("verantwoordingsversie", .integer(verantwoording.versie))]
      + (vaststelling.grond.map { [JSONMember("grond", .text($0))] } ?? [])
  }

  /// As members of an answer; kept as they are.
  var leden: [JSONMember] {
    [JSONMember("kenmerk", .text(kenmerk)), JSONMember("datum", .text(datum))] + bedragen + [
      JSONMember("afwijkingen", verantwoording.afwijkingen),
      JSONMember("activiteiten", verantwoording.vergelijkingen),
      JSONMember("besluit", .text(verlening.kenmerk)),
      JSONMember("verantwoordingsversie", .integer(verantwoording.versie)),
      JSONMember("kosten", vaststelling.kosten.document), JSONMember("openNormen", regels.normen.document),
      JSONMember("grond", vaststelling.grond.map { .text($0) } ?? .null),
      JSONMember("zienswijze", lager.map { .text($0.zienswijze) } ?? .null),
      JSONMember("motivering", .text(motivering)),
      JSONMember("grondslag", .array(grondslag.map { .text($0) })),
      JSONMember("terugbetalenUiterlijk", terugbetalenUiterlijk.map { .text($0) } ?? .null),
      JSONMember("bezwaar", bezwaar),
    ]
  }

  /// What stays of a row of `leesVaststelling` when the words of the decision were removed: its reference and figures.
  static func blijvendeLeden(_ rij: PostgresRow) throws -> [JSONMember] {
    let uiterlijk = try rij.get("terug_uiterlijk", as: Datum?.self)
    let bedragen = try ["verleend", "subsidiabel", "vastgesteld", "betaald", "nabetaling", "terugvordering"].map {
      JSONMember($0, .amount(try rij.get($0, as: Int64.self)))
    }
    return [JSONMember("kenmerk", .text(try rij.get("kenmerk", as: String.self)))] + bedragen + [
      JSONMember("terugbetalenUiterlijk", uiterlijk.map { .text($0) } ?? .null),
      JSONMember("verwijderd", true),
    ]
  }

  private var bedragen: [JSONMember] {
    [
      JSONMember("verleend", .amount(vaststelling.verleend)),
      JSONMember("subsidiabel", .amount(vaststelling.subsidiabel)),
      JSONMember("vastgesteld", .amount(vaststelling.vastgesteld)),
      JSONMember("betaald", .amount(vaststelling.betaald)),
      JSONMember("nabetaling", .amount(vaststelling.nabetaling)),
      JSONMember("terugvordering", .amount(vaststelling.terugvordering)),
    ]
  }

  private var motivering: String {
    var zinnen = [
      "De subsidie is verleend tot ten hoogste \(vaststelling.verleend.tekst).",
      "Van de verantwoorde kosten is \(vaststelling.subsidiabel.tekst) subsidiabel (artikel 1:6).",
    ]
    if let lager, let grond = vaststelling.grond {
      zinnen.append(
        "De subsidie wordt lager vastgesteld, op \(vaststelling.vastgesteld.tekst), omdat \(grond.tekst) "
          + "(Awb \(grond.artikel)). \(lager.motivering)")
    } else {
      zinnen.append(
        "De subsidie wordt vastgesteld op het laagste van beide: \(vaststelling.vastgesteld.tekst) (Awb 4:46).")
    }
    if vaststelling.terugvordering > .zero, let terugbetalenUiterlijk {
      zinnen.append(
        "Betaald is \(vaststelling.betaald.tekst); \(vaststelling.terugvordering.tekst) wordt teruggevorderd (Awb 4:57, "
          + "4:95 lid 4) en moet uiterlijk \(terugbetalenUiterlijk.tekst) zijn terugbetaald.")
    } else if vaststelling.nabetaling > .zero {
      zinnen.append(
        "Betaald is \(vaststelling.betaald.tekst); \(vaststelling.nabetaling.tekst) wordt nabetaald (Awb 4:52).")
    } else {
      zinnen.append("Betaald is \(vaststelling.betaald.tekst); er is niets na te betalen of terug te vorderen.")
    }
    return zinnen.joined(separator: " ")
  }

  private var grondslag: [String] {
    var artikelen = ["R 1:6", "R 4:1", "Awb 4:42", vaststelling.grond.map { "Awb \($0.artikel)" } ?? "Awb 4:46 lid 1"]
    if vaststelling.terugvordering > .zero { artikelen += ["Awb 4:57", "Awb 4:95 lid 4"] }
    if vaststelling.nabetaling > .zero { artikelen.append("Awb 4:52") }
    return artikelen
  }

  private var bezwaar: JSONValue {
    let termijn = regels.regeling.bezwaartermijn(bekendgemaaktOp: datum)
    return [
      "uiterlijk": .text(termijn.laatsteDag),
      "tekst": .text(bezwaarclausule(.verlening, uiterlijk: termijn.laatsteDag, regels.regeling)),
      "berekening": .text(termijn.toelichting),
    ]
  }
}

extension VaststellingsGrond {
  /// The article as people write it: `4:46 lid 2 a`.
  fileprivate var artikel: String {
    let letter = rawValue.last.map(String.init) ?? ""
    return "4:46 lid 2 \(letter)"
  }
}
