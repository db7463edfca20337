import Testing

@testable import HTTPServer
@testable import Web

/// Every kind of problem is Dutch and has one status, and every fault of the server has its kind.
@Suite struct ProbleemTests {
  /// What the server itself refuses, and how that goes out.
  private static let serverfouten: [(HTTPFault.Reason, Int, Probleemsoort)] = [
    (.requestLine, 400, .ongeldigBericht), (.method, 400, .ongeldigBericht), (.target, 400, .ongeldigBericht),
    (.percentEncoding, 400, .ongeldigBericht), (.targetLength, 414, .adresTeLang), (.version, 505, .httpVersie),
    (.lineEnd, 400, .ongeldigBericht), (.field, 400, .ongeldigBericht), (.fieldLength, 431, .koppenTeGroot),
    (.host, 400, .ongeldigBericht), (.contentLength, 400, .ongeldigBericht),
    (.transferEncoding, 400, .ongeldigBericht), (.transferCoding, 501, .coderingOnbekend),
    (.expectation, 417, .verwachtingOnbekend), (.chunk, 400, .ongeldigBericht), (.bodyLength, 413, .berichtTeGroot),
    (.truncated, 400, .berichtOnvolledig), (.readTime, 408, .berichtTeTraag), (.path, 404, .nietGevonden),
    (.notAllowed, 405, .methodeNietToegestaan), (.notImplemented, 501, .methodeOnbekend), (.overload, 503, .teDruk),
    (.share, 429, .teVaak),
    (.handlerTime, 503, .duurdeTeLang), (.response, 500, .eigenFout),
  ]

  @Test func everyFaultOfTheServerHasItsKindAndStatus() {
    #expect(Set(Self.serverfouten.map(\.0)) == Set(HTTPFault.Reason.allCases))
    for (reden, status, soort) in Self.serverfouten {
      let probleem = Probleem(HTTPFault(status, reden, "detail"))
      #expect(probleem.soort == soort && probleem.soort.status == status, "\(reden)")
      #expect(!probleem.toelichting.isEmpty && !probleem.toelichting.contains("detail"), "\(reden)")
    }
  }

  @Test func everyKindHasItsOwnWordAndATitle() {
    for soort in Probleemsoort.allCases {
      #expect(soort.rawValue.allSatisfy { $0 == "-" || $0.isLowercase }, "\(soort)")
      #expect(!soort.titel.isEmpty && (400...599).contains(soort.status), "\(soort)")
    }
  }
}
