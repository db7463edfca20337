internal import Cryptography
internal import JSON

/// Checks the chains, seals and books of an export line by line. The export comes from the database or from a file. The
/// check has no input or output of its own. It keeps in memory one chain at a time, and the sealed heads that did not
/// come yet.
package struct Controle {
  private var verslag = Controleverslag()
  private var zegels = Zegelcontrole()
  private var keten: Ketencontrole?
  /// The amount that the decisions of each round grant by the chains, in cents.
  private var verleend: [Int: Int128] = [:]
  private var verdelingen: [Int: (plafond: Int64, verleend: Int64)] = [:]
  private var telling: [Int: (gebeurtenissen: Int, ketens: Int)] = [:]
  private var vorigeKeten = ""
  private var filter = Exportfilter()

  /// Nothing read yet.
  package init() {}

  /// Takes the next line.
  package mutating func neem(_ regel: Exportregel) {
    switch regel {
    case .export(let kop): filter = kop.filter
    case .einde: break
    case .zegel(let document, let sha256):
      verslag.zegels += 1
      zegels.neem(document, sha256: sha256, &verslag.fouten)
    case .verdeling(let jaar, _, let plafond, let verleend):
      verdelingen[jaar] = (plafond, verleend)
      if verleend > plafond {
        verslag.meld(
          "ronde-\(jaar)", .boekenSluitenNiet, "verleend is \(geld(verleend)), boven het plafond van \(geld(plafond))")
      }
    case .gebeurtenis(let velden, let sha256):
      verslag.gebeurtenissen += 1
      wissel(naar: velden.dossier)
      keten?.neem(velden, sha256: sha256, &verslag.fouten)
      zegels.zie(velden, sha256: sha256, &verslag.fouten)
    case .boeking(let boeking):
      verslag.boekingen += 1
      wissel(naar: boeking.dossier)
      keten?.neem(boeking, &verslag.fouten)
    case .rekeningstand(let dossier, let saldi):
      wissel(naar: dossier)
      keten?.neem(saldi: saldi, &verslag.fouten)
    case .dossier(let id, let jaar, let status, let kop):
      wissel(naar: id)
      keten?.neem(jaar: jaar, status: status, kop: kop, &verslag.fouten)
    }
  }

  /// Ends the check.
  package mutating func sluit() -> Controleverslag {
    sluitKeten()
    for (jaar, bedrag) in verleend.sorted(by: { $0.key < $1.key }) where bedrag > 0 && filter.dossier == nil {
      guard let verdeling = verdelingen[jaar] else {
        verslag.meld("ronde-\(jaar)", .boekenSluitenNiet, "er is verleend, maar de ronde heeft geen verdeling")
        continue
      }
      if bedrag != Int128(verdeling.verleend) {
        verslag.meld(
          "ronde-\(jaar)", .boekenSluitenNiet,
          "de besluiten verlenen samen \(geld(bedrag)), de verdeling \(geld(verdeling.verleend))")
      }
      if bedrag > Int128(verdeling.plafond) {
        verslag.meld(
          "ronde-\(jaar)", .boekenSluitenNiet,
          "de besluiten verlenen samen \(geld(bedrag)), boven het plafond van \(geld(verdeling.plafond))")
      }
    }
    for (jaar, verdeling) in verdelingen.sorted(by: { $0.key < $1.key })
    where verdeling.verleend > 0 && verleend[jaar, default: 0] == 0 {
      verslag.meld(
        "ronde-\(jaar)", .boekenSluitenNiet, "de verdeling telt \(geld(verdeling.verleend)), geen besluit verleent iets"
      )
    }
    if filter.dossier == nil {
      zegels.sluit(&verslag.fouten)
      verslag.naZegel = telling.sorted { $0.key < $1.key }.map { jaar, na in
        let laatste = zegels.laatste(jaar)
        return Controleverslag.NaZegel(
          jaar: jaar, zegel: laatste?.nummer ?? 0, tijdstip: laatste?.tijdstip, gebeurtenissen: na.gebeurtenissen,
          ketens: na.ketens)
      }
    }
    return verslag
  }

  /// Begins the next chain when the line belongs to another one. Chains come in the order of their ids.
  private mutating func wissel(naar dossier: String) {
    if keten?.dossier == dossier { return }
    sluitKeten()
    if !vorigeKeten.utf8.lexicographicallyPrecedes(dossier.utf8) {
      verslag.meld(dossier, .exportOnvolledig, "de keten staat niet op haar plaats in de volgorde")
    }
    vorigeKeten = dossier
    verslag.ketens += 1
    keten = Ketencontrole(dossier: dossier)
  }

  private mutating func sluitKeten() {
    guard var einde = keten.take() else { return }
    einde.sluit(&verslag.fouten)
    guard let jaar = einde.jaar else { return }
    verleend[jaar, default: 0] += einde.verleend
    let na = max(0, einde.volgnummer - zegels.verzegeld(einde.dossier, jaar) - einde.zegelsNa(zegels.laatste(jaar)))
    telling[jaar, default: (0, 0)].gebeurtenissen += na
    telling[jaar, default: (0, 0)].ketens += na > 0 ? 1 : 0
  }
}

extension Controleverslag {
  /// Adds a thing that does not tie out.
  package mutating func meld(_ plaats: String, _ code: Controlefout.Code, _ melding: String) {
    fouten.meld(plaats, code, melding)
  }
}

extension [Controlefout] {
  /// Adds a thing that does not tie out.
  mutating func meld(_ plaats: String, _ code: Controlefout.Code, _ melding: String) {
    append(Controlefout(plaats: plaats, code: code, melding: melding))
  }
}

/// An amount in cents as euros with two decimals, of any size.
func geld(_ centen: some BinaryInteger) -> String {
  let cijfers = String(centen.magnitude)
  let gevuld = String(repeating: "0", count: max(0, 3 - cijfers.utf8.count)) + cijfers
  return (centen < 0 ? "-" : "") + gevuld.dropLast(2) + "." + gevuld.suffix(2)
}
