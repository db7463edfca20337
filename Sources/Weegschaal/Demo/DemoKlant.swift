internal import Foundation
internal import FoundationNetworking
internal import JSON

/// Speaks with the service as each party would: over HTTP, with a token of its own.
struct DemoKlant: Sendable {
  /// What came back.
  struct Antwoord: Sendable {
    let status: Int
    let etag: String?
    let json: JSONValue
  }

  let basis: String

  /// Sends a request; refuses any other status than the one the story expects.
  @discardableResult
  func stuur(
    _ methode: String, _ pad: String, als sleutel: String?, _ lichaam: JSONValue? = nil, verwacht: Int,
    etag: String? = nil
  ) async throws -> Antwoord {
    let antwoord = try await probeer(methode, pad, als: sleutel, lichaam, etag: etag)
    guard antwoord.status == verwacht else {
      let tekst = String(decoding: antwoord.json.bytes, as: UTF8.self)
      throw Opdracht.Fout(
        tekst: "De demo liep vast: \(methode) \(pad) gaf \(antwoord.status), verwacht was \(verwacht).\n\(tekst)")
    }
    return antwoord
  }

  private func probeer(
    _ methode: String, _ pad: String, als sleutel: String?, _ lichaam: JSONValue?, etag: String?
  ) async throws -> Antwoord {
    guard let url = URL(string: basis + pad) else { throw Opdracht.Fout(tekst: "Geen adres: \(pad)") }
    var verzoek = URLRequest(url: url)
    verzoek.httpMethod = methode
    verzoek.timeoutInterval = 30
    if let sleutel { verzoek.setValue("Bearer \(sleutel)", forHTTPHeaderField: "Authorization") }
    if let etag { verzoek.setValue(etag, forHTTPHeaderField: "If-Match") }
    if let lichaam {
      verzoek.httpBody = Data(lichaam.bytes)
      verzoek.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    let (data, antwoord) = try await URLSession.shared.data(for: verzoek)
    guard let http = antwoord as? HTTPURLResponse else { throw Opdracht.Fout(tekst: "Geen HTTP-antwoord: \(pad)") }
    return Antwoord(
      status: http.statusCode, etag: http.value(forHTTPHeaderField: "ETag"),
      json: (try? JSONValue.parse(Array(data))) ?? .null)
  }
}
