import JSON
import Proeven
import Synchronization

@testable import Web

/// Holds answers against the description of the API, and remembers which of them were seen.
final class Beschrijvingsproef: Sendable {
  /// Longer answers are of rounds with many files, which say the same many times.
  private static let bytesMax = 256 * 1024

  private let bron: Beschrijving
  private let inhoud = Mutex<JSONValue?>(nil)
  private let gezien = Mutex<Set<String>>([])
  private let verzameld = Mutex<[String: JSONValue]?>(nil)

  init(_ bron: Beschrijving) { self.bron = bron }

  /// The description.
  var document: JSONValue {
    inhoud.withLock { inhoud in
      if let inhoud { return inhoud }
      let document = bron.document
      inhoud = document
      return document
    }
  }

  /// Keeps an answer of each kind from now on, as examples: the last of what is read, and the first of the rest.
  func verzamel() { verzameld.withLock { $0 = $0 ?? [:] } }

  /// The answers that were kept, by their name in the file of examples.
  var voorbeelden: [String: JSONValue] { verzameld.withLock { $0 } ?? [:] }

  private func bewaar(
    _ naam: @autoclosure () -> String, _ uitslag: Proefdienst.Uitslag, isJSON: Bool, isLezing: Bool
  ) {
    verzameld.withLock { verzameld in
      guard verzameld != nil, !uitslag.lichaam.isEmpty, uitslag.lichaam.count <= Antwoordvoorbeelden.bytesMax else {
        return
      }
      let naam = naam()
      guard isLezing || verzameld?[naam] == nil else { return }
      verzameld?[naam] = isJSON ? uitslag.json : .text(String(decoding: uitslag.lichaam, as: UTF8.self))
    }
  }

  /// The answers that were seen, as `GET /v1/rondes 200`.
  var antwoorden: Set<String> { gezien.withLock { $0 } }

  /// The answers that did what was asked, as the description has them, in the same form.
  var beloofd: Set<String> {
    Set(
      handelingen.flatMap { handeling in
        (handeling.inhoud["responses"]?.members ?? []).map(\.name).filter { $0 < "400" }.map {
          "\(handeling.methode) \(handeling.pad) \($0)"
        }
      })
  }

  /// Every operation, with its method and its whole path.
  var handelingen: [(methode: String, pad: String, inhoud: JSONValue)] {
    paden.flatMap { pad in
      (pad.inhoud.members ?? []).filter { Beschrijvingslezer.methoden.contains($0.name) }.map {
        ($0.name.uppercased(), pad.pad, $0.value)
      }
    }
  }

  /// Every path below that of its server.
  private var paden: [(pad: String, inhoud: JSONValue)] {
    let document = document
    return (document["paths"]?.members ?? []).map { pad in
      let server = (pad.value["servers"] ?? document["servers"])?[0]?["url"]?.text ?? ""
      return ((server == "/" ? "" : server) + pad.name, pad.value)
    }
  }

  /// What stands at a reference.
  func opgezocht(_ waarde: JSONValue?) -> JSONValue? {
    guard let verwijzing = waarde?["$ref"]?.text else { return waarde }
    return verwijzing.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
  }

  /// Where an answer is not as the description says.
  func fouten(_ methode: String, _ pad: String, _ uitslag: Proefdienst.Uitslag) -> [String] {
    let kaal = String(pad.prefix { $0 != "?" })
    let paden = paden.filter { Adres.past(kaal, op: $0.pad) && !kaal.hasSuffix("/") }
    // A literal goes before a place.
    guard let gevonden = paden.min(by: { $0.pad.count { $0 == "{" } < $1.pad.count { $0 == "{" } }) else {
      return probleemfouten(uitslag)
    }
    // HEAD answers as GET, without content.
    let isKop = methode == "HEAD"
    guard let handeling = gevonden.inhoud[isKop ? "get" : methode.lowercased()] else { return probleemfouten(uitslag) }
    guard let antwoord = opgezocht(handeling["responses"]?["\(uitslag.status)"]) else {
      return ["\(uitslag.status) is not described"]
    }
    _ = gezien.withLock { $0.insert("\(methode) \(gevonden.pad) \(uitslag.status)") }
    let verplicht = (antwoord["headers"]?.members ?? []).filter { opgezocht($0.value)?["required"] == true }
    let ontbreekt = verplicht.map(\.name).filter { uitslag.kop($0) == nil }.map { "\($0) is missing" }
    guard !isKop, let inhoud = antwoord["content"] else { return ontbreekt }
    let mediatype = uitslag.kop("Content-Type")?.prefix { $0 != ";" }.lowercased() ?? ""
    let isJSON = mediatype.hasSuffix("json") && !mediatype.hasSuffix("ndjson")
    let naam = handeling["operationId"]?.text ?? ""
    bewaar(
      mediatype == Probleem.mediatype
        ? uitslag.probleem : Voorbeelden.antwoordnaam(naam, uitslag.status, mediatype), uitslag, isJSON: isJSON,
      isLezing: methode == "GET" && uitslag.status == 200)
    guard let schema = inhoud[mediatype]?["schema"] else { return ontbreekt + ["\(mediatype) is not described"] }
    guard isJSON, uitslag.lichaam.count <= Self.bytesMax else { return ontbreekt }
    let weigeringen = weigeringen(uitslag.json, schema)
    // A year of five digits has no form in RFC 3339; the service lives on in it.
    let isNaLaatsteJaar = String(decoding: uitslag.lichaam, as: UTF8.self).contains("\"10000-")
    return ontbreekt + weigeringen.filter { !isNaLaatsteJaar || !$0.hasSuffix(" format") }
      + schakelfouten(antwoord, uitslag.json)
  }

  /// Where a value is not as a schema says. An answer has the members of its schema and no other.
  func weigeringen(_ waarde: JSONValue, _ schema: JSONValue, isStreng: Bool = true) -> [String] {
    Schemacontrole(document, isStreng: isStreng).weigeringen(waarde, schema).map(\.description)
  }

  /// The values that links take from an answer and that are not in it. An empty list has no first item.
  private func schakelfouten(_ antwoord: JSONValue, _ json: JSONValue) -> [String] {
    let waarden = (antwoord["links"]?.members ?? []).flatMap { $0.value["parameters"]?.members ?? [] }
    let wijzers = Set(waarden.compactMap { $0.value.text?.split(separator: "#", maxSplits: 1).dropFirst().first })
    return wijzers.filter { wijzer in
      let gevonden = wijzer.split(separator: "/").reduce(Optional(json)) { waarde, deel in
        Int(deel).map { waarde?[$0] } ?? waarde?[String(deel)]
      }
      return gevonden == nil && !(wijzer.hasPrefix("/items/") && json["items"] == [])
    }.map { "\($0) of a link" }
  }

  /// Of an address or a method that is not there, the refusal is a problem all the same.
  private func probleemfouten(_ uitslag: Proefdienst.Uitslag) -> [String] {
    guard uitslag.kop("Content-Type") == Probleem.mediatype else { return [] }
    return weigeringen(uitslag.json, ["$ref": "#/components/schemas/Probleem"])
  }
}
