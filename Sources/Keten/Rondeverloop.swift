internal import Begrippen
internal import JSON
internal import Notatie

/// What of a round works, replayed from its events alone: when its window closes and which ceiling binds (`regels.md`
/// section 5). So the check needs no table, and runs on an export.
struct Rondeverloop {
  fileprivate struct Verlenging: Hashable {
    let tot: Tijdstip
    let grond: String
  }

  fileprivate struct Versie {
    let nummer: Int
    let sluit: Tijdstip
    let verlengingen: [Verlenging]
    let plafond: Int64
    let keuze: Int64?
    let vastgesteldOp: Tijdstip
    var isBevestigd = false
  }

  private var versies: [Versie] = []
  private var laatsteZegel: Tijdstip?

  /// Takes the next event of the chain of the round, and reports what the round as it stood did not allow.
  mutating func neem(
    _ soort: Gebeurtenissoort, _ velden: Gebeurtenisvelden, _ plaats: String, _ fouten: inout [Controlefout]
  ) {
    guard let tijdstip = Tijdstip(iso: velden.tijdstip) else { return }
    switch soort {
    case .rondeVastgesteld, .rondeGewijzigd:
      if let versie = Versie(velden.inhoud, op: tijdstip) { versies.append(versie) }
    case .rondeBevestigd:
      let nummer = velden.inhoud["versie"]?.geheel
      for index in versies.indices where versies[index].nummer == nummer { versies[index].isBevestigd = true }
    case .zegelGezet:
      if let vorige = laatsteZegel, tijdstip < vorige {
        fouten.meld(plaats, .zegelGebroken, "het zegel is van voor het vorige zegel")
      }
      laatsteZegel = tijdstip
      let aanleiding = velden.inhoud["aanleiding"]?.text.flatMap { Zegelaanleiding(rawValue: $0) }
      if aanleiding == .sluiting || aanleiding == .lotgetal, let sluit, tijdstip < sluit {
        fouten.meld(
          plaats, .zegelGebroken, "een zegel bij sluiting van \(tijdstip.iso), en de ronde sloot op \(sluit.iso)")
      }
    case .besluitenGenomen:
      guard let plafond, let gegeven = velden.inhoud["plafond"]?.centen, gegeven != plafond else { return }
      fouten.meld(
        plaats, .boekenSluitenNiet,
        "besloten is onder een plafond van \(geld(gegeven)); op dat moment gold \(geld(plafond))")
    default: return
    }
  }

  /// When the window closes: an extension that is recorded while the round is open works at once, a later one when its
  /// version is confirmed.
  private var sluit: Tijdstip? {
    var werkend: Set<Verlenging> = []
    var einde: Tijdstip?
    for versie in versies {
      let isOpTijd = versie.vastgesteldOp < einde ?? versie.sluit
      werkend = Set(versie.verlengingen.filter { werkend.contains($0) || isOpTijd || versie.isBevestigd })
      einde = werkend.reduce(versie.sluit) { max($0, $1.tot) }
    }
    return einde
  }

  /// The choice of the last version that another person confirmed, or else the ceiling of the last version.
  private var plafond: Int64? { versies.last(where: \.isBevestigd)?.keuze ?? versies.last?.plafond }
}

extension Rondeverloop.Versie {
  /// From the content of its event; nil when that is not one of a version.
  fileprivate init?(_ inhoud: JSONValue, op tijdstip: Tijdstip) {
    guard let nummer = inhoud["versie"]?.geheel, let sluit = inhoud["sluit"]?.text.flatMap({ Tijdstip(iso: $0) }),
      let plafond = inhoud["plafond"]?.centen
    else { return nil }
    self.init(
      nummer: nummer, sluit: sluit,
      verlengingen: (inhoud["verlengingen"]?.elements ?? []).compactMap { verlenging in
        guard let tot = verlenging["tot"]?.text.flatMap({ Tijdstip(iso: $0) }), let grond = verlenging["grond"]?.text
        else { return nil }
        return Rondeverloop.Verlenging(tot: tot, grond: grond)
      },
      plafond: plafond, keuze: inhoud["plafondkeuze"]?["bedrag"]?.centen, vastgesteldOp: tijdstip)
  }
}
