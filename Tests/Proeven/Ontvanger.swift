import Glibc
import Synchronization

/// A receiver of events on this machine, which answers as a test wants: well, badly, late or never. Each connection has a
/// thread of its own.
package final class Ontvanger: Sendable {
  /// What came in.
  package struct Verzoek: Hashable, Sendable {
    /// The request line.
    package let regel: String
    /// The fields, by their names in small letters.
    package let koppen: [String: String]
    package let lichaam: [UInt8]
    /// The body as text.
    package var tekst: String { String(decoding: lichaam, as: UTF8.self) }
  }

  /// What it does with a request.
  package enum Antwoord: Sendable {
    /// It answers with this status, and closes.
    case status(Int, [String: String] = [:])
    /// It writes these bytes, and closes.
    case bytes([UInt8])
    /// It writes these bytes and no more, and keeps the connection open.
    case blijf([UInt8])
    /// It closes without a word.
    case verbreek

    /// It keeps the connection open and says nothing, until it stops.
    package static let zwijg = Antwoord.blijf([])
  }

  private struct Stand {
    var verzoeken: [Verzoek] = []
    var geantwoord = 0
    var open: [Int32] = []
    var isGestopt = false
  }

  private let luisteraar: Int32
  private let stand = Mutex(Stand())
  private let antwoord: @Sendable (Verzoek) -> Antwoord
  /// Where it listens, on 127.0.0.1.
  package let poort: UInt16

  /// Listens from now on.
  /// - Parameter poort: 0 lets the system choose; another one is that of a receiver that was stopped.
  package init(poort gevraagd: UInt16 = 0, _ antwoord: @escaping @Sendable (Verzoek) -> Antwoord) throws {
    let luisteraar = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var aan: Int32 = 1
    setsockopt(luisteraar, SOL_SOCKET, SO_REUSEADDR, &aan, socklen_t(MemoryLayout<Int32>.size))
    var adres = sockaddr_in()
    adres.sin_family = sa_family_t(AF_INET)
    adres.sin_port = gevraagd.bigEndian
    adres.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var lengte = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutableBytes(of: &adres) { bytes in
      guard let naam = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(luisteraar, naam, lengte) == 0 && listen(luisteraar, 64) == 0
        && getsockname(luisteraar, naam, &lengte) == 0
    }
    guard isOpen else {
      close(luisteraar)
      throw Nietopen(code: errno)
    }
    self.luisteraar = luisteraar
    self.antwoord = antwoord
    poort = UInt16(bigEndian: adres.sin_port)
    Ontvanger.draad { [self] in neemAan() }
  }

  /// The port cannot be listened to.
  package struct Nietopen: Error { let code: Int32 }

  /// All that came in, in order.
  package var verzoeken: [Verzoek] { stand.withLock { $0.verzoeken } }

  /// How many answers it wrote, as far as it meant to.
  package var geantwoord: Int { stand.withLock { $0.geantwoord } }

  /// Closes everything; what comes now is refused by the system.
  package func stop() {
    let open = stand.withLock { stand in
      defer { (stand.isGestopt, stand.open) = (true, []) }
      return stand.open
    }
    shutdown(luisteraar, Int32(SHUT_RDWR))
    for stekker in open { shutdown(stekker, Int32(SHUT_RDWR)) }
  }

  private func neemAan() {
    while true {
      let stekker = accept(luisteraar, nil, nil)
      guard stekker >= 0 else { break }
      let mag = stand.withLock { stand in
        if !stand.isGestopt { stand.open.append(stekker) }
        return !stand.isGestopt
      }
      if mag { Ontvanger.draad { [self] in bedien(stekker) } } else { close(stekker) }
    }
    close(luisteraar)
  }

  private func bedien(_ stekker: Int32) {
    defer {
      stand.withLock { $0.open.removeAll { $0 == stekker } }
      close(stekker)
    }
    guard let verzoek = Ontvanger.lees(stekker) else { return }
    stand.withLock { $0.verzoeken.append(verzoek) }
    switch antwoord(verzoek) {
    case .status(let status, let koppen):
      let regels =
        ["HTTP/1.1 \(status) X"] + koppen.map { "\($0.key): \($0.value)" }
        + ["Content-Length: 0", "Connection: close", "", ""]
      Ontvanger.schrijf(Array(regels.joined(separator: "\r\n").utf8), stekker)
    case .bytes(let bytes): Ontvanger.schrijf(bytes, stekker)
    case .blijf(let bytes):
      Ontvanger.schrijf(bytes, stekker)
      stand.withLock { $0.geantwoord += 1 }
      var byte: UInt8 = 0
      while recv(stekker, &byte, 1, 0) > 0 {}
    case .verbreek: break
    }
  }

  private static func schrijf(_ bytes: [UInt8], _ stekker: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let aantal = rest.withUnsafeBytes { send(stekker, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard aantal > 0 else { return }
      rest = rest.dropFirst(aantal)
    }
  }

  /// Reads one request; nil when it does not come whole.
  private static func lees(_ stekker: Int32) -> Verzoek? {
    var bytes: [UInt8] = []
    var stuk = [UInt8](repeating: 0, count: 16_384)
    while true {
      if let einde = bytes.firstRange(of: [13, 10, 13, 10]) {
        let regels = String(decoding: bytes[..<einde.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let paren = regels.dropFirst().map { regel -> (String, String) in
          let delen = regel.split(separator: ":", maxSplits: 1)
          return (delen[0].lowercased(), String(delen[1].drop { $0 == " " }))
        }
        let koppen = Dictionary(paren) { $1 }
        let lichaam = bytes[einde.upperBound...]
        if lichaam.count >= Int(koppen["content-length"] ?? "0") ?? 0 {
          return Verzoek(regel: String(regels[0]), koppen: koppen, lichaam: Array(lichaam))
        }
      }
      let aantal = recv(stekker, &stuk, stuk.count, 0)
      guard aantal > 0 else { return nil }
      bytes += stuk[..<aantal]
    }
  }

  /// Runs the work on a thread of its own, since it blocks.
  private static func draad(_ werk: @escaping @Sendable () -> Void) {
    var draad = pthread_t()
    let code = pthread_create(
      &draad, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Werk>.fromOpaque(argument).takeRetainedValue().doe()
        return nil
      }, Unmanaged.passRetained(Werk(werk)).toOpaque())
    precondition(code == 0, "a thread can start")
    pthread_detach(draad)
  }

  private final class Werk: Sendable {
    let doe: @Sendable () -> Void
    init(_ doe: @escaping @Sendable () -> Void) { self.doe = doe }
  }
}
