internal import Cryptography
internal import FoundationEssentials
internal import Glibc
internal import HTTPClient

/// The token or the key of a subscriber, as it was read at the start. Nothing shows it.
struct Abonneegeheim: Sendable, CustomStringConvertible {
  /// The longest token or key, in bytes, and the shortest: fewer bytes could be guessed.
  static let bytesMax = 4096
  static let bytesMin = 24
  /// How a key in base64 begins (Standard Webhooks).
  static let base64kop = "whsec_"

  private let bewijs: Abonnee.Bewijs
  private let bytes: [UInt8]

  /// Without the secret.
  var description: String { "Abonneegeheim(\(bewijs))" }

  /// Reads the file, without the white space around its one line.
  /// - Throws: a sentence for a file that others may read, or that holds no token or key.
  init(_ abonnee: Abonnee) throws(Opdracht.Fout) {
    let (naam, pad) = (abonnee.abonnement.naam, abonnee.geheimbestand)
    bewijs = abonnee.bewijs
    func fout(_ reden: String) -> Opdracht.Fout {
      Opdracht.Fout(instelling: "Het bestand \(pad) met de sleutel van abonnee \(naam) \(reden)")
    }
    let gelezen = try bestandsbytes(pad, wat: "Het sleutelbestand van abonnee \(naam),")
    var toestand = stat()
    guard stat(pad, &toestand) == 0, toestand.st_mode & 0o027 == 0 else {
      throw fout("mag door anderen worden gelezen of veranderd: chmod 640 \(pad)")
    }
    let wit: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d]
    let tekst = gelezen.drop { wit.contains($0) }.reversed().drop { wit.contains($0) }.reversed()
    guard tekst.allSatisfy({ (0x21...0x7e).contains($0) }) else { throw fout("heeft meer dan één regel of woord.") }
    var sleutel = Array(tekst)
    let kop = Array(Abonneegeheim.base64kop.utf8)
    if bewijs == .hmac, sleutel.starts(with: kop) {
      guard let data = Data(base64Encoded: String(decoding: sleutel.dropFirst(kop.count), as: UTF8.self)) else {
        throw fout("heeft na \(Abonneegeheim.base64kop) geen base64.")
      }
      sleutel = Array(data)
    }
    guard (Abonneegeheim.bytesMin...Abonneegeheim.bytesMax).contains(sleutel.count) else {
      throw fout("heeft een sleutel van \(Abonneegeheim.bytesMin) tot \(Abonneegeheim.bytesMax) bytes nodig.")
    }
    bytes = sleutel
  }

  /// The request that brings a message, signed at this moment.
  func verzoek(id: String, lichaam: [UInt8], soort: String, seconden: Int64) -> HTTPCall {
    let vast = [("Content-Type", soort), ("User-Agent", "weegschaal/\(Versie.programma)")]
    switch bewijs {
    case .bearer:
      return HTTPCall(
        fields: vast + [("Authorization", "Bearer \(String(decoding: bytes, as: UTF8.self))")], body: lichaam)
    case .hmac:
      let code = hmacSHA256(Array("\(id).\(seconden).".utf8) + lichaam, key: bytes)
      return HTTPCall(
        fields: vast + [
          ("webhook-id", id), ("webhook-timestamp", "\(seconden)"),
          ("webhook-signature", "v1,\(Data(code).base64EncodedString())"),
        ], body: lichaam)
    }
  }
}
