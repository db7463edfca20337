internal import Begrippen
internal import Documenten
internal import FoundationEssentials
internal import JSON
internal import Loket
internal import Regeling

/// The output of the demo: a table for a municipal officer, and the way to go on.
enum DemoVerslag {
  private static let kolommen: [(kop: String, breedte: Int, isGetal: Bool)] = [
    ("Aanvrager", 40, false), ("Rang", 4, true), ("Punten", 6, true), ("Gevraagd", 13, true), ("Verleend", 13, true),
    ("Vastgesteld", 13, true), ("Terug", 11, true), ("Bijzonder", 46, false),
  ]

  /// An amount of an answer, in cents. Any other value is 0.
  static func centen(_ waarde: JSONValue?) -> Int64 { waarde?.amountInHundredths ?? 0 }

  /// The table, one line an applicant, then the reason of each decision, then the report's totals and checks.
  static func tabel(ids: [String: String], besluiten: [String: JSONValue], rapport: JSONValue) -> String {
    var regels = ["", "De ronde van 2025 in één tabel (alle organisaties zijn fictief)", ""]
    regels.append(rij(kolommen.map(\.kop)))
    regels.append(kolommen.map { String(repeating: "─", count: $0.breedte) }.joined(separator: " "))
    let geordend = DemoOrganisatie.alle.sorted { volgorde($0, besluiten) < volgorde($1, besluiten) }
    let bedragen = Dictionary(
      (rapport["aanvragen"]?.elements ?? []).map { ($0["id"]?.text ?? "", $0) }, uniquingKeysWith: { $1 })
    for organisatie in geordend {
      let besluit = besluiten[organisatie.kvkNummer]
      let bedrag = ids[organisatie.kvkNummer].flatMap { bedragen[$0] }
      regels.append(
        rij([
          organisatie.naam, getal(besluit?["rang"]), getal(besluit?["punten"]), euro(bedrag?["aangevraagd"]),
          euro(bedrag?["verleend"]), euro(bedrag?["vastgesteld"]), euro(bedrag?["terugbetaald"]),
          organisatie.bijzonderheid,
        ]))
    }
    regels += ["", "Waarom, in het kort (het hele besluit: GET /v1/aanvragen/{id}/besluit)", ""]
    for organisatie in geordend {
      let besluit = besluiten[organisatie.kvkNummer]
      let soort = besluit?["soort"]?.text?.split(separator: "_").joined(separator: " ") ?? "geen besluit"
      regels.append("  \(organisatie.naam): \(soort)")
      regels += kort(besluit?["motivering"]?.text ?? "").flatMap { omgebroken($0) }.map { "    \($0)" }
      if let criteria = besluit?["criteria"]?.elements, !criteria.isEmpty { regels.append("    \(punten(criteria))") }
    }
    regels += ["", "Verantwoordingsrapport", ""]
    for totaal in rapport["totalen"]?.members ?? [] {
      regels.append("  \(gevuld(totaal.name, 16)) \(euro(totaal.value))")
    }
    let verschillen = (rapport["aansluiting"]?.elements ?? []).filter { centen($0["verschil"]) != 0 }
    let controles = rapport["aansluiting"]?.elements?.count ?? 0
    regels.append("  \(controles) aansluitcontroles, waarvan \(verschillen.count) met een verschil")
    return regels.joined(separator: "\n")
  }

  /// The part of a motivation that an officer asks for first: the decision, and the norm, check or ceiling behind it.
  /// It leaves out the computation of each criterion and the standing text.
  private static func kort(_ motivering: String) -> [String] {
    let uitgebreid = ["Criterium ", "Uw aanvraag kreeg ", "Gevraagd: ", "Dit bedrag is "]
    return motivering.split(separator: "\n").map(String.init).filter { alinea in
      !uitgebreid.contains { alinea.hasPrefix($0) }
    }
  }

  /// The points of each criterion: `a 30, b 20, …`.
  private static func punten(_ criteria: [JSONValue]) -> String {
    let delen = criteria.map { "\($0["criterium"]?.text ?? "") \(getal($0["punten"]))" }
    return "Punten: \(delen.joined(separator: ", "))."
  }

  /// The command that ends the service of a demo: it names the data folder where that is not the default one.
  static func stopopdracht(data: String) -> String {
    guard data != Instellingen.dataStandaard else { return "deploy/demo --stop" }
    return "deploy/demo --stop --data '\(data.replacing("'", with: "'\\''"))'"
  }

  /// The address of the service, the tokens of the parties, and requests to try.
  static func slot(
    basis: String, sleutels: DemoSleutels, logboek: String, data: String, database: String, isOpen: Bool
  ) -> String {
    let voorbeeld = sleutels.aanvragers[DemoSleutels.voorbeeld] ?? ""
    return """

      De dienst draait verder op \(basis) (simulatie: de klok staat op maart \(isOpen ? "2025" : "2026")). Toegangssleutels om
      mee te proberen:
        beheerder                       \(sleutels.beheerder)
        a (beoordelaar, besluitnemer)   \(sleutels.a)
        b (besluitnemer)                \(sleutels.b)
        c (beoordelaar, financieel)     \(sleutels.c)
        d (financieel)                  \(sleutels.d)
        intake                          \(sleutels.intake)
        auditor                         \(sleutels.auditor)
      \(aanvragers(sleutels, isOpen: isOpen))

      Bijvoorbeeld:
      \(isOpen ? omInTeDienen(basis, voorbeeld, sleutels) : omNaTeLezen(basis, sleutels))

      Het zaad van de loting: \(DemoRonde.zaad)
      De database, voor weegschaal sleutel en controleer: --data '\(database)'
      Het logboek staat in \(logboek). Stoppen: \(stopopdracht(data: data))
      """
  }

  /// The tokens of applicants: of one who played along, or of a few who can submit.
  private static func aanvragers(_ sleutels: DemoSleutels, isOpen: Bool) -> String {
    let spelers = DemoOrganisatie.alle.map { ($0.naam, $0.kvkNummer) }
    let getoond =
      isOpen ? [(DemoSleutels.voorbeeldnaam, DemoSleutels.voorbeeld)] + spelers.prefix(2) : Array(spelers.prefix(1))
    return getoond.map { naam, kvkNummer in
      "  aanvrager                       \(sleutels.aanvragers[kvkNummer] ?? "") (\(naam), KVK \(kvkNummer))"
    }.joined(separator: "\n")
  }

  private static func omNaTeLezen(_ basis: String, _ sleutels: DemoSleutels) -> String {
    """
      curl -s \(basis)/v1/rondes/2025
      curl -s -H "Authorization: Bearer \(sleutels.b)" \(basis)/v1/rondes/2025/verantwoordingsrapport
      curl -s -H "Authorization: Bearer \(sleutels.b)" -H "Accept: text/csv" \(basis)/v1/rondes/2025/verantwoordingsrapport
    """
  }

  private static func omInTeDienen(_ basis: String, _ voorbeeld: String, _ sleutels: DemoSleutels) -> String {
    """
      curl -s -H "Authorization: Bearer \(voorbeeld)" -H 'Content-Type: application/json' \\
        --data-binary @config/voorbeelden/aanvraag.json \(basis)/v1/rondes/2025/aanvragen
      curl -s -H "Authorization: Bearer \(sleutels.a)" \(basis)/v1/rondes/2025/rangschikking
      curl -s -H "Authorization: Bearer \(sleutels.beheerder)" -H 'Content-Type: application/json' -X PUT \\
        -d '{"nu": "2025-03-28T09:00:00Z"}' \(basis)/v1/klok
    """
  }

  private static func volgorde(_ organisatie: DemoOrganisatie, _ besluiten: [String: JSONValue]) -> (Int, Int64, String)
  {
    let besluit = besluiten[organisatie.kvkNummer]
    let rang = Int(getal(besluit?["rang"])) ?? Int.max
    return (rang, -centen(besluit?["bedrag"]), organisatie.kvkNummer)
  }

  private static func rij(_ cellen: [String]) -> String {
    zip(kolommen, cellen).map { kolom, cel in
      kolom.isGetal
        ? String(repeating: " ", count: max(0, kolom.breedte - cel.count)) + cel : gevuld(cel, kolom.breedte)
    }.joined(separator: " ")
  }

  private static func gevuld(_ tekst: String, _ breedte: Int) -> String {
    tekst + String(repeating: " ", count: max(0, breedte - tekst.count))
  }

  private static func getal(_ waarde: JSONValue?) -> String {
    if case .number(let tekst)? = waarde { tekst } else { "–" }
  }

  private static func euro(_ waarde: JSONValue?) -> String {
    guard case .number? = waarde else { return "–" }
    return Centen(centen(waarde)).tekst
  }

  /// The text in lines of at most 110 characters, broken between words.
  private static func omgebroken(_ tekst: String) -> [String] {
    var regels: [String] = []
    // A no-break space keeps an amount on one line with its sign.
    for alinea in tekst.replacing("€ ", with: "€\u{a0}").split(separator: "\n") {
      var regel = ""
      for woord in alinea.split(separator: " ") {
        if !regel.isEmpty, regel.count + woord.count + 1 > 110 {
          regels.append(regel)
          regel = ""
        }
        regel += (regel.isEmpty ? "" : " ") + woord
      }
      regels.append(regel)
    }
    return regels
  }
}
