internal import Glibc
internal import HTTPServer
public import JSON

/// The log: one JSON object a line on stderr, with the number of the request; never a token, an account number or
/// anything else of a person. A line is written by one call, so lines of several loops do not mix.
public struct Logboek: Sendable {
  let schrijf: @Sendable ([UInt8]) -> Void

  /// A log that writes lines by the closure.
  public init(schrijf: @escaping @Sendable ([UInt8]) -> Void) { self.schrijf = schrijf }

  /// The log on stderr.
  public static let stderr = Logboek { regel in
    // A log that cannot be written must not stop the service; there is nobody left to tell.
    _ = regel.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }

  /// No log.
  public static let stil = Logboek { _ in }

  /// A line about the service itself.
  public func bericht(_ niveau: String, _ tekst: String, _ meer: KeyValuePairs<String, JSONValue> = [:]) {
    regel(
      [
        JSONMember("tijd", .text(Logboek.machinetijd())), JSONMember("niveau", .text(niveau)),
        JSONMember("bericht", .text(tekst)),
      ] + meer.map { JSONMember($0.key, $0.value) })
  }

  /// A line about a fault of ours; the line of the request has the same number and says the rest.
  func fout(_ http: HTTPRequest, _ tekst: String) { bericht("fout", tekst, ["verzoek": .text(http.identifier)]) }

  private func regel(_ leden: [JSONMember]) { schrijf(JSONValue.object(leden).bytes + [UInt8(ascii: "\n")]) }

  /// The machine's time in UTC, to the millisecond.
  static func machinetijd() -> String {
    var nu = timespec()
    clock_gettime(CLOCK_REALTIME, &nu)
    var delen = tm()
    gmtime_r(&nu.tv_sec, &delen)
    var tekst = [CChar](repeating: 0, count: 32)
    let lengte = strftime(&tekst, tekst.count, "%Y-%m-%dT%H:%M:%S", &delen)
    let breuk = String(nu.tv_nsec / 1_000_000 + 1000).dropFirst()
    return String(decoding: tekst[..<lengte].map { UInt8(bitPattern: $0) }, as: UTF8.self) + ".\(breuk)Z"
  }
}
