internal import Begrippen
internal import Cryptography
internal import JSON
internal import Notatie

/// The check of one chain with its books, event by event.
struct Ketencontrole {
  let dossier: String
  /// The number of the last event that came.
  private(set) var volgnummer = 0
  /// The round: from the first event of a file, or from the name of a round's chain.
  private(set) var jaar: Int?
  /// The amount that the events granted under the ceiling, in cents.
  private(set) var verleend: Int128 = 0
  private var kop = Gebeurtenis.begin
  private var soort = ""
  /// The moment of the last event.
  private var tijdstip: Tijdstip?
  /// The entries that the last event asks for and that did not come yet.
  private var verwacht: [Boeking] = []
  private var saldi: [String: Int128] = [:]
  private var bedragen = Boekbedragen()
  private var zegelnummers: [Int] = []
  /// What of a round works, in the chain of a round.
  private var verloop = Rondeverloop()
  /// What is open after the last event, as that says, in cents.
  private var openstaand: Int64?
  private var heeftStand = false
  private var heeftRekeningstand = false

  init(dossier: String) {
    self.dossier = dossier
    if dossier.hasPrefix(Ketennaam.voorvoegselVanRonde) {
      jaar = Int(dossier.dropFirst(Ketennaam.voorvoegselVanRonde.count))
    }
  }

  private var isVanRonde: Bool { dossier.hasPrefix(Ketennaam.voorvoegselVanRonde) }
  private var isVanDossier: Bool { !isVanRonde && dossier != Ketennaam.toegang }

  /// The next event.
  mutating func neem(_ velden: Gebeurtenisvelden, sha256: String, _ fouten: inout [Controlefout]) {
    sluitGebeurtenis(&fouten)
    let plaats = "\(dossier)/\(velden.volgnummer)"
    if velden.volgnummer != volgnummer + 1 {
      fouten.meld(plaats, .ketenGebroken, "na gebeurtenis \(volgnummer) komt \(velden.volgnummer)")
    }
    if velden.vorige != kop {
      fouten.meld(plaats, .ketenGebroken, "vorige is niet de digest van de gebeurtenis ervoor")
    }
    if SHA256Digest(of: velden.json.canonicalBytes).hex != sha256 {
      fouten.meld(plaats, .ketenGebroken, "de digest is niet die van de canonieke vorm")
    }
    volgnummer = velden.volgnummer
    kop = sha256
    let eerder = tijdstip
    tijdstip = Tijdstip(iso: velden.tijdstip)
    if let eerder, let tijdstip, tijdstip < eerder {
      fouten.meld(plaats, .ketenGebroken, "het tijdstip ligt voor dat van de gebeurtenis ervoor")
    }
    soort = velden.soort
    if volgnummer == 1, isVanDossier { jaar = velden.inhoud["jaar"]?.geheel }
    if soort == Gebeurtenissoort.zegelGezet.rawValue, let nummer = velden.inhoud["nummer"]?.geheel {
      zegelnummers.append(nummer)
    }
    guard let gebeurtenissoort = Gebeurtenissoort(rawValue: soort) else {
      fouten.meld(plaats, .ketenGebroken, "onbekende soort gebeurtenis")
      return
    }
    if isVanRonde { verloop.neem(gebeurtenissoort, velden, plaats, &fouten) }
    if gebeurtenissoort == .terugbetaald { openstaand = velden.inhoud["openstaand"]?.centen ?? -1 }
    if let boekingen = Boeking.uit(gebeurtenissoort, velden.inhoud) {
      verwacht = boekingen
      for vorm in boekingen where vorm.soort.valtOnderPlafond { verleend += Int128(vorm.bedrag.waarde) }
    } else {
      fouten.meld(plaats, .gebeurtenisZonderBoeking, "de bedragen van \(soort) ontbreken of kloppen niet")
    }
  }

  /// The next booking, which must belong to the last event and be one that it asks for.
  mutating func neem(_ boeking: Boekingsregel, _ fouten: inout [Controlefout]) {
    let plaats = "\(dossier)/\(boeking.volgnummer)"
    saldi[boeking.debet, default: 0] += Int128(boeking.bedrag)
    saldi[boeking.credit, default: 0] -= Int128(boeking.bedrag)
    let vorm = boeking.vorm
    if let vorm { bedragen.tel(vorm) }
    guard boeking.volgnummer == volgnummer, let vorm, let index = verwacht.firstIndex(of: vorm) else {
      fouten.meld(
        plaats, .boekingZonderGebeurtenis,
        "\(boeking.debet) aan \(boeking.credit) \(geld(boeking.bedrag)) volgt niet uit de gebeurtenis")
      return
    }
    verwacht.remove(at: index)
  }

  /// The balances that are kept beside the bookings.
  mutating func neem(saldi gegeven: [String: Int64], _ fouten: inout [Controlefout]) {
    sluitGebeurtenis(&fouten)
    heeftRekeningstand = true
    for rekening in Rekening.allCases.map(\.rawValue) {
      let geboekt = saldi[rekening, default: 0]
      let stand = gegeven[rekening, default: 0]
      if geboekt != Int128(stand) {
        fouten.meld(
          dossier, .boekenSluitenNiet, "\(rekening): geboekt is \(geld(geboekt)), de stand zegt \(geld(stand))")
      }
    }
    let som = gegeven.values.reduce(Int128(0)) { $0 + Int128($1) }
    if som != 0 { fouten.meld(dossier, .boekenSluitenNiet, "de standen tellen op tot \(geld(som)), niet tot nul") }
  }

  /// The state of the file that is kept beside the chain.
  mutating func neem(jaar gegeven: Int, status: String, kop gegevenKop: Ketenkop, _ fouten: inout [Controlefout]) {
    sluitGebeurtenis(&fouten)
    heeftStand = true
    if gegevenKop.volgnummer != volgnummer || gegevenKop.sha256 != kop {
      fouten.meld(
        dossier, .ketenGebroken,
        "de stand noemt gebeurtenis \(gegevenKop.volgnummer) als laatste, de keten \(volgnummer)")
    }
    if let jaar, jaar != gegeven {
      fouten.meld(dossier, .registratieWijktAf, "de stand noemt ronde \(gegeven), de keten \(jaar)")
    }
    switch Status(rawValue: status) {
    case .none: fouten.meld(dossier, .registratieWijktAf, "onbekende status")
    case .vastgesteld, .afgesloten: eisAfgesloten(status == Status.afgesloten.rawValue, &fouten)
    default: break
    }
    jaar = jaar ?? gegeven
  }

  /// A settled file is closed when its books have nothing to claim and nothing to pay.
  private func eisAfgesloten(_ isAfgesloten: Bool, _ fouten: inout [Controlefout]) {
    let (vordering, schuld) = (saldo(.vordering), saldo(.nogTeBetalen))
    guard isAfgesloten != (vordering == 0 && schuld == 0) else { return }
    fouten.meld(
      dossier, .registratieWijktAf,
      "de stand zegt \(isAfgesloten ? "afgesloten" : "vastgesteld"); volgens de boeken staat \(geld(vordering)) open en is "
        + "\(geld(-schuld)) te betalen")
  }

  private func saldo(_ rekening: Rekening) -> Int128 { saldi[rekening.rawValue, default: 0] }

  /// Ends the chain.
  mutating func sluit(_ fouten: inout [Controlefout]) {
    sluitGebeurtenis(&fouten)
    if volgnummer == 0 { fouten.meld(dossier, .ketenGebroken, "er zijn geen gebeurtenissen") }
    if isVanDossier, !heeftStand { fouten.meld(dossier, .ketenGebroken, "de stand van het dossier ontbreekt") }
    if !saldi.isEmpty, !heeftRekeningstand {
      fouten.meld(dossier, .boekenSluitenNiet, "er is geboekt, maar de standen ontbreken")
    }
    for melding in bedragen.onmogelijk { fouten.meld(dossier, .boekenSluitenNiet, melding) }
  }

  /// The number of events that record this seal or a later one. In a sound chain it is 1, and 0 in the chain of a file.
  func zegelsNa(_ zegel: Zegelcontrole.Laatste?) -> Int {
    guard isVanRonde, let zegel else { return 0 }
    return zegelnummers.count { $0 >= zegel.nummer }
  }

  /// Reports the bookings that the last event asks for and that did not come.
  private mutating func sluitGebeurtenis(_ fouten: inout [Controlefout]) {
    for vorm in verwacht {
      fouten.meld(
        "\(dossier)/\(volgnummer)", .gebeurtenisZonderBoeking,
        "\(soort) vraagt \(vorm.tekst); die boeking ontbreekt")
    }
    verwacht = []
    if let openstaand, saldo(.vordering) != Int128(openstaand) {
      fouten.meld(
        "\(dossier)/\(volgnummer)", .registratieWijktAf,
        "de gebeurtenis zegt dat \(geld(openstaand)) openstaat, volgens de boeken is dat \(geld(saldo(.vordering)))")
    }
    openstaand = nil
  }
}

/// The sums of the bookings of a file, in cents.
private struct Boekbedragen {
  private var verleend: Int128 = 0
  private var opgedragen: Int128 = 0
  private var betaald: Int128 = 0
  private var vastgesteld: Int128 = 0
  private var teruggevorderd: Int128 = 0
  private var terugbetaald: Int128 = 0

  mutating func tel(_ vorm: Boeking) {
    let bedrag = Int128(vorm.bedrag.waarde)
    switch vorm.soort {
    case .verlening: verleend += bedrag
    case .voorschotopdracht: opgedragen += bedrag
    case .betaling: betaald += bedrag
    case .voorschotverbruik, .nabetaling: vastgesteld += bedrag
    case .terugvordering: teruggevorderd += bedrag
    case .terugbetaling: terugbetaald += bedrag
    // What comes free raises no limit: each sum stays bounded by what was granted.
    case .vrijval: break
    }
  }

  /// A sentence in Dutch for each sum that is impossible.
  var onmogelijk: [String] {
    func hoogstens(_ links: (String, Int128), _ rechts: (String, Int128)) -> String? {
      links.1 <= rechts.1 ? nil : "\(links.0) \(geld(links.1)) is meer dan \(rechts.0) \(geld(rechts.1))"
    }
    return [
      hoogstens(("opgedragen", opgedragen), ("verleend", verleend)),
      hoogstens(("betaald", betaald), ("opgedragen", opgedragen)),
      hoogstens(("vastgesteld", vastgesteld), ("verleend", verleend)),
      hoogstens(("terugbetaald", terugbetaald), ("teruggevorderd", teruggevorderd)),
    ].compactMap(\.self)
  }
}
