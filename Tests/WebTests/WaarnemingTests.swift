import Foundation
import HTTPServer
import JSON
import Loket
import Observability
import Proeven
import Synchronization
import Testing
@testable import Observability
@testable import Web

/// What the service shows of itself: its log, its traces and its metrics.
struct WaarnemingTests {
  /// Keeps the lines of a log.
  private final class Regels: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var logboek: Log { Log(time: Log.tijd) { [self] regels in bytes.withLock { $0 += regels } } }
    /// The lines, each with its end.
    var alle: [String] {
      bytes.withLock { $0.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) + "\n" } }
    }
    /// The lines about requests, as JSON.
    var verzoeken: [JSONValue] { alle.compactMap { try? JSONValue.parse($0) }.filter { $0["status"] != nil } }
    func laatste(_ dienst: Proefdienst) async throws -> JSONValue {
      await dienst.logboekGeschreven()
      return try #require(verzoeken.last)
    }
  }

  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

  @Test func aTraceGoesThroughAnswerAndLog() async throws {
    let regels = Regels()
    try await Proefdienst.met(logboek: regels.logboek) { dienst in
      try await dienst.maakRonde()
      let ouder = "00-\(WaarnemingTests.trace)-00f067aa0ba902b7-01"
      // An answer, a refusal by a handler, and a refusal by the server itself.
      for (methode, pad, status) in [
        ("GET", "/v1/rondes/2025", 200), ("GET", "/v1/rondes/1999", 404), ("DELETE", "/v1/rondes/2025", 405),
      ] {
        let uitslag = try await dienst.stuur(
          methode, pad, koppen: ["traceparent": ouder, "tracestate": "congo=t61rcWkgMzE"])
        #expect(uitslag.status == status)
        let kop = try #require(uitslag.kop("traceparent"))
        let regel = try await regels.laatste(dienst)
        #expect(regel["trace_id"]?.text == WaarnemingTests.trace)
        #expect(kop == "00-\(WaarnemingTests.trace)-\(regel["span_id"]?.text ?? "")-01")
        #expect(kop != ouder)
        #expect(uitslag.kop("tracestate") == "congo=t61rcWkgMzE")
        #expect(regel["patroon"]?.text == "/v1/rondes/{jaar}")
        #expect(regel["bytes"]?.getal == "\(uitslag.lichaam.count)")
      }
      let vals = try await dienst.stuur(
        "GET", "/v1/rondes", koppen: ["traceparent": ouder + "-x", "tracestate": "a=1"])
      let nieuw = try #require(vals.kop("traceparent"))
      #expect(!nieuw.contains(WaarnemingTests.trace) && TraceParent(nieuw) != nil && vals.kop("tracestate") == nil)
      let geen = try await dienst.stuur("GET", "/v1/rondes")
      #expect(geen.kop("traceparent").flatMap(TraceParent.init) != nil && geen.kop("traceparent") != nieuw)
    }
  }

  @Test func eachRefusalHasItsClassInTheLogAndInTheMetrics() async throws {
    let regels = Regels()
    try await Proefdienst.met(logboek: regels.logboek) { dienst in
      try await weiger(dienst) { soort, stand in
        let regel = try await regels.laatste(dienst)
        #expect(regel["weigering"]?.text == soort)
        #expect(regel["stand"]?.text == stand)
      }
      let regel = try #require(regels.verzoeken.first { $0["weigering"]?.text == "ongeldige-invoer" })
      #expect(regel["fouten"] == ["verplicht": .number("1")])
      #expect(regel["rol"]?.text == "aanvrager")
      #expect(regel["niveau"]?.text == "info")

      let meting = Meetlezer(await dienst.meetwaarden())
      #expect(meting.fouten == [])
      func telling(_ soort: String) -> Double? { meting.waarden["weegschaal_weigeringen_total{soort=\"\(soort)\"}"] }
      #expect(telling("ongeldige-invoer") == 1 && telling("geen-toegang") == 2 && telling("vier-ogen") == 0)
      #expect(
        telling("verkeerde-stand") == 3 && telling("niet-gevonden") == 2 && telling("methode-niet-toegestaan") == 1)
      let onbekend = Set(regels.verzoeken.compactMap { $0["weigering"]?.text })
        .subtracting(Probleemsoort.allCases.map(\.rawValue))
      #expect(onbekend == [], "every class is counted from 0 on")
    }
  }

  /// Brings each class of refusal about, one after another.
  private func weiger(
    _ dienst: Proefdienst, _ kijk: (_ soort: String, _ stand: String?) async throws -> Void
  ) async throws {
    try await dienst.maakRonde()
    let pad = "/v1/rondes/2025/aanvragen"
    let aanvrager = try await dienst.aanvrager("27312345")
    let id = try await dienst.dienIn(Voorbeeldaanvraag())
    func verwacht(_ status: Int, _ soort: String, stand: String? = nil, _ uitslag: Proefdienst.Uitslag) async throws {
      #expect(uitslag.status == status && uitslag.probleem == soort)
      try await kijk(soort, stand)
    }
    var zonderNaam = Voorbeeldaanvraag()
    zonderNaam.wijzig = { document in
      guard case .object(let leden) = document else { return document }
      return .object(leden.filter { $0.name != "gevraagdBedrag" })
    }
    try await verwacht(400, "ongeldige-invoer", try await dienst.stuur("POST", pad, aanvrager, zonderNaam.json))
    try await verwacht(401, "geen-toegang", try await dienst.stuur("POST", pad, nil, Voorbeeldaanvraag().json))
    try await verwacht(401, "geen-toegang", try await dienst.stuur("GET", pad, "geheim-dat-niet-bestaat"))
    try await verwacht(403, "verboden", try await dienst.stuur("GET", "/v1/gebeurtenissen", aanvrager))
    try await verwacht(
      404, "niet-gevonden", try await dienst.stuur("GET", "/v1/aanvragen/\(id)", dienst.aanvrager("27312399")))
    try await verwacht(
      404, "niet-gevonden", try await dienst.stuur("GET", "/v1/bestuur@voorbeeld.example/NL91ABNA0417164300"))
    try await verwacht(405, "methode-niet-toegestaan", try await dienst.stuur("DELETE", pad))
    try await verwacht(
      415, "mediatype",
      try await dienst.stuur(
        "POST", pad, aanvrager, Voorbeeldaanvraag().json, koppen: ["Content-Type": "text/plain"]))
    // Thrown, kept with a key, and given again from what was kept.
    for koppen in [[:], ["Idempotency-Key": "k-1"], ["Idempotency-Key": "k-1"]] {
      try await verwacht(
        409, "verkeerde-stand", stand: "ingediend",
        try await dienst.stuur("POST", pad, aanvrager, Voorbeeldaanvraag().json, koppen: koppen))
    }
    let vervanging = Voorbeeldaanvraag(gesprekken: 300).json
    try await verwacht(
      428, "versie-ontbreekt", try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", aanvrager, vervanging))
    try await verwacht(
      412, "verouderd",
      try await dienst.stuur("PUT", "/v1/aanvragen/\(id)", aanvrager, vervanging, koppen: ["If-Match": "\"99\""]))
  }

  @Test func noLineHoldsAnythingOfAPersonOrASecret() async throws {
    let regels = Regels()
    try await Proefdienst.met(logboek: regels.logboek) { dienst in
      try await weiger(dienst) { _, _ in }
      // What a client puts where it does not belong.
      let iban = "NL91ABNA0417164300"
      let aanvrager = try await dienst.aanvrager("27312345")
      for pad in [
        "/v1/aanvragen/\(iban)", "/v1/rondes/27312345/aanvragen", "/v1/aanvragen/\(aanvrager)",
        "/v1/rondes/2025?e-mail=bestuur@voorbeeld.example", "/v1/aanvragen/A.%20Bestuurder", "/\(aanvrager)",
      ] {
        _ = try await dienst.stuur("GET", pad, aanvrager)
      }
      _ = try await dienst.stuur(iban, "/v1/rondes/2025", aanvrager)
      _ = try await dienst.stuur(
        "POST", "/v1/rondes/2025/proefaanvragen", nil, Voorbeeldaanvraag().json,
        koppen: ["traceparent": "00-\(iban)", "tracestate": "iban=\(iban)", "Idempotency-Key": iban])
      _ = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", aanvrager, bytes: Array("{\"\(iban)\": ".utf8))
      // A table away: a fault of ours, with its line.
      #expect(try await dienst.sql("ALTER TABLE rondeversie RENAME TO weg") == nil)
      let fout = try await dienst.stuur("GET", "/v1/rondes/2025", aanvrager)
      #expect(fout.status == 500 && fout.probleem == "eigen-fout")

      await dienst.logboekGeschreven()
      let log = regels.alle
      #expect(log.count > 20 && log.contains { $0.contains("SQLSTATE") })
      let sleutels = [
        aanvrager, try await dienst.aanvrager("27312399"), try await dienst.medewerker(.beheerder, als: "beheer"),
      ]
      let verboden =
        sleutels + [
          iban, "@", "bestuur", "Bestuurder", "Stichting", "27312345", "27312399", "geheim", "Bearer", "Spreekuur",
          "sociaal ondernemers", "k-1",
        ]
      for regel in log {
        #expect(regel.last == "\n" && !regel.dropLast().contains("\n"), "one line each")
        #expect((try? JSONValue.parse(regel)) != nil)
        for woord in verboden { #expect(!regel.localizedCaseInsensitiveContains(woord), "\(woord) in \(regel)") }
      }
      let regel = try #require(regels.verzoeken.last)
      #expect(regel["niveau"]?.text == "fout" && regel["status"]?.getal == "500")
      #expect(regel["verzoek"]?.text == fout.json["verzoeknummer"]?.text)
      #expect(log.contains { $0.contains("SQLSTATE") && $0.contains(fout.json["verzoeknummer"]?.text ?? "?") })
    }
  }

  @Test(arguments: [
    ("/v1/rondes/2025/aanvragen", "/v1/rondes/{jaar}/aanvragen", "/v1/rondes/2025/aanvragen"),
    (
      "/v1/aanvragen/0195b2c7-0000-7000-8000-00000000000a", "/v1/aanvragen/{id}",
      "/v1/aanvragen/0195b2c7-0000-7000-8000-00000000000a"
    ),
    ("/v1/rondes/123456", "/v1/rondes/{jaar}", "/v1/rondes/123456"),
    ("/v1/rondes/1234567", "/v1/rondes/{jaar}", "/v1/rondes/{jaar}"),
    ("/v1/aanvragen/0195B2C7-0000-7000-8000-00000000000A", "/v1/aanvragen/{id}", "/v1/aanvragen/{id}"),
    ("/v1/aanvragen/0195b2c7-0000-7000-8000-0000000000-a", "/v1/aanvragen/{id}", "/v1/aanvragen/{id}"),
    ("/v1/aanvragen/NL91ABNA0417164300", "/v1/aanvragen/{id}", "/v1/aanvragen/{id}"),
    ("/v1/%61anvragen/jan", "/v1/aanvragen/{id}", "/v1/aanvragen/{id}"),
    ("/geheim", nil, "-"), (nil, nil, "-"),
  ])
  func thePathIsLoggedAsFarAsItIsOurs(pad: String?, patroon: String?, verwacht: String) {
    #expect(Verzoeklog.pad(pad, patroon: patroon) == verwacht)
  }

  @Test func submissionsAreCountedByWhatBecameOfThem() async throws {
    try await Proefdienst.met(klok: "2025-03-19T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      let pad = "/v1/rondes/2025/aanvragen"
      func stuur(_ koppen: [String: String] = [:]) async throws -> Int {
        try await dienst.stuur("POST", pad, sleutel, Voorbeeldaanvraag().json, koppen: koppen).status
      }
      #expect(try await stuur() == 201)
      try dienst.zetKlok("2025-03-20T09:00:00Z")
      for _ in 0..<3 { #expect(try await stuur(["Idempotency-Key": "een"]) == 201) }
      for _ in 0..<2 { #expect(try await stuur(["Idempotency-Key": "twee"]) == 409) }
      try dienst.zetKlok("2025-03-28T09:00:00Z")
      for _ in 0..<2 { #expect(try await stuur() == 201) }
      let meting = Meetlezer(await dienst.meetwaarden())
      func aanvragen(_ uitkomst: String) -> Double? {
        meting.waarden["weegschaal_aanvragen_total{uitkomst=\"\(uitkomst)\"}"]
      }
      #expect(aanvragen("te_vroeg") == 1 && aanvragen("tijdig") == 1 && aanvragen("te_laat") == 2)
      #expect(aanvragen("geweigerd") == 1 && aanvragen("mislukt") == 0)
      #expect(meting.waarden["weegschaal_herhalingen_total"] == 3)
    }
  }

  @Test func theMetricsAreWellFormedAndComplete() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let voor = Meetlezer(await dienst.meetwaarden())
      for _ in 0..<3 { _ = try await dienst.stuur("GET", "/v1/rondes/2025") }
      let na = Meetlezer(await dienst.meetwaarden())
      #expect(voor.fouten == [] && na.fouten == [])
      #expect(
        na.soorten.filter { $0.value == "histogram" }.keys.sorted() == [
          "weegschaal_db_pool_wait_seconds", "weegschaal_db_query_duration_seconds",
          "weegschaal_http_request_duration_seconds", "weegschaal_loop_turn_seconds",
        ])
      for naam in [
        "weegschaal_http_request_duration_seconds_count", "weegschaal_db_query_duration_seconds_count",
        "weegschaal_db_pool_wait_seconds_count", "weegschaal_http_responses_total{class=\"2xx\"}",
        "weegschaal_http_requests_total",
      ] {
        let (eerst, dan) = (try #require(voor.waarden[naam]), try #require(na.waarden[naam]))
        #expect(dan >= eerst + 3, "\(naam)")
      }
      for naam in [
        "process_resident_memory_bytes", "process_open_fds", "process_max_fds", "process_start_time_seconds",
        "process_cpu_seconds_total", "weegschaal_loop_turn_seconds_count{loop=\"0\"}",
        "weegschaal_loop_turn_seconds_count{loop=\"1\"}", "weegschaal_loop_longest_turn_seconds{loop=\"0\"}",
      ] {
        #expect(try #require(na.waarden[naam]) > 0, "\(naam)")
      }
      #expect(na.waarden["weegschaal_build_info{api=\"1.0.0\",rules=\"\(Loket.regelversie)\"}"] == 1)
      #expect(try #require(na.waarden["process_open_fds"]) < (try #require(na.waarden["process_max_fds"])))
    }
  }

  /// The reader of the tests itself sees what is wrong.
  @Test(arguments: [
    "a_total 1\n", "# TYPE a_total counter\na_total 1\n", "# HELP a A.\n# TYPE a counter\na 1\n",
    "# HELP a A.\n# TYPE a gauge\na 1\na 1\n", "# HELP a A.\n# TYPE a gauge\na 1",
    "# HELP a_seconds A.\n# TYPE a_seconds histogram\na_seconds_bucket{le=\"1.0\"} 2\na_seconds_bucket{le=\"+Inf\"} 1\na_seconds_sum 1\na_seconds_count 1\n",
    "# HELP a_seconds A.\n# TYPE a_seconds histogram\na_seconds_bucket{le=\"1.0\"} 1\na_seconds_sum 1\na_seconds_count 1\n",
  ])
  func theReaderOfMetricsSeesFaults(tekst: String) {
    #expect(Meetlezer(tekst).fouten != [])
  }
}
