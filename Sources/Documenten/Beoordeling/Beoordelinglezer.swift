internal import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// An assessor's findings (`regels.md` 3b).
extension Aanvraaglezer {
  /// The findings at which the reader stands, in the form of a cohort document.
  /// - Parameter isVastgelegd: whether they were stored by this service. Earlier versions took every outcome for a check, and
  ///   what they stored can still be read.
  package func beoordeling(_ reader: inout JSONReader, isVastgelegd: Bool = false) -> Beoordeling? {
    var beoordeling = Beoordeling()
    var isVolledig = true
    reader.object(beoordelingleden) { reader, lid in
      switch lid {
      case .lasten:
        if let lasten = lastoordelen(&reader) { beoordeling.lasten = lasten } else { isVolledig = false }
      case .prestaties: beoordeling.prestaties = prestatiewijziging(&reader)
      case .deMinimis:
        if let oordeel = deMinimisoordeel(&reader) { beoordeling.deMinimis = oordeel } else { isVolledig = false }
      case .toetsen: beoordeling.toetsen = toetsoordelen(&reader, isVastgelegd: isVastgelegd)
      case .niveaus: beoordeling.niveaus = niveauoordelen(&reader)
      }
    }
    return isVolledig ? beoordeling : nil
  }

  /// The findings on cost lines; nil after a fault in one of them.
  package func lastoordelen(_ reader: inout JSONReader) -> [Beoordeling.Lastoordeel]? {
    var oordelen: [Beoordeling.Lastoordeel] = []
    var isVolledig = true
    let isLijst = reader.array(count: Grenzen.lastoordelen) { reader, _ in
      if let oordeel = lastoordeel(&reader) { oordelen.append(oordeel) } else { isVolledig = false }
    }
    return isLijst && isVolledig ? oordelen : nil
  }

  private func lastoordeel(_ reader: inout JSONReader) -> Beoordeling.Lastoordeel? {
    var plaats: (activiteit: Int, last: Int)?
    var nietNoodzakelijk: Centen?
    var reden: String?
    reader.object(lastoordeelleden) { reader, lid in
      switch lid {
      case .pointer:
        plaats = reader.form(expected: Tekstvorm.lastplaats.omschrijving) {
          lastplaats($0)
        }
      case .nietNoodzakelijk: nietNoodzakelijk = reader.centen()
      case .reden: reden = reader.tekst()
      }
    }
    guard let plaats, let nietNoodzakelijk, let reden else { return nil }
    return Beoordeling.Lastoordeel(
      activiteit: plaats.activiteit, last: plaats.last, nietNoodzakelijk: nietNoodzakelijk, reden: reden)
  }

  /// The verified aid; nil after a fault in it.
  func deMinimisoordeel(_ reader: inout JSONReader) -> Beoordeling.DeMinimisoordeel? {
    var steun: [Steun]?
    var verbonden: [VerbondenOnderneming] = []
    var reden: String?
    reader.object(deMinimisoordeelleden) { reader, lid in
      switch lid {
      case .steun: steun = self.steun(&reader)
      case .verbondenOndernemingen: verbonden = verbondenOndernemingen(&reader)
      case .reden: reden = reader.tekst()
      }
    }
    guard let steun, let reden else { return nil }
    return Beoordeling.DeMinimisoordeel(steun: steun, verbondenOndernemingen: verbonden, reden: reden)
  }

  /// Outcomes that replace computed ones.
  func toetsoordelen(
    _ reader: inout JSONReader, isVastgelegd: Bool = false, lid leesLid: Bevindinglezer = bevindingZonderReden
  ) -> [Toetscode: Toetsuitkomst] {
    var oordelen: [Toetscode: Toetsuitkomst] = [:]
    let uitkomsten = isVastgelegd ? toetsuitkomsten : oordeeluitkomsten
    reader.object(toetsleden) { reader, code in
      guard code.isVervangbaar else {
        reader.fault(
          .value,
          message: "deze toets volgt uit feiten en is niet te vervangen. \(code.bevindingInPlaatsVanUitkomst)")
        return reader.skipValue()
      }
      leesLid(&reader) { oordelen[code] = $0.oneOf(uitkomsten) }
    }
    return oordelen
  }

  /// Levels that replace computed ones, by the criterion's code.
  func niveauoordelen(
    _ reader: inout JSONReader, lid leesLid: Bevindinglezer = bevindingZonderReden
  ) -> [String: Niveau] {
    var oordelen: [String: Niveau] = [:]
    reader.object(criteria) { reader, criterium in
      leesLid(&reader) { oordelen[criterium] = $0.oneOf(niveaus) }
    }
    return oordelen
  }

  /// Reports each place where the findings do not fit the application. `pad` is their path below the present value.
  /// Answers whether they fit.
  func past(
    _ beoordeling: Beoordeling, op aanvraag: Aanvraag, pad: [PointerStep], _ reader: inout JSONReader
  ) -> Bool {
    let fouten = beoordeling.fouten(op: aanvraag, regeling: regeling)
    // The fault stands at the figure that the assessor gave, and names both.
    func meldTeHoog(_ deel: Prestatiecijfer) {
      guard case .aantal(let plaats) = deel.soort else { preconditionFailure("a part of a number is a number") }
      let bijgesteld = beoordeling.prestaties.toegepast(op: aanvraag.prestaties)
      let isGegeven = beoordeling.prestaties[keyPath: plaats.nagegaan] != nil
      let cijfer = isGegeven ? deel : .ondersteundeOndernemers
      reader.fault(
        .range, steps: pad + ["prestaties", .member(cijfer.rawValue)],
        message: "hiermee is \(deel.rawValue) (\(bijgesteld[keyPath: plaats.gezonden])) hoger dan "
          + "ondersteundeOndernemers (\(bijgesteld.ondersteundeOndernemers)), waarvan het een deel is. Verbeter een van "
          + "beide.")
    }
    for fout in fouten {
      switch fout {
      case .onbekendeLast(let plaats):
        reader.fault(
          .value, steps: pad + ["lasten", .index(plaats), "pointer"],
          message: "de aanvraag heeft deze kostenregel niet. Verbeter de plaats.")
      case .aftrekTeHoog(let plaats):
        reader.fault(
          .range, steps: pad + ["lasten", .index(plaats), "nietNoodzakelijk"],
          message: "hiermee wordt de aftrek hoger dan de kosten van de regel. Verlaag het bedrag.")
      case .buitenDenHaagTeHoog: meldTeHoog(.waarvanBuitenDenHaag)
      case .socialeStartupsTeHoog: meldTeHoog(.waarvanSocialeStartups)
      case .onbekendCriterium(let code):
        reader.fault(
          .unknownMember, steps: pad + ["niveaus", .member(code)],
          message: "dit criterium is niet bekend. Verwijder het.")
      }
    }
    return fouten.isEmpty
  }
}

extension Toetscode {
  /// What to send in the place of an outcome, for a check that follows from facts.
  fileprivate var bevindingInPlaatsVanUitkomst: String {
    switch self {
    case .aanvraagtermijn: "Een aanvraag van buiten de termijn wordt bij besluit toegelaten."
    case .deMinimisruimte: "Geef de nagegane steun onder deMinimis."
    default: "Geef een bevinding over kostenregels onder lasten."
    }
  }
}

/// `/activiteiten/0/lasten/2` as 0 and 2; at most three digits each, without leading zeros (RFC 6901 section 4).
private func lastplaats(_ bytes: UnsafeBufferPointer<UInt8>) -> (activiteit: Int, last: Int)? {
  let delen = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  func index(_ deel: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...3).contains(deel.count), deel.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      deel.count == 1 || deel.first != UInt8(ascii: "0")
    else { return nil }
    return deel.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
  guard delen.count == 5, delen[0].isEmpty, delen[1].elementsEqual("activiteiten".utf8),
    delen[3].elementsEqual("lasten".utf8), let activiteit = index(delen[2]), let last = index(delen[4])
  else { return nil }
  return (activiteit, last)
}

enum Beoordelinglid: String, CaseIterable { case lasten, prestaties, deMinimis, toetsen, niveaus }
enum DeMinimisoordeellid: String, CaseIterable { case steun, verbondenOndernemingen, reden }
enum Lastoordeellid: String, CaseIterable { case pointer, nietNoodzakelijk, reden }

let beoordelingleden = Members<Beoordelinglid>()
let deMinimisoordeelleden = Members<DeMinimisoordeellid>(required: [.steun, .reden])
let lastoordeelleden = Members<Lastoordeellid>(required: Lastoordeellid.allCases)
let toetsleden = Members<Toetscode>()
private let toetsuitkomsten = Choice<Toetsuitkomst>()
let oordeeluitkomsten = Choice(Toetsuitkomst.oordelen)
let niveaus = Choice<Niveau>()
