internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The present state of a round: what follows from all its versions and their confirmations (`regels.md` section 5).
struct Rondestand: Hashable, Sendable {
  /// All versions, oldest first; never empty.
  let versies: [Rondeversie]
  /// The number of the draw in the first closing seal.
  private let lotgetalBijSluiting: String?
  let isBesloten: Bool
  /// Whether a ranking was frozen with the seed to which the round committed.
  let isZaadGebruikt: Bool
  /// The last version, with the extensions that work.
  let ronde: Ronde
  /// The extensions of the last version that still wait for a confirmation.
  let wachtendeVerlengingen: [Ronde.Verlenging]
  /// Whether an extension works that was recorded after the round had closed.
  let isVerlengdNaSluiting: Bool
  /// The choice of ceiling that works: that of the last version that another person confirmed.
  let plafondkeuze: Plafondkeuze?

  /// - Parameter versies: oldest first, at least one.
  init(versies: [Rondeversie], lotgetalBijSluiting: String?, isBesloten: Bool, isZaadGebruikt: Bool) {
    guard let laatste = versies.last else { preconditionFailure("a round has a version") }
    self.versies = versies
    self.lotgetalBijSluiting = lotgetalBijSluiting
    self.isBesloten = isBesloten
    self.isZaadGebruikt = isZaadGebruikt
    let werking = Rondewerking(versies)
    var ronde = laatste.ronde
    ronde.verlengingen = laatste.ronde.verlengingen.filter(werking.verlengingen.contains)
    self.ronde = ronde
    wachtendeVerlengingen = laatste.ronde.verlengingen.filter { !werking.verlengingen.contains($0) }
    isVerlengdNaSluiting = werking.isVerlengdNaSluiting
    plafondkeuze = werking.plafondkeuze
  }

  /// The last version as it was recorded.
  var laatste: Rondeversie {
    guard let laatste = versies.last else { preconditionFailure("a round has a version") }
    return laatste
  }

  var versie: Int { laatste.versie }
  var lotingVastlegging: String? { laatste.lotingVastlegging }
  var regelingSha256: String { laatste.regelingSha256 }

  /// How often the round changed: its versions and its confirmations together. Equal numbers mean an equal round.
  var wijzigingen: Int { versie + versies.count { $0.bevestiging != nil } }

  /// The new number of the draw, when two persons recorded that the seed is lost.
  private var lotgetalNaVerlies: String? { versies.last { $0.bevestiging?.lotgetal != nil }?.bevestiging?.lotgetal }

  /// Whether the seed to which the round committed is lost.
  var isZaadVerloren: Bool { lotgetalNaVerlies != nil }

  /// The number of the draw; nil until the closing seal.
  var lotgetal: String? { lotgetalNaVerlies ?? lotgetalBijSluiting }

  /// Whether the closing seal brought the number of the draw.
  var heeftLotgetal: Bool { lotgetalBijSluiting != nil }

  /// What of the last version works only when another person has confirmed it. A change is one of what works now, so a
  /// choice that worked before and comes back is one too, and so is one that is dropped.
  var teBevestigen: [Bevestigingsgrond] {
    // Of a decided round nothing works any more that did not.
    guard laatste.bevestiging == nil, !isBesloten else { return [] }
    var gronden: [Bevestigingsgrond] = []
    if laatste.plafondkeuze != plafondkeuze { gronden.append(.plafondkeuze) }
    if !wachtendeVerlengingen.isEmpty { gronden.append(.verlengingen) }
    // A freeze with the seed shows that it is not lost.
    if laatste.zaadverlies != nil, !isZaadVerloren, !isZaadGebruikt { gronden.append(.zaadverlies) }
    return gronden
  }

  /// Whether a message received at this moment is in time (R 2:2).
  func isTijdig(_ ontvangenOp: Tijdstip) -> Bool { ronde.isOpen(op: ontvangenOp) }

  /// Whether a message received at this moment is early, in time or late.
  func tijdigheid(_ ontvangenOp: Tijdstip) -> Tijdigheid {
    if isTijdig(ontvangenOp) { return .tijdig }
    return ontvangenOp < ronde.opent ? .teVroeg : .teLaat
  }

  /// The state of the round at a moment.
  func status(op nu: Tijdstip) -> Rondestatus {
    if isBesloten { return .besloten }
    if nu < ronde.opent { return .aangekondigd }
    return nu < ronde.sluitMetVerlengingen ? .open : .gesloten
  }
}

/// Why a version of a round waits for another person (`contract.md` section 4).
enum Bevestigingsgrond: String, Hashable, Sendable, CaseIterable {
  /// A choice of ceiling (Awb 4:27 lid 2) that is made, changed, made again or dropped.
  case plafondkeuze
  /// An extension that was recorded after the round had closed.
  case verlengingen
  /// The seed of the draw is lost.
  case zaadverlies
}

/// What of the versions works, told in the order in which they and their confirmations were recorded. A version is
/// confirmed while it is the last, so what a confirmation brings holds until a later one changes it.
private struct Rondewerking {
  /// The extensions that work. One that is recorded while the round is open works at once; one that is recorded after it
  /// closed works when the version is confirmed.
  var verlengingen: Set<Ronde.Verlenging> = []
  var isVerlengdNaSluiting = false
  var plafondkeuze: Plafondkeuze?

  init(_ versies: [Rondeversie]) {
    var einde: Tijdstip?
    for versie in versies {
      let isLaat = versie.vastgesteldOp >= einde ?? versie.ronde.sluit
      let isBevestigd = versie.bevestiging != nil
      // One that a version leaves out and a later one names again is a new one.
      verlengingen.formIntersection(versie.ronde.verlengingen)
      for verlenging in versie.ronde.verlengingen where !verlengingen.contains(verlenging) && (!isLaat || isBevestigd) {
        verlengingen.insert(verlenging)
        if isLaat { isVerlengdNaSluiting = true }
      }
      if isBevestigd { plafondkeuze = versie.plafondkeuze }
      einde = versie.ronde.verlengingen.filter(verlengingen.contains).reduce(versie.ronde.sluit) { max($0, $1.tot) }
    }
  }
}

extension Rondestand {
  /// From the rows of `leesRonde`, oldest version first; nil when there is none.
  init?(_ rijen: PostgresRows) throws {
    guard let laatste = rijen.last else { return nil }
    self.init(
      versies: try rijen.map { try Rondeversie($0) },
      lotgetalBijSluiting: try laatste.get("lotgetal", as: String?.self),
      isBesloten: try laatste.get("is_besloten", as: Bool.self),
      isZaadGebruikt: try laatste.get("is_zaad_gebruikt", as: Bool.self))
  }

  /// The round as `GET /rondes/{jaar}` shows it.
  func json(op nu: Tijdstip) -> JSONValue {
    .object(present: [
      "jaar": .integer(ronde.jaar),
      "status": .text(status(op: nu)),
      "opent": .text(ronde.opent),
      "sluit": .text(ronde.sluit),
      "verlengingen": .array(ronde.verlengingen.map(\.json)),
      "plafond": .amount(ronde.plafond),
      "plafondVersies": .array(versies.map(\.plafondjson)),
      "plafondkeuze": plafondkeuze?.json,
      "besluitDatum": ronde.besluitDatum.map { .text($0) },
      "lotingVastlegging": lotingVastlegging.map { .text($0) } ?? .null,
      "lotgetal": lotgetal.map { .text($0) } ?? .null,
      "zaadVerloren": isZaadVerloren ? true : nil,
      "bekendmaking": [
        "kenmerk": .text(laatste.bekendmaking.kenmerk), "datum": .text(laatste.bekendmaking.datum),
        "vindplaats": .text(laatste.bekendmaking.vindplaats),
      ],
      "besluit": laatste.besluit?.json,
      "regeling": ["code": .text(laatste.regelingCode), "sha256": .text(regelingSha256)],
      "versie": .integer(versie),
      "teBevestigen": teBevestigenJSON,
    ])
  }

  /// What waits for another person; nil when nothing does.
  private var teBevestigenJSON: JSONValue? {
    let gronden = teBevestigen
    guard !gronden.isEmpty else { return nil }
    return .object(present: [
      "versie": .integer(versie), "gronden": .array(gronden.map { .text($0) }),
      "plafondkeuze": gronden.contains(.plafondkeuze) ? laatste.plafondkeuze?.json ?? .null : nil,
      "verlengingen": gronden.contains(.verlengingen) ? .array(wachtendeVerlengingen.map(\.json)) : nil,
      "zaadverlies": gronden.contains(.zaadverlies) ? laatste.zaadverlies.map { ["grond": .text($0)] } : nil,
    ])
  }
}

extension Rondestand {
  /// Asks permission for a step on the round.
  /// - Parameter eerder: who took the earlier steps of four eyes.
  /// - Throws: the refusal, when the table of steps does not allow the step now.
  func eis(_ stap: Stap, _ handeling: Handeling, na eerder: [Stap: Set<String>] = [:]) throws(LoketFout) -> Toestemming
  {
    try Toestemming(stap, opRonde: ronde.jaar, in: status(op: handeling.nu), na: eerder, handeling.wie)
  }
}

extension Handeling {
  /// The present state of the round; nil when there is no such round.
  func rondeOfNiets(_ jaar: Int) async throws -> Rondestand? {
    guard (2000...9999).contains(jaar) else { return nil }
    return try Rondestand(try await vraag(.leesRonde, [.int32(jaar)]))
  }

  /// The present state of the round.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func ronde(_ jaar: Int) async throws -> Rondestand {
    guard let ronde = try await rondeOfNiets(jaar) else { throw LoketFout.geenRonde(jaar) }
    return ronde
  }
}
