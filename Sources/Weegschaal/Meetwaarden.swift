internal import Begrippen
internal import EventLoop
internal import HTTPServer
internal import Loket
internal import Observability
internal import PostgreSQL
internal import Web

/// The metrics of the process as Prometheus text (exposition format 0.0.4). <doc:/Weegschaal/Alarms> tells which ones
/// to watch.
enum Meetwaarden {
  /// Renders all counts and gauges of the process.
  static func tekst(
    http: HTTPMetrics, database: [PostgresMetrics], tellingen: Tellingen, proces: ProcessMetrics.Reading,
    uitgaand: [(stand: Abonneestand, aantallen: Bezorgtellingen.Aantallen)] = [], op nu: Tijdstip? = nil
  ) -> String {
    var blad = PrometheusText()
    schrijf(http, in: &blad)
    schrijf(http.turns, in: &blad)
    schrijf(database, in: &blad)
    schrijf(tellingen.aantallen, in: &blad)
    schrijf(proces, in: &blad)
    if let nu, !uitgaand.isEmpty { schrijf(uitgaand, op: nu, in: &blad) }
    return blad.text
  }

  private static func schrijf(_ http: HTTPMetrics, in blad: inout PrometheusText) {
    blad.gauge("weegschaal_http_connections_open", "HTTP connections open now.", http.connectionsOpen)
    blad.counter(
      "weegschaal_http_connections_accepted_total", "HTTP connections accepted.", http.connectionsAccepted)
    blad.counter(
      "weegschaal_http_connections_refused_total", "HTTP connections refused because there were too many.",
      http.connectionsRefused)
    blad.counter(
      "weegschaal_http_accept_pauses_total", "Times that accepting paused for want of file descriptors.",
      http.acceptPauses)
    blad.gauge("weegschaal_http_requests_in_flight", "Requests whose handler runs now.", http.requestsInFlight)
    blad.counter("weegschaal_http_requests_total", "Whole requests received.", http.requests)
    blad.head("weegschaal_http_responses_total", "counter", "Answers by the class of their status.")
    for klasse in 1...5 {
      blad.line("weegschaal_http_responses_total", ["class": "\(klasse)xx"], http.answersByClass[klasse])
    }
    blad.counter("weegschaal_http_received_bytes_total", "Bytes read from HTTP connections.", http.bytesIn)
    blad.counter("weegschaal_http_sent_bytes_total", "Bytes written to HTTP connections.", http.bytesOut)
    blad.gauge("weegschaal_http_buffered_bytes", "Bytes that partial and waiting requests hold.", http.bytesBuffered)
    blad.gauge("weegschaal_http_unread_bytes", "Bytes of answers that clients do not read.", http.bytesUnread)
    blad.counter(
      "weegschaal_http_connections_cut_total", "Connections cut because their unread answers held too much.",
      http.connectionsCut)
    blad.head(
      "weegschaal_http_request_duration_seconds", "histogram", "Time from the last byte of a request to its answer.")
    blad.histogram(
      "weegschaal_http_request_duration_seconds", boundsNanoseconds: HTTPMetrics.durationBounds.map { $0 * 1000 },
      counts: http.durationCounts.map { UInt64($0) }, sumNanoseconds: http.durationNanoseconds)
  }

  private static func schrijf(_ lussen: [EventLoop.Turns], in blad: inout PrometheusText) {
    blad.head(
      "weegschaal_loop_longest_turn_seconds", "gauge",
      "Longest turn of an event loop in this minute and the one before.")
    for (nummer, lus) in lussen.enumerated() {
      blad.line(
        "weegschaal_loop_longest_turn_seconds", ["loop": "\(nummer)"], PrometheusText.seconds(lus.longestNanoseconds))
    }
    blad.head(
      "weegschaal_loop_turn_seconds", "histogram", "Time of a turn of an event loop: what comes in waits that long.")
    for (nummer, lus) in lussen.enumerated() {
      blad.histogram(
        "weegschaal_loop_turn_seconds", ["loop": "\(nummer)"],
        boundsNanoseconds: EventLoop.Turns.boundsNanoseconds, counts: lus.counts,
        sumNanoseconds: lus.sumNanoseconds)
    }
  }

  private static func schrijf(_ pools: [PostgresMetrics], in blad: inout PrometheusText) {
    func som<Getal: AdditiveArithmetic>(_ veld: (PostgresMetrics) -> Getal) -> Getal {
      pools.reduce(.zero) { $0 + veld($1) }
    }
    blad.gauge("weegschaal_db_connections_open", "Connections to PostgreSQL open now.", som(\.open))
    blad.gauge("weegschaal_db_connections_idle", "Connections to PostgreSQL that nobody uses now.", som(\.idle))
    blad.gauge(
      "weegschaal_db_waiting", "Callers that wait for a connection now, alone or in a group.",
      som { $0.waiting + $0.waitingInGroups })
    blad.counter("weegschaal_db_acquired_total", "Connections lent to callers.", som(\.acquired))
    blad.counter(
      "weegschaal_db_exhausted_total", "Callers refused because too many waited already.", som(\.exhausted))
    blad.counter("weegschaal_db_wait_timeouts_total", "Callers that waited too long.", som(\.waitTimeouts))
    blad.counter("weegschaal_db_query_timeouts_total", "Queries that took too long.", som(\.queryTimeouts))
    blad.counter("weegschaal_db_cancellations_total", "Queries that were cancelled.", som(\.cancellations))
    blad.counter("weegschaal_db_retries_total", "Transactions run again after a conflict.", som(\.retries))
    blad.counter("weegschaal_db_connects_total", "Connections to PostgreSQL made.", som(\.connects))
    blad.counter("weegschaal_db_connect_failures_total", "Attempts to connect that failed.", som(\.connectFailures))
    blad.counter("weegschaal_db_connections_lost_total", "Connections lost in use or while idle.", som(\.lost))
    let vakken = 0...PostgresMetrics.durationBoundsMicroseconds.count
    histogram(
      "weegschaal_db_pool_wait_seconds", "Time that a caller waited for a connection.", in: &blad,
      counts: vakken.map { index in som { $0.waits[index] } },
      som(\.waitSumMicroseconds))
    histogram(
      "weegschaal_db_query_duration_seconds", "Time of a query or of a flight of statements.", in: &blad,
      counts: vakken.map { index in som { $0.durations[index] } },
      som(\.durationSumMicroseconds))
  }

  private static func histogram(
    _ naam: String, _ uitleg: String, in blad: inout PrometheusText, counts: [UInt64], _ somMicroseconden: Int64
  ) {
    blad.head(naam, "histogram", uitleg)
    blad.histogram(
      naam, boundsNanoseconds: PostgresMetrics.durationBoundsMicroseconds.map { $0 * 1000 }, counts: counts,
      sumNanoseconds: somMicroseconden * 1000)
  }

  private static func schrijf(_ aantallen: Tellingen.Aantallen, in blad: inout PrometheusText) {
    blad.head("weegschaal_aanvragen_total", "counter", "Submissions by what became of them.")
    for tijdigheid in Tijdigheid.allCases {
      blad.line("weegschaal_aanvragen_total", ["uitkomst": tijdigheid.rawValue], aantallen.ingediend[tijdigheid] ?? 0)
    }
    blad.line("weegschaal_aanvragen_total", ["uitkomst": "geweigerd"], aantallen.indieningenGeweigerd)
    blad.line("weegschaal_aanvragen_total", ["uitkomst": "mislukt"], aantallen.indieningenMislukt)
    blad.counter(
      "weegschaal_herhalingen_total", "Answers given again to the same Idempotency-Key.", aantallen.herhalingen)
    blad.head("weegschaal_weigeringen_total", "counter", "Refusals by the last word of the type of their problem.")
    for soort in Set(Probleemsoort.allCases.map(\.rawValue)).union(aantallen.weigeringen.keys).sorted() {
      blad.line("weegschaal_weigeringen_total", ["soort": soort], aantallen.weigeringen[soort] ?? 0)
    }
  }

  /// The deliveries to subscribers. What waits is that of the whole service, and each instance gives the same; what was
  /// delivered and what failed is of this process.
  private static func schrijf(
    _ uitgaand: [(stand: Abonneestand, aantallen: Bezorgtellingen.Aantallen)], op nu: Tijdstip,
    in blad: inout PrometheusText
  ) {
    func elk(_ naam: String, _ soort: String, _ uitleg: String, _ waarde: (Int) -> Int64) {
      blad.head(naam, soort, uitleg)
      for (plaats, deel) in uitgaand.enumerated() { blad.line(naam, ["abonnee": deel.stand.naam], waarde(plaats)) }
    }
    elk("weegschaal_uitgaand_wachtend", "gauge", "Events that wait for a subscriber.") {
      Int64(uitgaand[$0].stand.wachtend)
    }
    elk("weegschaal_uitgaand_oudste_seconds", "gauge", "Age of the oldest event that a subscriber did not take.") {
      uitgaand[$0].stand.oudsteSeconden(op: nu)
    }
    elk("weegschaal_uitgaand_vastgelopen", "gauge", "Events that a subscriber refuses and that wait for a person.") {
      Int64(uitgaand[$0].stand.vastgelopen)
    }
    elk("weegschaal_uitgaand_bezorgd_total", "counter", "Events that a subscriber took from this process.") {
      Int64(uitgaand[$0].aantallen.bezorgd)
    }
    elk("weegschaal_uitgaand_mislukt_total", "counter", "Attempts of this process that failed.") {
      Int64(uitgaand[$0].aantallen.mislukt)
    }
  }

  private static func schrijf(_ proces: ProcessMetrics.Reading, in blad: inout PrometheusText) {
    blad.head("weegschaal_build_info", "gauge", "Versions of what runs: of the API and of the rules as programmed.")
    blad.line("weegschaal_build_info", ["api": Webdienst.apiVersie, "rules": Loket.regelversie], 1)
    blad.gauge(
      "process_start_time_seconds", "When the process started, since 1970.",
      PrometheusText.seconds(proces.startedMicroseconds * 1000))
    blad.head("process_cpu_seconds_total", "counter", "Processor time used.")
    blad.line("process_cpu_seconds_total", [:], PrometheusText.seconds(proces.processorNanoseconds))
    if let bytes = proces.memoryBytes {
      blad.gauge("process_resident_memory_bytes", "Memory in use.", bytes)
    }
    if let aantal = proces.descriptorsOpen { blad.gauge("process_open_fds", "File descriptors open now.", aantal) }
    if let aantal = proces.descriptorsMax {
      blad.gauge("process_max_fds", "File descriptors that may be open.", aantal)
    }
  }
}
