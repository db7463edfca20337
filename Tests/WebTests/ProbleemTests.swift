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

  @Test func aBodyThatIsTooLongIsToldHowLongItMayBe() {
    let fout = HTTPFault(413, .bodyLength, "detail", bodyBytesMax: 2_097_152)
    #expect(Probleem(fout).toelichting.contains("ten hoogste 2097152 bytes"))
  }

  /// Awb 2:25: the city must prove that nothing was submitted, so whoever submits is told.
  @Test func aSubmissionThatTheServerRefusesIsToldThatNothingWasSubmitted() {
    for (reden, status, _) in Self.serverfouten {
      var fout = HTTPFault(status, reden, "detail")
      fout.path = "/v1/rondes/2025/aanvragen"
      fout.method = .post
      let isGezegd = Probleem(fout).toelichting.hasSuffix("Met dit bericht is niets ingediend.")
      // What a handler did may have been stored.
      #expect(isGezegd == (reden != .handlerTime && reden != .response), "\(reden)")
      fout.path = "/v1/rondes/2025/proefaanvragen"
      #expect(!Probleem(fout).toelichting.contains("ingediend"), "\(reden)")
      fout.path = "/v1/rondes/2025/aanvragen"
      fout.method = .get
      #expect(!Probleem(fout).toelichting.contains("ingediend"), "\(reden)")
    }
  }

  @Test func onlyAPostIsToldOfItsKey() {
    for methode in [HTTPMethod.post, .put, .get] {
      var fout = HTTPFault(503, .handlerTime, "detail")
      fout.method = methode
      let problemen = [
        Probleem(fout), .teVaak(methode, overSeconden: 1), .nietBeschikbaar(methode), .uitkomstOnbekend(methode),
      ]
      for probleem in problemen {
        #expect(probleem.toelichting.contains("Idempotency-Key") == (methode == .post), "\(probleem.toelichting)")
      }
    }
  }

  @Test func everyKindHasItsOwnWordAndATitle() {
    for soort in Probleemsoort.allCases {
      #expect(soort.rawValue.allSatisfy { $0 == "-" || $0.isLowercase }, "\(soort)")
      #expect(!soort.titel.isEmpty && (400...599).contains(soort.status), "\(soort)")
    }
  }
}
