internal import Glibc
internal import HTTPServer
package import JSON
internal import Regeling
internal import Synchronization

/// The log: one JSON object a line on stderr, with the number of the request; never a token, an account number or
/// anything else of a person.
package struct Logboek: Sendable {
  let schrijf: @Sendable ([UInt8]) -> Void

  /// A log that writes lines by the closure.
  package init(schrijf: @escaping @Sendable ([UInt8]) -> Void) { self.schrijf = schrijf }

  /// The log on stderr. Writers take turns, so that lines of several loops do not mix.
  package static let stderr = Logboek { regels in
    beurt.withLock { _ in
      var rest = regels[...]
      while !rest.isEmpty {
        let geschreven = rest.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        // A log that cannot be written must not stop the service; there is nobody left to tell.
        guard geschreven > 0 || geschreven < 0 && errno == EINTR else { return }
        rest = rest.dropFirst(max(0, geschreven))
      }
    }
  }

  private static let beurt = Mutex(())

  /// No log.
  package static let stil = Logboek { _ in }

  /// A line about the service itself.
  package func bericht(_ niveau: String, _ tekst: String, _ meer: KeyValuePairs<String, JSONValue> = [:]) {
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
  private static func machinetijd() -> String { Tijdstip(microseconden: microseconden()).utc(decimalen: 3) }

  /// The machine's time in microseconds since 1970.
  static func microseconden() -> Int64 {
    var nu = timespec()
    clock_gettime(CLOCK_REALTIME, &nu)
    return Int64(nu.tv_sec) * 1_000_000 + Int64(nu.tv_nsec) / 1000
  }
}
