import Cryptography
import JSON
import Keten
import Loket
import Proeven
import Testing

/// Asks every route of the service about two files that their applicants may not tell apart. The routes come from the
/// router, so that a new one is asked by itself.
enum Getoondproef {
  /// A file with its applicant.
  struct Partij: Sendable {
    let id: String
    let kvkNummer: String
    let sleutel: String
  }

  /// A request to a route, about a file.
  struct Vraag: Sendable {
    let naam: String
    let methode: String
    let pad: String
    let lichaam: JSONValue?
    let koppen: [String: String]
    let isOverDossier: Bool
  }

  /// The requests to every route about the file of `onderwerp`, as its applicant or another would send them.
  static func vragen(_ dienst: Proefdienst, over onderwerp: Partij, door vrager: Partij) async throws -> [Vraag] {
    let getoond = try await dienst.stuur("GET", "/v1/aanvragen/\(onderwerp.id)", onderwerp.sleutel).kop("ETag") ?? ""
    let lichamen: [JSONValue] = [
      [:], Voorbeeldaanvraag(kvkNummer: vrager.kvkNummer).json, Voorbeeldverantwoording().json, ["reden": "Anders."],
    ]
    var vragen: [Vraag] = []
    for (methode, patroon) in dienst.routes where patroon.hasPrefix("/v1/") && patroon != "/v1/klok" {
      let pad = patroon.replacing("{id}", with: onderwerp.id).replacing("{jaar}", with: "2025")
        .replacing("{nummer}", with: "1").replacing(/\{[a-z]+\}/, with: "geen")
      if methode == "GET" { vragen += lezingen(pad, patroon, onderwerp) }
      let tags: [String?] = methode == "GET" ? [nil] : [nil, "*", getoond, "\"0\""]
      for (nummer, lichaam) in (methode == "GET" ? [nil] : lichamen.map { $0 }).enumerated() {
        for tag in tags {
          vragen.append(
            Vraag(
              naam: "\(methode) \(patroon) \(nummer) \(tag == getoond ? "shown" : tag ?? "-")", methode: methode,
              pad: pad,
              lichaam: lichaam, koppen: tag.map { ["If-Match": $0] } ?? [:], isOverDossier: patroon.contains("{id}")))
        }
      }
    }
    return vragen
  }

  /// The same reading in the other forms that a route may have, a list by each state and in pages, and the events of the
  /// file.
  private static func lezingen(_ pad: String, _ patroon: String, _ onderwerp: Partij) -> [Vraag] {
    let isOverDossier = patroon.contains("{id}")
    let vormen = ["text/html", "text/csv"].map { vorm in
      Vraag(
        naam: "GET \(patroon) \(vorm)", methode: "GET", pad: pad, lichaam: nil, koppen: ["Accept": vorm],
        isOverDossier: isOverDossier)
    }
    if patroon == "/v1/gebeurtenissen" {
      return vormen
        + ["", "&pagina=2&paginagrootte=1", "&pagina=4&paginagrootte=1"].map { bladzijde in
          Vraag(
            naam: "GET \(patroon)?dossier={id}\(bladzijde)", methode: "GET",
            pad: "\(pad)?dossier=\(onderwerp.id)\(bladzijde)", lichaam: nil, koppen: [:], isOverDossier: true)
        }
    }
    guard patroon.hasSuffix("/aanvragen") else { return vormen }
    let zoekdelen =
      Status.allCases.map { "status=\($0.rawValue)" } + ["pagina=1&paginagrootte=1", "pagina=2&paginagrootte=1"]
    return vormen
      + zoekdelen.map { deel in
        Vraag(
          naam: "GET \(patroon)?\(deel)", methode: "GET", pad: "\(pad)?\(deel)", lichaam: nil, koppen: [:],
          isOverDossier: isOverDossier)
      }
  }

  /// An answer without what must differ between two files: ids, references, numbers, digests and moments.
  private static func zonderIds(_ uitslag: Proefdienst.Uitslag, _ partijen: [Partij]) -> String {
    var tekst = String(decoding: uitslag.lichaam, as: UTF8.self)
    tekst.replace(/NL[0-9]{2}[A-Z]{4}[0-9]{10}/, with: "IBAN")
    for partij in partijen {
      tekst.replace(partij.id, with: "ID")
      tekst.replace(partij.kvkNummer, with: "KVK")
    }
    tekst.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/, with: "ID")
    tekst.replace(/[A-Z]{2,4}-2025-[0-9A-Z]{4}-[0-9A-Z]{4}/, with: "KENMERK")
    tekst.replace(/[0-9a-f]{64}/, with: "SHA")
    tekst.replace(/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/, with: "MOMENT")
    // What was left when the turn of a file came, which differs for two of one rank.
    tekst.replace(/Aan wie voorging is € [0-9.,]+ toegekend; over was € [0-9.,]+/, with: "BEURT")
    tekst.replace(/"poging":\{"nummer":[0-9]+/, with: "POGING")
    // A version that is the digest of what is shown tells no more than that.
    let versie = uitslag.kop("ETag").map { $0 == "\"\(SHA256Digest(of: uitslag.lichaam).hex)\"" ? "DIGEST" : $0 }
    return "\(uitslag.status) \(versie ?? "-") \(tekst)"
  }

  private static func antwoorden(
    _ dienst: Proefdienst, van vrager: Partij, over onderwerp: Partij, _ partijen: [Partij]
  ) async throws -> [(naam: String, antwoord: String)] {
    var antwoorden: [(String, String)] = []
    for vraag in try await vragen(dienst, over: onderwerp, door: vrager) {
      let uitslag = try await dienst.stuur(
        vraag.methode, vraag.pad, vrager.sleutel, vraag.lichaam, koppen: vraag.koppen)
      #expect(uitslag.status < 500, "\(vraag.naam)")
      if vraag.isOverDossier, vrager.id != onderwerp.id {
        // A form that the route does not have is refused before anything is looked at.
        #expect([403, 404, 406].contains(uitslag.status), "\(vraag.naam): \(uitslag.status)")
      }
      antwoorden.append((vraag.naam, zonderIds(uitslag, partijen)))
    }
    return antwoorden
  }

  /// The requests of which the answer to the one applicant is another than that to the other, with both answers.
  /// - Parameter isEigen: whether each asks about the own file, or about the other's.
  static func verschil(
    _ dienst: Proefdienst, _ een: Partij, _ twee: Partij, isEigen: Bool = true
  ) async throws -> [String] {
    let eerste = try await antwoorden(dienst, van: een, over: isEigen ? een : twee, [een, twee])
    let tweede = try await antwoorden(dienst, van: twee, over: isEigen ? twee : een, [een, twee])
    #expect(eerste.count == tweede.count && eerste.count > 100)
    return zip(eerste, tweede).filter { $0.antwoord != $1.antwoord }.map {
      "\($0.naam): \($0.antwoord) / \($1.antwoord)"
    }
  }
}
