internal import Begrippen
internal import Documenten
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Loket
internal import Observability
internal import Regeling
internal import Web

/// The settings of a run: `config/weegschaal.json`, then the environment, then options (`contract.md` section 1).
struct Instellingen: Sendable {
  /// The folder of the embedded cluster where nobody names one.
  static let dataStandaard = ".weegschaal"
  /// The numeric address to listen on.
  var adres = "127.0.0.1"
  /// The TCP port; 0 lets the system choose.
  var poort = 8080
  /// The folder of the embedded cluster.
  var data = Instellingen.dataStandaard
  /// The database of the service; empty is the embedded cluster.
  var postgres = Verbinding(.postgres)
  /// The owner's connection, for migrations; empty uses `postgres`.
  var postgresBeheer = Verbinding(.postgresBeheer)
  /// The connection of who makes and ends tokens; empty uses that of the owner.
  var postgresSleutels = Verbinding(.postgresSleutels)
  /// The connection to a standby for expensive reads; empty reads everything from the primary.
  var postgresLezen = Verbinding(.postgresLezen)
  /// The folder of PostgreSQL's programs; nil is the newest installed.
  var postgresProgrammas: String?
  /// Connections to the database for each event loop.
  var verbindingenPerLus = 4
  /// How many requests a client may keep sending a second; 0 is without limit.
  var verzoekenPerSeconde = RateLimit.perSecondDefault
  /// How many of them it may send at once after a rest.
  var verzoekenIneens = RateLimit.burstDefault
  /// How many bytes may be kept on a day of the refused requests of one client; 0 is without limit.
  var geweigerdeBytesPerDag = ByteQuota.bytesPerDayDefault
  /// The longest body of a sender without a token, in bytes.
  var berichtBytesZonderSleutel = Webdienst.vreemdeBytesStandaard
  /// How many bytes a second of long bodies are handled of all senders without a token together; 0 is without limit.
  var berichtBytesPerSecondeZonderSleutel = Pace.bytesPerSecondDefault
  /// How many working days one person may put the date of a decision or of its bekendmaking back.
  var terugdateringWerkdagenMax = Loket.terugdateringWerkdagenStandaard
  /// How long a repair term is.
  var hersteltermijngrenzen = Hersteltermijngrenzen()
  /// What one applicant may have the service keep.
  var deurgrenzen = Deurgrenzen()
  /// Where a leak in the security can be reported; nil where the settings name nobody.
  var meldpunt: Meldpunt?
  /// Who publishes the API, and under which licence.
  var uitgever = Uitgever()
  /// Who gets events, and what each message says of the sender.
  var uitgaand = Uitgaandinstellingen()
  /// Where a simulated clock starts; nil follows the machine.
  var klok: Tijdstip?
  /// Whether this is production. Then a database with a simulated clock is refused.
  var isProductie = false
  /// The scheme's file.
  var regeling: URL
  /// Where that file was named and how to name another, in a sentence with a space before it.
  private var regelingraad = ""
  /// The file that the settings came from; nil when only a scheme was found.
  private(set) var bestand: URL?
  /// The folder of the migrations; nil when none was found. A scheme alone is enough to rank.
  var migraties: URL?

  private enum Veld: String, CaseIterable, Sendable {
    case regeling, adres, poort, data, postgres, postgresBeheer, postgresSleutels, postgresLezen, verbindingenPerLus,
      verzoekenPerSeconde, verzoekenIneens, berichtBytesZonderSleutel, berichtBytesPerSecondeZonderSleutel,
      geweigerdeBytesPerDag, terugdateringWerkdagenMax,
      hersteltermijnDagenMin, hersteltermijnDagenMax, aanvragenPerAanvrager, aanvraagBytesPerAanvrager,
      verantwoordingenPerDag, aanvullingenPerDag, pogingBytesPerDag, meldpunt, contact, licentie,
      gebeurtenisbron, openbaarAdres, abonnees
  }

  private static let velden = Members<Veld>()

  /// Reads all three sources, and refuses a wrong value with its place. An empty variable counts as absent, except for
  /// a connection string, where empty means the embedded cluster.
  init(_ variabelen: [String: String], _ vlaggen: Vlaggen) throws(Opdracht.Fout) {
    let omgeving = try Omgeving(variabelen)
    let vlag = try vlaggen.een(.regeling)
    let gegeven = vlag ?? omgeving[.regeling]
    let config = try Configuratiemap.vind(gegeven)
    migraties = Configuratiemap.migraties(config)
    var regelingpad = "regelingen/den-haag-sociaal-ondernemers-2025.json"
    regeling = URL(fileURLWithPath: regelingpad)
    if let bestand = config?.appendingPathComponent(Configuratiemap.bestandsnaam) {
      self.bestand = bestand
      let bytes = try bestandsbytes(bestand.path, wat: "Het instellingenbestand")
      do throws(Faults) {
        regelingpad = try lees(bytes, bestand.path) ?? regelingpad
      } catch {
        let plek = error.notJSONAt.map { plaats(van: $0, in: bytes) } ?? "het hele bestand"
        let lijst = error.all.map { "  \($0.pointer.isEmpty ? plek : $0.pointer): \($0.message)" }
        throw Opdracht.Fout(
          instelling: "Het instellingenbestand \(bestand.path) klopt niet:\n\(lijst.joined(separator: "\n"))")
      }
    }
    guard hersteltermijngrenzen.dagenMin <= hersteltermijngrenzen.dagenMax else {
      throw Opdracht.Fout(
        instelling:
          "\(bestand?.path ?? ""): hersteltermijnDagenMin is groter dan hersteltermijnDagenMax; dan kan geen termijn.")
    }
    try uitgaand.eisVolledig(bestand?.path ?? "")
    let isGegeven: Bool
    (regeling, isGegeven) = try Configuratiemap.regelingbestand(gegeven, config, regelingpad)
    let variabele = vlag == nil ? Omgevingsvariabele.regeling.rawValue : "--\(Vlag.regeling.rawValue)"
    regelingraad =
      isGegeven
      ? " Noem met \(variabele) het bestand van een regeling, of de map waarin \(Configuratiemap.bestandsnaam) staat."
      : " Noem het bestand van een regeling bij regeling in \(bestand?.path ?? Configuratiemap.bestandsnaam)."
    try neemOver(omgeving, vlaggen)
  }

  /// Reads the file; answers the path of the scheme when it names one.
  private mutating func lees(_ bytes: [UInt8], _ pad: String) throws(Faults) -> String? {
    func verbinding(_ lezer: inout JSONReader, _ veld: Veld, _ anders: Verbinding) -> Verbinding {
      lezer.text(length: 0...4000).map { Verbinding(reeks: $0, bron: "\(veld.rawValue) in \(pad)") } ?? anders
    }
    var regelingpad: String?
    var zelf = self
    self = try readJSON(bytes) { lezer in
      lezer.object(Instellingen.velden) { lezer, veld in
        switch veld {
        case .regeling: regelingpad = lezer.regel()
        case .adres: zelf.adres = lezer.regel() ?? zelf.adres
        case .poort: zelf.poort = lezer.aantal(0...65535, anders: zelf.poort)
        case .data: zelf.data = lezer.regel() ?? zelf.data
        case .postgres: zelf.postgres = verbinding(&lezer, veld, zelf.postgres)
        case .postgresBeheer: zelf.postgresBeheer = verbinding(&lezer, veld, zelf.postgresBeheer)
        case .postgresSleutels: zelf.postgresSleutels = verbinding(&lezer, veld, zelf.postgresSleutels)
        case .postgresLezen: zelf.postgresLezen = verbinding(&lezer, veld, zelf.postgresLezen)
        case .verbindingenPerLus:
          zelf.verbindingenPerLus = lezer.aantal(1...100, anders: zelf.verbindingenPerLus)
        case .verzoekenPerSeconde:
          zelf.verzoekenPerSeconde = lezer.aantal(0...1_000_000, anders: zelf.verzoekenPerSeconde)
        case .terugdateringWerkdagenMax:
          zelf.terugdateringWerkdagenMax = lezer.aantal(0...365, anders: zelf.terugdateringWerkdagenMax)
        case .hersteltermijnDagenMin:
          zelf.hersteltermijngrenzen.dagenMin = lezer.aantal(1...366, anders: zelf.hersteltermijngrenzen.dagenMin)
        case .hersteltermijnDagenMax:
          zelf.hersteltermijngrenzen.dagenMax = lezer.aantal(1...366, anders: zelf.hersteltermijngrenzen.dagenMax)
        case .verzoekenIneens:
          zelf.verzoekenIneens = lezer.aantal(1...1_000_000, anders: zelf.verzoekenIneens)
        case .geweigerdeBytesPerDag:
          zelf.geweigerdeBytesPerDag = lezer.aantal(0...1_000_000_000_000, anders: zelf.geweigerdeBytesPerDag)
        case .berichtBytesZonderSleutel:
          zelf.berichtBytesZonderSleutel = lezer.aantal(1024...2_097_152, anders: zelf.berichtBytesZonderSleutel)
        case .berichtBytesPerSecondeZonderSleutel:
          zelf.berichtBytesPerSecondeZonderSleutel = lezer.aantal(
            0...1_000_000_000, anders: zelf.berichtBytesPerSecondeZonderSleutel)
        case .aanvragenPerAanvrager:
          zelf.deurgrenzen.aanvragenMax = lezer.aantal(1...1_000_000, anders: zelf.deurgrenzen.aanvragenMax)
        case .aanvraagBytesPerAanvrager:
          zelf.deurgrenzen.aanvraagBytesMax = lezer.count() ?? zelf.deurgrenzen.aanvraagBytesMax
        case .verantwoordingenPerDag:
          zelf.deurgrenzen.verantwoordingenPerDagMax = lezer.aantal(
            1...1_000_000, anders: zelf.deurgrenzen.verantwoordingenPerDagMax)
        case .aanvullingenPerDag:
          zelf.deurgrenzen.aanvullingenPerDagMax = lezer.aantal(
            1...1_000_000, anders: zelf.deurgrenzen.aanvullingenPerDagMax)
        case .meldpunt:
          zelf.meldpunt = lezer.eventueel("een adres dat begint met mailto:, https:// of tel:, of een lege tekst") {
            Meldpunt($0)
          }
        case .contact:
          zelf.uitgever.contact = lezer.eventueel("een e-mailadres, of een lege tekst") {
            Uitgever.isContact($0) ? $0 : nil
          }
        case .licentie:
          zelf.uitgever.licentie = lezer.eventueel("een SPDX-code zoals EUPL-1.2, of een lege tekst") {
            Uitgever.isLicentie($0) ? $0 : nil
          }
        case .pogingBytesPerDag:
          zelf.deurgrenzen.pogingBytesPerDagMax = lezer.count() ?? zelf.deurgrenzen.pogingBytesPerDagMax
        case .gebeurtenisbron, .openbaarAdres, .abonnees: zelf.leesUitgaand(&lezer, veld)
        }
      }
      return zelf
    }
    return regelingpad
  }

  /// Reads what concerns events for others.
  private mutating func leesUitgaand(_ lezer: inout JSONReader, _ veld: Veld) {
    func vorm(_ lezer: inout JSONReader, _ voorbeeld: String, _ past: (String) -> Bool) -> String {
      lezer.form(expected: "een waarde zoals \(voorbeeld), of niets") { bytes in
        let tekst = String(decoding: bytes, as: UTF8.self)
        return tekst.isEmpty || past(tekst) ? tekst : nil
      } ?? ""
    }
    switch veld {
    case .gebeurtenisbron:
      uitgaand.bron = vorm(
        &lezer, "urn:nld:oin:00000000000000000000:systeem:weegschaal", Uitgaandinstellingen.isBron)
    case .openbaarAdres:
      uitgaand.adres = vorm(
        &lezer, "https://weegschaal.example, zonder schuine streep erachter", Uitgaandinstellingen.isAdres)
    case .abonnees: uitgaand.abonnees = Uitgaandinstellingen.leesAbonnees(&lezer)
    default: preconditionFailure("another setting")
    }
  }

  private mutating func neemOver(_ omgeving: Omgeving, _ vlaggen: Vlaggen) throws(Opdracht.Fout) {
    func gekozen(
      _ vlag: Vlag, _ naam: Omgevingsvariabele
    ) throws(Opdracht.Fout) -> (waarde: String, bron: String)? {
      if let waarde = try vlaggen.een(vlag) { return (waarde, "--\(vlag.rawValue)") }
      return omgeving[naam].map { ($0, naam.rawValue) }
    }
    var adresbron = "adres in \(bestand?.path ?? Configuratiemap.bestandsnaam)"
    if let (waarde, bron) = try gekozen(.adres, .adres) { (adres, adresbron) = (waarde, bron) }
    try Instellingen.eisIPAdres(adres, adresbron)
    data = try gekozen(.data, .data)?.waarde ?? data
    if let (waarde, bron) = try gekozen(.postgres, .postgres) { postgres = Verbinding(reeks: waarde, bron: bron) }
    postgresBeheer = omgeving.verbinding(.postgresBeheer) ?? postgresBeheer
    postgresSleutels = omgeving.verbinding(.postgresSleutels) ?? postgresSleutels
    postgresLezen = omgeving.verbinding(.postgresLezen) ?? postgresLezen
    for verbinding in [postgres, postgresBeheer, postgresSleutels, postgresLezen] { try verbinding.eisLeesbaar() }
    postgresProgrammas = omgeving[.pgbin]
    switch omgeving[.productie] {
    case "1": isProductie = true
    case nil, "0": isProductie = false
    case .some(let tekst):
      // A guess at what was meant could start a test on the city's database.
      throw Opdracht.Fout(instelling: "WEEGSCHAAL_PRODUCTIE is 1, 0 of leeg, niet \(tekst.debugDescription).")
    }
    if let (tekst, bron) = try gekozen(.poort, .poort) {
      guard let poort = Int(tekst), (0...65535).contains(poort) else {
        throw Opdracht.Fout(instelling: "\(bron) is een getal van 0 tot 65535, niet \(tekst.debugDescription).")
      }
      self.poort = poort
    }
    if let tekst = omgeving[.klok] {
      guard let begin = Tijdstip(iso: tekst) else {
        throw Opdracht.Fout(
          instelling: "WEEGSCHAAL_KLOK is een moment zoals 2025-03-20T09:00:00Z, niet \(tekst.debugDescription).")
      }
      klok = begin
    }
  }

  /// The service listens at an address in figures: a name may have several.
  private static func eisIPAdres(_ adres: String, _ bron: String) throws(Opdracht.Fout) {
    var ruimte = in6_addr()
    guard inet_pton(AF_INET, adres, &ruimte) != 1, inet_pton(AF_INET6, adres, &ruimte) != 1 else { return }
    throw Opdracht.Fout(
      instelling: "\(bron) is een IP-adres zoals 127.0.0.1, geen naam: niet \(adres.debugDescription)."
        + (adres == "localhost" ? " Bedoeld is wellicht 127.0.0.1." : ""))
  }

  /// Whether a file that should be a scheme is one with settings.
  private static func zijnInstellingen(_ bytes: [UInt8]) -> Bool {
    guard let namen = (try? JSONValue.parse(bytes))?.members?.map(\.name) else { return false }
    return namen.contains { Veld(rawValue: $0) != nil } && regelingvelden.isDisjoint(with: namen)
  }

  /// Reads the examples of documents beside the settings. Who leaves them out has a description without examples.
  func leesVoorbeelden() -> Voorbeelden {
    Voorbeelden { naam in
      bestand.flatMap { bestand in
        let map = bestand.deletingLastPathComponent().appendingPathComponent("voorbeelden")
        return try? bestandsbytes(map.appendingPathComponent("\(naam).json").path, wat: "Het voorbeeld")
      }
    }
  }

  /// Reads the scheme, and refuses a wrong file with every place and reason.
  func leesRegelingbestand() throws(Opdracht.Fout) -> GeladenRegeling {
    let bytes = try bestandsbytes(regeling.path, wat: "Het regelingbestand", raad: regelingraad)
    do throws(Faults) {
      return GeladenRegeling(regeling: try leesRegeling(bytes), bytes: bytes)
    } catch {
      guard !Instellingen.zijnInstellingen(bytes) else {
        throw Opdracht.Fout(
          instelling: "\(regeling.path) is een instellingenbestand en geen regeling: noem met --regeling of "
            + "WEEGSCHAAL_REGELING de map waarin \(Configuratiemap.bestandsnaam) staat, of het bestand van een regeling."
        )
      }
      let plek = error.notJSONAt.map { "\(plaats(van: $0, in: bytes)): " } ?? ""
      let lijst = error.all.map { "  \($0.pointer)\t\($0.code.rawValue)\t\(plek)\($0.message)" }
      throw Opdracht.Fout(
        instelling: "Het regelingbestand \(regeling.path) klopt niet:\n\(lijst.joined(separator: "\n"))")
    }
  }
}

extension JSONReader {
  /// A value in the form that `lees` takes; nil for an empty text, and after a fault.
  fileprivate mutating func eventueel<Waarde>(_ vorm: String, _ lees: (String) -> Waarde?) -> Waarde? {
    let gelezen: Waarde?? = form(expected: vorm) { bytes in
      bytes.isEmpty ? .some(nil) : lees(String(decoding: bytes, as: UTF8.self)).map { .some($0) }
    }
    return gelezen ?? nil
  }

  /// A number in the range; `anders` after a fault.
  fileprivate mutating func aantal(_ bereik: ClosedRange<Int64>, anders: Int) -> Int {
    count(bereik).map(Int.init) ?? anders
  }
}
