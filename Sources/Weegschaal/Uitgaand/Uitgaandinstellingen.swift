internal import Documenten
internal import HTTPClient
internal import JSON
internal import Keten
internal import Loket

/// What the settings say of events for others: who sends, where the service is read from outside, and who gets them.
struct Uitgaandinstellingen: Sendable {
  /// The most subscribers. Each has a connection to the database.
  static let abonneesMax = 10

  /// The urn of the organisation and the system.
  var bron = ""
  /// The beginning of the links to read, without a slash at the end.
  var adres = ""
  var abonnees: [Abonnee] = []

  private enum Abonneeveld: String, CaseIterable, Sendable { case naam, adres, soorten, bearer, hmac }

  private static let velden = Members<Abonneeveld>(required: [.naam, .adres])

  /// Reads the list of subscribers.
  static func leesAbonnees(_ lezer: inout JSONReader) -> [Abonnee] {
    var abonnees: [Abonnee] = []
    lezer.array(count: 0...abonneesMax) { lezer, plaats in
      guard let abonnee = leesAbonnee(&lezer) else { return }
      guard !abonnees.contains(where: { $0.abonnement.naam == abonnee.abonnement.naam }) else {
        return lezer.fault(.value, message: "abonnee \(plaats + 1) heeft dezelfde naam als een eerdere.")
      }
      abonnees.append(abonnee)
    }
    return abonnees
  }

  private static func leesAbonnee(_ lezer: inout JSONReader) -> Abonnee? {
    var (naam, eindpunt): (String?, HTTPEndpoint?)
    var soorten = Gehoor.soortenVoorAanvrager
    var geheimen: [(bewijs: Abonnee.Bewijs, bestand: String)] = []
    lezer.object(velden) { lezer, veld in
      switch veld {
      case .naam:
        naam = lezer.form(expected: "een naam van ten hoogste 64 kleine letters, cijfers en streepjes") { bytes in
          let tekst = String(decoding: bytes, as: UTF8.self)
          return Abonnement.isNaam(tekst) ? tekst : nil
        }
      case .adres: eindpunt = leesEindpunt(&lezer)
      case .soorten:
        soorten = []
        lezer.array(count: 1...Gehoor.soorten.count) { lezer, _ in
          if let soort = lezer.oneOf(Choice(Gehoor.soorten)) { soorten.append(soort) }
        }
      case .bearer: if let bestand = lezer.regel() { geheimen.append((.bearer, bestand)) }
      case .hmac: if let bestand = lezer.regel() { geheimen.append((.hmac, bestand)) }
      }
    }
    guard !lezer.hasFailed, let naam, let eindpunt, !soorten.isEmpty else { return nil }
    guard geheimen.count == 1 else {
      lezer.fault(
        .value,
        message:
          "abonnee \(naam) heeft óf bearer óf hmac: het pad van het bestand met de sleutel waaraan zij ons herkent."
      )
      return nil
    }
    return Abonnee(
      abonnement: Abonnement(naam: naam, soorten: Set(soorten)), eindpunt: eindpunt, bewijs: geheimen[0].bewijs,
      geheimbestand: geheimen[0].bestand)
  }

  /// The service speaks no TLS, so its messages may not leave the machine by themselves.
  private static func leesEindpunt(_ lezer: inout JSONReader) -> HTTPEndpoint? {
    guard let tekst = lezer.regel() else { return nil }
    do throws(HTTPEndpoint.Refusal) {
      return try HTTPEndpoint(tekst)
    } catch {
      let reden =
        switch error {
        case .form: "een adres heeft de vorm http://127.0.0.1:8090/pad."
        case .notLoopback:
          "de dienst stuurt alleen naar deze machine, zoals http://127.0.0.1:8090/pad. De proxy daar spreekt TLS met de "
            + "ander: zie het laatste blok van deploy/nginx.conf."
        }
      lezer.fault(.value, message: reden)
      return nil
    }
  }

  /// Whether a text is a urn, as `source` needs it (RFC 8141).
  static func isBron(_ tekst: String) -> Bool {
    tekst.hasPrefix("urn:nld:") && tekst.utf8.count <= 200
      && tekst.utf8.allSatisfy { (0x21...0x7e).contains($0) && !Array("\"<>\\^`{|}#?[]".utf8).contains($0) }
  }

  /// Whether a text is where the service is read from outside.
  static func isAdres(_ tekst: String) -> Bool {
    let rest = tekst.dropFirst("https://".count)
    return tekst.hasPrefix("https://") && !rest.isEmpty && rest.utf8.count <= 253 && !rest.hasSuffix("/")
      && rest.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || Array(".-_:/".utf8).contains($0)
      }
  }

  /// Reads the secret of each subscriber, in their order.
  func leesGeheimen() throws(Opdracht.Fout) -> [Abonneegeheim] {
    var geheimen: [Abonneegeheim] = []
    for abonnee in abonnees { geheimen.append(try Abonneegeheim(abonnee)) }
    return geheimen
  }

  /// Refuses subscribers without what each message says of the sender.
  func eisVolledig(_ bestand: String) throws(Opdracht.Fout) {
    guard !abonnees.isEmpty else { return }
    guard !bron.isEmpty, !adres.isEmpty else {
      throw Opdracht.Fout(
        instelling: "\(bestand): met abonnees horen er een gebeurtenisbron en een openbaarAdres bij, zoals "
          + "urn:nld:oin:00000000000000000000:systeem:weegschaal en https://weegschaal.example.")
    }
  }
}
