internal import Cryptography
internal import JSON
internal import Notatie

/// The check of the seals. Each seal is checked by itself and against the one before it. Its heads are checked against
/// the chains that follow.
struct Zegelcontrole {
  /// The last seal of a round.
  struct Laatste {
    let nummer: Int
    let sha256: String
    let tijdstip: String
    /// The files by their numbers: 1, 2, 3 …
    let ids: [String]
    /// The last sealed event of each chain, the round's own included.
    let koppen: [String: Int]
  }

  private var ronden: [Int: Laatste] = [:]
  /// Sealed heads that did not come yet, by chain and event.
  private var koppen: [String: [Int: String]] = [:]
  /// The digests of the seals that the round's chain did not record yet, by `jaar/nummer`.
  private var gezet: [String: String] = [:]

  /// The next seal. A round's seals come in the order of their numbers.
  mutating func neem(_ zegel: JSONValue, sha256: String, _ fouten: inout [Controlefout]) {
    guard let jaar = zegel["jaar"]?.geheel, let nummer = zegel["nummer"]?.nummer,
      let tijdstip = zegel["tijdstip"]?.text, let dossiers = zegel["dossiers"]?.elements, let ronde = zegel["ronde"]
    else {
      fouten.meld("zegel", .zegelGebroken, "het zegel heeft niet de vorm van een zegel")
      return
    }
    let plaats = "zegel-\(jaar)/\(nummer)"
    let vorig = ronden[jaar]
    if nummer != (vorig?.nummer ?? 0) + 1 {
      fouten.meld(plaats, .zegelGebroken, "na zegel \(vorig?.nummer ?? 0) komt \(nummer)")
    }
    if zegel["vorige"]?.text != vorig?.sha256 ?? Gebeurtenis.begin {
      fouten.meld(plaats, .zegelGebroken, "vorige is niet de digest van het zegel ervoor")
    }
    if SHA256Digest(of: zegel.canonicalBytes).hex != sha256 {
      fouten.meld(plaats, .zegelGebroken, "de digest is niet die van de canonieke vorm")
    }
    var ids: [String] = []
    var verzegeld: [String: Int] = [:]
    for (index, kop) in dossiers.enumerated() {
      if kop["nummer"]?.geheel != index + 1 {
        fouten.meld(plaats, .zegelGebroken, "de nummers zijn niet 1, 2, 3 … zonder gat")
      }
      let id = kop["id"]?.text ?? ""
      ids.append(id)
      verzegel(id, kop, plaats, &verzegeld, &fouten)
    }
    verzegel(Ketennaam.vanRonde(jaar), ronde, plaats, &verzegeld, &fouten)
    if zegel["aantal"]?.geheel != dossiers.count {
      fouten.meld(plaats, .zegelGebroken, "het aantal is niet dat van de genoemde dossiers")
    }
    if zegel["gebeurtenissen"]?.geheel != verzegeld.values.reduce(0, &+) {
      fouten.meld(plaats, .zegelGebroken, "het aantal gebeurtenissen is niet de som van de koppen")
    }
    if let vorig, !ids.starts(with: vorig.ids) {
      fouten.meld(plaats, .zegelGebroken, "een dossier heeft niet het nummer dat het in het vorige zegel had")
    }
    if let vorig, vorig.koppen.contains(where: { verzegeld[$0.key, default: 0] < $0.value }) {
      fouten.meld(plaats, .zegelGebroken, "een keten is korter dan in het vorige zegel")
    }
    gezet["\(jaar)/\(nummer)"] = sha256
    ronden[jaar] = Laatste(nummer: nummer, sha256: sha256, tijdstip: tijdstip, ids: ids, koppen: verzegeld)
  }

  private mutating func verzegel(
    _ id: String, _ kop: JSONValue, _ plaats: String, _ verzegeld: inout [String: Int],
    _ fouten: inout [Controlefout]
  ) {
    // A chain without events yet is sealed with 0.
    guard let volgnummer = kop["volgnummer"].flatMap({ $0.geheel == 0 ? 0 : $0.nummer }), let sha256 = kop["kop"]?.text,
      verzegeld.updateValue(volgnummer, forKey: id) == nil
    else {
      fouten.meld(plaats, .zegelGebroken, "de kop van \(id) ontbreekt of staat er twee keer")
      return
    }
    if volgnummer == 0, sha256 == Gebeurtenis.begin { return }
    if let eerder = koppen[id]?[volgnummer], eerder != sha256 {
      fouten.meld(plaats, .zegelGebroken, "de kop van \(id) is een andere dan in een eerder zegel")
      return
    }
    koppen[id, default: [:]][volgnummer] = sha256
  }

  /// Compares an event of a chain with the seals.
  mutating func zie(_ velden: Gebeurtenisvelden, sha256: String, _ fouten: inout [Controlefout]) {
    let plaats = "\(velden.dossier)/\(velden.volgnummer)"
    if let verzegeld = koppen[velden.dossier]?.removeValue(forKey: velden.volgnummer), verzegeld != sha256 {
      fouten.meld(plaats, .zegelGebroken, "de gebeurtenis is een andere dan die is verzegeld")
    }
    guard velden.soort == Gebeurtenissoort.zegelGezet.rawValue,
      let jaar = Int(velden.dossier.dropFirst(Ketennaam.voorvoegselVanRonde.count))
    else { return }
    let nummer = velden.inhoud["nummer"]?.geheel ?? 0
    if gezet.removeValue(forKey: "\(jaar)/\(nummer)") != velden.inhoud["sha256"]?.text {
      fouten.meld(plaats, .zegelGebroken, "zegel \(nummer) ontbreekt of is een ander dan de keten noemt")
    }
  }

  /// Reports the sealed events that never came, and the seals that the chain of their round does not record.
  mutating func sluit(_ fouten: inout [Controlefout]) {
    for (id, rest) in koppen.sorted(by: { $0.key < $1.key }) {
      for nummer in rest.keys.sorted() {
        fouten.meld("\(id)/\(nummer)", .zegelGebroken, "de gebeurtenis is verzegeld, maar staat niet in de keten")
      }
    }
    for sleutel in gezet.keys.sorted() {
      fouten.meld("zegel-\(sleutel)", .zegelGebroken, "de keten van de ronde noemt dit zegel niet")
    }
  }

  /// The last seal of a round.
  func laatste(_ jaar: Int) -> Laatste? { ronden[jaar] }

  /// The last event of a chain that the last seal of its round holds; 0 when it holds none.
  func verzegeld(_ keten: String, _ jaar: Int) -> Int { ronden[jaar]?.koppen[keten] ?? 0 }
}
