package import Begrippen
package import JSON
internal import Notatie

/// One line of an export of chains, seals and books. The order lets one pass check everything. The seals and the
/// distributions come first. Then come the chains, with their ids in byte order. Each event is followed by its
/// bookings, and each chain by the balances and the state of its file.
package enum Exportregel: Hashable, Sendable {
  /// The first line: the filter of the export and the moment of its snapshot.
  case export(Exportkop)
  /// A seal with the digest that it was stored with.
  case zegel(document: JSONValue, sha256: String)
  /// The total that a round granted in first instance, and its ceiling.
  case verdeling(jaar: Int, rangschikking: Int, plafond: Int64, verleend: Int64)
  /// An event with the digest that it was stored with.
  case gebeurtenis(Gebeurtenisvelden, sha256: String)
  /// A double entry.
  case boeking(Boekingsregel)
  /// The balances of a file in cents, debit positive, by account.
  case rekeningstand(dossier: String, saldi: [String: Int64])
  /// The state of a file by its projection.
  case dossier(id: String, jaar: Int, status: String, kop: Ketenkop)
  /// The last line: the number of lines before it, and the digest of their bytes, line ends included.
  case einde(regels: Int, sha256: String)
}

/// The part of the events that an export holds.
package struct Exportfilter: Hashable, Sendable {
  /// Only one round: its files and its own chain.
  package var ronde: Int?
  /// Only one chain.
  package var dossier: String?

  /// Everything, unless a member narrows it down.
  package init(ronde: Int? = nil, dossier: String? = nil) {
    self.ronde = ronde
    self.dossier = dossier
  }
}

/// The head of an export.
package struct Exportkop: Hashable, Sendable {
  /// The moment of the snapshot.
  let volledigTot: String
  let filter: Exportfilter
  /// The version of the rules with which it was written; nil where an export does not say.
  let regelversie: String?

  /// The head of an export of that snapshot.
  package init(volledigTot: Tijdstip, filter: Exportfilter, regelversie: String) {
    self.init(volledigTot: volledigTot.iso, filter: filter, regelversie: regelversie)
  }

  fileprivate init(volledigTot: String, filter: Exportfilter, regelversie: String?) {
    self.volledigTot = volledigTot
    self.filter = filter
    self.regelversie = regelversie
  }
}

/// A double entry as an export writes it, not checked yet.
package struct Boekingsregel: Hashable, Sendable {
  package let dossier: String
  /// The event it belongs to.
  package let volgnummer: Int
  package let regel: Int
  package let debet: String
  package let credit: String
  /// In cents.
  package let bedrag: Int64

  /// An entry from its columns.
  package init(dossier: String, volgnummer: Int, regel: Int, debet: String, credit: String, bedrag: Int64) {
    self.dossier = dossier
    self.volgnummer = volgnummer
    self.regel = regel
    self.debet = debet
    self.credit = credit
    self.bedrag = bedrag
  }

  /// The entry without its place; nil when no kind of entry has these accounts.
  var vorm: Boeking? {
    guard let debet = Rekening(rawValue: debet), let credit = Rekening(rawValue: credit),
      let soort = Boekingssoort(debet: debet, credit: credit)
    else { return nil }
    return Boeking(soort: soort, bedrag: Centen(bedrag))
  }
}

extension Exportregel {
  /// The line without its end.
  package var bytes: [UInt8] { document.bytes }

  /// The line as JSON.
  var document: JSONValue {
    switch self {
    case .export(let kop):
      .object(present: [
        "soort": "export", "stand": .text(kop.volledigTot), "ronde": kop.filter.ronde.map { .integer($0) },
        "dossier": kop.filter.dossier.map { .text($0) }, "regelversie": kop.regelversie.map { .text($0) },
      ])
    case .zegel(let document, let sha256): ["soort": "zegel", "zegel": document, "sha256": .text(sha256)]
    case .verdeling(let jaar, let rangschikking, let plafond, let verleend):
      [
        "soort": "verdeling", "jaar": .integer(jaar), "rangschikking": .integer(rangschikking),
        "plafond": .amount(plafond), "verleend": .amount(verleend),
      ]
    case .gebeurtenis(let velden, let sha256):
      ["soort": "gebeurtenis", "gebeurtenis": velden.document, "sha256": .text(sha256)]
    case .boeking(let boeking):
      [
        "soort": "boeking", "dossier": .text(boeking.dossier), "volgnummer": .integer(boeking.volgnummer),
        "regel": .integer(boeking.regel), "debet": .text(boeking.debet), "credit": .text(boeking.credit),
        "bedrag": .amount(boeking.bedrag),
      ]
    case .rekeningstand(let dossier, let saldi):
      .object(
        [JSONMember("soort", "rekeningstand"), JSONMember("dossier", .text(dossier))]
          + Rekening.allCases.map { JSONMember($0.rawValue, .amount(saldi[$0.rawValue] ?? 0)) })
    case .dossier(let id, let jaar, let status, let kop):
      [
        "soort": "dossier", "dossier": .text(id), "jaar": .integer(jaar), "status": .text(status),
        "volgnummer": .integer(kop.volgnummer), "kop": .text(kop.sha256),
      ]
    case .einde(let regels, let sha256):
      ["soort": "einde", "regels": .integer(regels), "sha256": .text(sha256)]
    }
  }

  /// Reads a line; nil when the bytes are not one.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSONValue.parse(bytes), let regel = Exportregel.gelezen(document) else { return nil }
    self = regel
  }

  private static func gelezen(_ document: JSONValue) -> Exportregel? {
    switch document["soort"]?.text {
    case "export":
      return document["stand"]?.text.map { stand in
        .export(
          Exportkop(
            volledigTot: stand,
            filter: Exportfilter(ronde: document["ronde"]?.geheel, dossier: document["dossier"]?.text),
            regelversie: document["regelversie"]?.text))
      }
    case "zegel":
      guard let zegel = document["zegel"], let sha256 = document["sha256"]?.text else { return nil }
      return .zegel(document: zegel, sha256: sha256)
    case "verdeling":
      guard let jaar = document["jaar"]?.geheel, let rangschikking = document["rangschikking"]?.geheel,
        let plafond = document["plafond"]?.centen, let verleend = document["verleend"]?.centen
      else { return nil }
      return .verdeling(jaar: jaar, rangschikking: rangschikking, plafond: plafond, verleend: verleend)
    case "gebeurtenis":
      guard let velden = document["gebeurtenis"].flatMap(Gebeurtenisvelden.init), let sha256 = document["sha256"]?.text
      else { return nil }
      return .gebeurtenis(velden, sha256: sha256)
    case "boeking": return Boekingsregel(document).map { .boeking($0) }
    case "rekeningstand":
      guard let dossier = document["dossier"]?.text else { return nil }
      var saldi: [String: Int64] = [:]
      for rekening in Rekening.allCases {
        guard let saldo = document[rekening.rawValue]?.centen else { return nil }
        saldi[rekening.rawValue] = saldo
      }
      return .rekeningstand(dossier: dossier, saldi: saldi)
    case "dossier":
      guard let id = document["dossier"]?.text, let jaar = document["jaar"]?.geheel,
        let status = document["status"]?.text, let volgnummer = document["volgnummer"]?.nummer,
        let kop = document["kop"]?.text
      else { return nil }
      return .dossier(id: id, jaar: jaar, status: status, kop: Ketenkop(volgnummer: volgnummer, sha256: kop))
    case "einde":
      guard let regels = document["regels"]?.geheel, let sha256 = document["sha256"]?.text else { return nil }
      return .einde(regels: regels, sha256: sha256)
    default: return nil
    }
  }
}

extension Gebeurtenisvelden {
  /// Reads the members of an event; nil when there are other members, or other kinds of values.
  init?(_ document: JSONValue) {
    guard document.members?.count == 7, let dossier = document["dossier"]?.text,
      let volgnummer = document["volgnummer"]?.nummer, let soort = document["soort"]?.text,
      let tijdstip = document["tijdstip"]?.text, let door = document["door"]?.text,
      let vorige = document["vorige"]?.text, let inhoud = document["inhoud"]
    else { return nil }
    self.init(
      dossier: dossier, volgnummer: volgnummer, soort: soort, tijdstip: tijdstip, door: door, vorige: vorige,
      inhoud: inhoud)
  }
}

extension Boekingsregel {
  fileprivate init?(_ document: JSONValue) {
    guard let dossier = document["dossier"]?.text, let volgnummer = document["volgnummer"]?.nummer,
      let regel = document["regel"]?.nummer, let debet = document["debet"]?.text,
      let credit = document["credit"]?.text, let bedrag = document["bedrag"]?.centen
    else { return nil }
    self.init(
      dossier: dossier, volgnummer: volgnummer, regel: regel, debet: debet, credit: credit, bedrag: bedrag)
  }
}
