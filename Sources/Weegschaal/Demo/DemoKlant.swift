internal import Glibc
internal import JSON

/// Speaks with the service over HTTP as each party would, with one connection for each request. It reads only the
/// framing that our own server writes, since the service of the demo is this program.
struct DemoKlant: Sendable {
  /// An answer of the service.
  struct Antwoord: Sendable {
    let status: Int
    let etag: String?
    let json: JSONValue
  }

  /// How long a step may take.
  private static let wachttijdSeconden = 30

  let poort: Int
  /// The base address of the service.
  var basis: String { "http://127.0.0.1:\(poort)" }

  /// Sends a request, and refuses another status than the expected one.
  @discardableResult
  func stuur(
    _ methode: String, _ pad: String, als sleutel: String?, _ lichaam: JSONValue? = nil, verwacht: Int,
    etag: String? = nil
  ) async throws -> Antwoord {
    let antwoord = try probeer(methode, pad, als: sleutel, lichaam, etag: etag)
    guard antwoord.status == verwacht else {
      let tekst = String(decoding: antwoord.json.bytes, as: UTF8.self)
      throw Opdracht.Fout(
        tekst: "De demo liep vast: \(methode) \(pad) gaf \(antwoord.status), verwacht was \(verwacht).\n\(tekst)")
    }
    return antwoord
  }

  private func probeer(
    _ methode: String, _ pad: String, als sleutel: String?, _ lichaam: JSONValue?, etag: String?
  ) throws -> Antwoord {
    let bytes = lichaam?.bytes ?? []
    var koppen = ["\(methode) \(pad) HTTP/1.1", "Host: localhost", "Connection: close"]
    if let sleutel { koppen.append("Authorization: Bearer \(sleutel)") }
    if let etag { koppen.append("If-Match: \(etag)") }
    if lichaam != nil { koppen += ["Content-Type: application/json", "Content-Length: \(bytes.count)"] }
    return try gelezen(try gewisseld(Array((koppen.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes), pad)
  }

  /// Sends the bytes and answers all bytes that come until the service closes.
  private func gewisseld(_ verzoek: [UInt8]) throws -> [UInt8] {
    guard let stekker = DemoKlant.verbonden(poort) else { throw DemoKlant.zonderAntwoord }
    defer { close(stekker) }
    var tijd = timeval(tv_sec: DemoKlant.wachttijdSeconden, tv_usec: 0)
    setsockopt(stekker, SOL_SOCKET, SO_RCVTIMEO, &tijd, socklen_t(MemoryLayout<timeval>.size))
    var rest = verzoek[...]
    while !rest.isEmpty {
      let verzonden = rest.withUnsafeBytes { send(stekker, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard verzonden > 0 else { break }
      rest = rest.dropFirst(verzonden)
    }
    var antwoord: [UInt8] = []
    var stuk = [UInt8](repeating: 0, count: 64 * 1024)
    while rest.isEmpty {
      let aantal = recv(stekker, &stuk, stuk.count, 0)
      if aantal == 0 { return antwoord }
      guard aantal > 0 else { break }
      antwoord += stuk[..<aantal]
    }
    throw DemoKlant.zonderAntwoord
  }

  private static var zonderAntwoord: Opdracht.Fout {
    Opdracht.Fout(tekst: "De dienst antwoordt niet: \(String(cString: strerror(errno))).")
  }

  /// The address 127.0.0.1 with a port.
  static func loopback(_ poort: Int) -> sockaddr_in {
    var adres = sockaddr_in()
    adres.sin_family = sa_family_t(AF_INET)
    adres.sin_port = in_port_t(UInt16(poort)).bigEndian
    adres.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return adres
  }

  /// A connection to a port of this machine; nil when no process listens there.
  static func verbonden(_ poort: Int) -> Int32? {
    let stekker = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard stekker >= 0 else { return nil }
    var adres = loopback(poort)
    let isGelukt = withUnsafePointer(to: &adres) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(stekker, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if isGelukt { return stekker }
    close(stekker)
    return nil
  }

  private func gelezen(_ bytes: [UInt8], _ pad: String) throws -> Antwoord {
    let scheiding = Array("\r\n\r\n".utf8)
    guard let einde = bytes.indices.first(where: { bytes[$0...].starts(with: scheiding) }) else {
      throw Opdracht.Fout(tekst: "Geen HTTP-antwoord: \(pad)")
    }
    let regels = String(decoding: bytes[..<einde], as: UTF8.self).split(separator: "\r\n")
    guard let status = regels.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Opdracht.Fout(tekst: "Geen HTTP-antwoord: \(pad)")
    }
    let etag = regels.first { $0.lowercased().hasPrefix("etag: ") }.map { String($0.dropFirst("etag: ".count)) }
    let lichaam = Array(bytes[(einde + scheiding.count)...])
    return Antwoord(status: status, etag: etag, json: (try? JSONValue.parse(lichaam)) ?? .null)
  }
}
