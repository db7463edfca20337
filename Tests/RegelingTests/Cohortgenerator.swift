import Begrippen
import Regeling

/// SplitMix64 (Steele, Lea and Flood, 2014): the same cohorts from the same seed on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var toestand: UInt64
  init(_ zaad: UInt64) { toestand = zaad }

  mutating func next() -> UInt64 {
    toestand &+= 0x9E37_79B9_7F4A_7C15
    var getal = toestand
    getal = (getal ^ (getal >> 30)) &* 0xBF58_476D_1CE4_E5B9
    getal = (getal ^ (getal >> 27)) &* 0x94D0_49BB_1331_11EB
    return getal ^ (getal >> 31)
  }

  mutating func getal(_ bereik: ClosedRange<Int64>) -> Int64 { Int64.random(in: bereik, using: &self) }
  mutating func kans(_ een: Int64, op: Int64) -> Bool { getal(1...op) <= een }
  mutating func uit<Element>(_ keuzes: [Element]) -> Element { keuzes[Int(getal(0...Int64(keuzes.count - 1)))] }
}

/// A random cohort that meets every rule at the door and breaks every rule behind it now and then. Values are small, so
/// that ties, empty sums and exact norms come up.
func willekeurigCohort(_ zaad: UInt64) -> (inzendingen: [Inzending], ronde: Ronde, normen: OpenNormen, zaad: String?) {
  var bron = SplitMix64(zaad)
  let aantal = bron.kans(1, op: 50) ? bron.getal(40...60) : bron.getal(0...12)
  let ronde = Ronde(
    jaar: 2025, opent: utc(2025, 3, 19, 23), sluit: utc(2025, 3, 27, 23),
    verlengingen: bron.kans(1, op: 5) ? [.init(tot: utc(2025, 3, 28, 23), grond: "storing")] : [],
    plafond: Centen(bron.getal(0...20_000_000)), besluitDatum: bron.kans(1, op: 4) ? datum(2025, 4, 17) : nil)
  var normen = normenStandaard
  for (code, waarden) in alleAlternatieven where bron.kans(1, op: 4) {
    normen = normen.met(code, bron.uit(waarden)) ?? normen
  }
  let inzendingen = (0..<aantal).map { nummer in willekeurigeInzending(&bron, id: "A-\(nummer)") }
  return (inzendingen, ronde, normen, bron.kans(2, op: 3) ? "zaad-\(zaad)" : nil)
}

private func willekeurigeInzending(_ bron: inout SplitMix64, id: String) -> Inzending {
  var aanvraag = aanvraagVoorbeeld()
  aanvraag.aanvrager.rechtsvorm = bron.kans(1, op: 12) ? "eenmanszaak" : "stichting"
  aanvraag.aanvrager.ondersteuntSociaalOndernemers = !bron.kans(1, op: 12)
  // A draw can meet one number twice.
  aanvraag.aanvrager.kvkNummer = "2731234\(bron.getal(0...9))"
  if bron.kans(1, op: 15) { aanvraag.aanvrager.adres?.straat = nil }
  if bron.kans(1, op: 15) { aanvraag.ondertekening?.datum = nil }
  aanvraag.activiteiten = ["a", "c"].prefix(Int(bron.getal(1...2))).map { willekeurigeActiviteit(&bron, soort: $0) }
  aanvraag.gevraagdBedrag = aanvraag.activiteiten.flatMap(\.baten).filter { $0.soort == .subsidie }.map(\.bedrag).som
  let lasten = aanvraag.activiteiten.flatMap(\.lasten)
  aanvraag.btw = BtwVerklaring(
    ondernemer: bron.kans(1, op: 20) ? nil : bron.kans(1, op: 3) ? .geheel : .gedeeltelijk,
    verrekenbaar: lasten.map(\.verrekenbareBtw).som, nietVerrekenbaar: lasten.map(\.nietVerrekenbareBtw).som)
  if bron.kans(1, op: 15) { aanvraag.deMinimis = nil }
  aanvraag.deMinimis?.steun = willekeurigeSteun(&bron)
  let ondersteund = bron.kans(1, op: 6) ? 0 : bron.getal(1...30)
  aanvraag.prestaties = Prestaties(
    gesprekkenNieuw: bron.getal(0...5), gesprekkenBestaand: bron.getal(0...5),
    vraagmogelijkheden: bron.uit(Vraagmogelijkheden.allCases), zichtbaarheid: bron.uit(Zichtbaarheid.allCases),
    ondersteundeOndernemers: ondersteund, waarvanBuitenDenHaag: bron.getal(0...ondersteund),
    waarvanSocialeStartups: bron.getal(0...ondersteund), evenementen: bron.getal(0...3),
    deelnamesAanEvenementen: bron.getal(0...40), overlegstructuren: bron.getal(0...4),
    samenwerkingen: bron.getal(0...4))
  let isBuiten = bron.kans(1, op: 10)
  var inzending = Inzending(
    id: id, ontvangenOp: isBuiten ? utc(2025, 3, 28, 9) : utc(2025, 3, 22, 9),
    ontvangenDatum: isBuiten ? datum(2025, 3, 28) : datum(2025, 3, 22), ingetrokken: bron.kans(1, op: 12),
    toegelaten: bron.kans(1, op: 20) ? Toelating(besluit: "B-1", grond: "storing") : nil, aanvraag: aanvraag)
  if bron.kans(1, op: 4) { inzending.beoordeling = willekeurigeBeoordeling(&bron, aanvraag) }
  return inzending
}

private func willekeurigeSteun(_ bron: inout SplitMix64) -> [Steun] {
  (0..<bron.getal(0...2)).map { _ in
    Steun(
      verstrekker: "", verleendOp: datum(2025, 3, 21).plus(dagen: -Int(bron.getal(-10...1300))),
      bedrag: Centen(bron.getal(0...32_000_000)), verordening: bron.uit(["2023/2831", "1407/2013", "2023/2832"]))
  }
}

private func willekeurigeActiviteit(_ bron: inout SplitMix64, soort: String) -> Activiteit {
  let lasten = (0..<bron.getal(1...4)).map { _ in
    var last = Last(
      soort: bron.uit(Lastsoort.allCases), omschrijving: "", bedrag: Centen(100_000 * bron.getal(0...30)),
      verrekenbareBtw: Centen(bron.getal(0...500)), nietVerrekenbareBtw: Centen(bron.getal(0...500)))
    if last.soort == .apparatuur { last.restwaarde = Centen(bron.getal(0...last.bruto.waarde)) }
    last.eerderGesubsidieerd = bron.kans(1, op: 5) ? last.bruto - last.aftrek : .zero
    return last
  }
  let totaal = lasten.map(\.bruto).som
  var baten = [Baat(soort: .subsidie, omschrijving: "", bedrag: max(totaal, Centen(1)))]
  if bron.kans(1, op: 2) {
    let soort = bron.uit([Baatsoort.bijdrageDerden, .deelnemersbijdrage, .eigenMiddelen])
    baten.append(Baat(soort: soort, omschrijving: "", bedrag: Centen(bron.getal(0...totaal.waarde))))
  }
  return Activiteit(soort: soort, lasten: lasten, baten: baten)
}

private func willekeurigeBeoordeling(_ bron: inout SplitMix64, _ aanvraag: Aanvraag) -> Beoordeling {
  var beoordeling = Beoordeling()
  let last = aanvraag.activiteiten[0].lasten[0]
  if bron.kans(1, op: 2) {
    let deel = Centen(bron.getal(0...(last.bruto - last.aftrek).waarde))
    beoordeling.lasten = [.init(activiteit: 0, last: 0, nietNoodzakelijk: deel, reden: "niet nodig")]
  }
  if bron.kans(1, op: 2) { beoordeling.prestaties = willekeurigeWijziging(&bron, aanvraag.prestaties) }
  if bron.kans(1, op: 3) { beoordeling.deMinimis = .init(steun: willekeurigeSteun(&bron), reden: "nagegaan") }
  if bron.kans(1, op: 2) {
    let vervangbaar = Toetscode.allCases.filter(\.isVervangbaar)
    beoordeling.toetsen[bron.uit(vervangbaar)] = bron.uit(Toetsuitkomst.allCases)
  }
  if bron.kans(1, op: 2) { beoordeling.niveaus[bron.uit(["a", "b", "g"])] = bron.uit(Niveau.allCases) }
  return beoordeling
}

/// Some verified figures; what comes from outside or is a startup stays within what is supported.
private func willekeurigeWijziging(
  _ bron: inout SplitMix64, _ gegeven: Prestaties
) -> Beoordeling.Prestatiewijziging {
  var wijziging = Beoordeling.Prestatiewijziging()
  for veld in [
    \Beoordeling.Prestatiewijziging.gesprekkenNieuw, \.gesprekkenBestaand, \.evenementen, \.deelnamesAanEvenementen,
    \.overlegstructuren, \.samenwerkingen,
  ] where bron.kans(1, op: 4) {
    wijziging[keyPath: veld] = bron.getal(0...5)
  }
  if bron.kans(1, op: 4) { wijziging.vraagmogelijkheden = bron.uit(Vraagmogelijkheden.allCases) }
  if bron.kans(1, op: 4) { wijziging.zichtbaarheid = bron.uit(Zichtbaarheid.allCases) }
  if bron.kans(1, op: 4) { wijziging.ondersteundeOndernemers = bron.getal(0...30) }
  let ondersteund = wijziging.ondersteundeOndernemers ?? gegeven.ondersteundeOndernemers
  if bron.kans(1, op: 4) || gegeven.waarvanBuitenDenHaag > ondersteund {
    wijziging.waarvanBuitenDenHaag = bron.getal(0...ondersteund)
  }
  if bron.kans(1, op: 4) || gegeven.waarvanSocialeStartups > ondersteund {
    wijziging.waarvanSocialeStartups = bron.getal(0...ondersteund)
  }
  return wijziging
}
