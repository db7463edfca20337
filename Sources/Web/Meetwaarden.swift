internal import EventLoop
package import HTTPServer
internal import Loket
package import PostgreSQL

/// The metrics of the process as Prometheus text (exposition format 0.0.4). README, "Operating it", says what to watch.
package enum Meetwaarden {
  /// Renders everything that the process counts.
  package static func tekst(
    http: HTTPMetrics, database: [PostgresMetrics], tellingen: Tellingen, proces: Procesmeting.Stand
  ) -> String {
    var blad = Meetblad()
    schrijf(http, in: &blad)
    schrijf(http.turns, in: &blad)
    schrijf(database, in: &blad)
    schrijf(tellingen.stand, in: &blad)
    schrijf(proces, in: &blad)
    return blad.tekst
  }

  private static func schrijf(_ http: HTTPMetrics, in blad: inout Meetblad) {
    blad.meter("weegschaal_http_connections_open", "HTTP connections open now.", http.connectionsOpen)
    blad.teller(
      "weegschaal_http_connections_accepted_total", "HTTP connections accepted.", http.connectionsAccepted)
    blad.teller(
      "weegschaal_http_connections_refused_total", "HTTP connections refused because there were too many.",
      http.connectionsRefused)
    blad.teller(
      "weegschaal_http_accept_pauses_total", "Times that accepting paused for want of file descriptors.",
      http.acceptPauses)
    blad.meter("weegschaal_http_requests_in_flight", "Requests whose handler runs now.", http.requestsInFlight)
    blad.teller("weegschaal_http_requests_total", "Whole requests received.", http.requests)
    blad.kop("weegschaal_http_responses_total", "counter", "Answers by the class of their status.")
    for klasse in 1...5 {
      blad.regel("weegschaal_http_responses_total", ["class": "\(klasse)xx"], http.answersByClass[klasse])
    }
    blad.teller("weegschaal_http_received_bytes_total", "Bytes read from HTTP connections.", http.bytesIn)
    blad.teller("weegschaal_http_sent_bytes_total", "Bytes written to HTTP connections.", http.bytesOut)
    blad.meter("weegschaal_http_buffered_bytes", "Bytes that partial and waiting requests hold.", http.bytesBuffered)
    blad.kop(
      "weegschaal_http_request_duration_seconds", "histogram", "Time from the last byte of a request to its answer.")
    blad.histogram(
      "weegschaal_http_request_duration_seconds", grenzenNanoseconden: HTTPMetrics.durationBounds.map { $0 * 1000 },
      aantallen: http.durationCounts.map { UInt64($0) }, somNanoseconden: http.durationNanoseconds)
  }

  private static func schrijf(_ lussen: [EventLoop.Turns], in blad: inout Meetblad) {
    blad.kop(
      "weegschaal_loop_longest_turn_seconds", "gauge",
      "Longest turn of an event loop in this minute and the one before.")
    for (nummer, lus) in lussen.enumerated() {
      blad.regel(
        "weegschaal_loop_longest_turn_seconds", ["loop": "\(nummer)"], Meetblad.seconden(lus.longestNanoseconds))
    }
    blad.kop(
      "weegschaal_loop_turn_seconds", "histogram", "Time of a turn of an event loop: what comes in waits that long.")
    for (nummer, lus) in lussen.enumerated() {
      blad.histogram(
        "weegschaal_loop_turn_seconds", ["loop": "\(nummer)"],
        grenzenNanoseconden: EventLoop.Turns.boundsNanoseconds, aantallen: lus.counts,
        somNanoseconden: lus.sumNanoseconds)
    }
  }

  private static func schrijf(_ pools: [PostgresMetrics], in blad: inout Meetblad) {
    func som<Getal: AdditiveArithmetic>(_ veld: (PostgresMetrics) -> Getal) -> Getal {
      pools.reduce(.zero) { $0 + veld($1) }
    }
    blad.meter("weegschaal_db_connections_open", "Connections to PostgreSQL open now.", som(\.open))
    blad.meter("weegschaal_db_connections_idle", "Connections to PostgreSQL that nobody uses now.", som(\.idle))
    blad.meter(
      "weegschaal_db_waiting", "Callers that wait for a connection now, alone or in a group.",
      som { $0.waiting + $0.waitingInGroups })
    blad.teller("weegschaal_db_acquired_total", "Connections lent to callers.", som(\.acquired))
    blad.teller(
      "weegschaal_db_exhausted_total", "Callers refused because too many waited already.", som(\.exhausted))
    blad.teller("weegschaal_db_wait_timeouts_total", "Callers that waited too long.", som(\.waitTimeouts))
    blad.teller("weegschaal_db_query_timeouts_total", "Queries that took too long.", som(\.queryTimeouts))
    blad.teller("weegschaal_db_cancellations_total", "Queries that were cancelled.", som(\.cancellations))
    blad.teller("weegschaal_db_retries_total", "Transactions run again after a conflict.", som(\.retries))
    blad.teller("weegschaal_db_connects_total", "Connections to PostgreSQL made.", som(\.connects))
    blad.teller("weegschaal_db_connect_failures_total", "Attempts to connect that failed.", som(\.connectFailures))
    blad.teller("weegschaal_db_connections_lost_total", "Connections lost in use or while idle.", som(\.lost))
    let vakken = 0...PostgresMetrics.durationBoundsMicroseconds.count
    histogram(
      "weegschaal_db_pool_wait_seconds", "Time that a caller waited for a connection.", in: &blad,
      aantallen: vakken.map { index in som { $0.waits[index] } },
      som(\.waitSumMicroseconds))
    histogram(
      "weegschaal_db_query_duration_seconds", "Time of a query or of a flight of statements.", in: &blad,
      aantallen: vakken.map { index in som { $0.durations[index] } },
      som(\.durationSumMicroseconds))
  }

  private static func histogram(
    _ naam: String, _ uitleg: String, in blad: inout Meetblad, aantallen: [UInt64], _ somMicroseconden: Int64
  ) {
    blad.kop(naam, "histogram", uitleg)
    blad.histogram(
      naam, grenzenNanoseconden: PostgresMetrics.durationBoundsMicroseconds.map { $0 * 1000 }, aantallen: aantallen,
      somNanoseconden: somMicroseconden * 1000)
  }

  private static func schrijf(_ stand: Tellingen.Stand, in blad: inout Meetblad) {
    blad.kop("weegschaal_aanvragen_total", "counter", "Submissions by what became of them.")
    for tijdigheid in Tijdigheid.allCases {
      blad.regel("weegschaal_aanvragen_total", ["uitkomst": tijdigheid.rawValue], stand.ingediend[tijdigheid] ?? 0)
    }
    blad.regel("weegschaal_aanvragen_total", ["uitkomst": "geweigerd"], stand.indieningenGeweigerd)
    blad.regel("weegschaal_aanvragen_total", ["uitkomst": "mislukt"], stand.indieningenMislukt)
    blad.teller(
      "weegschaal_herhalingen_total", "Answers given again to the same Idempotency-Key.", stand.herhalingen)
    blad.kop("weegschaal_weigeringen_total", "counter", "Refusals by the last word of the type of their problem.")
    for soort in Weigering.soorten.union(stand.weigeringen.keys).sorted() {
      blad.regel("weegschaal_weigeringen_total", ["soort": soort], stand.weigeringen[soort] ?? 0)
    }
  }

  private static func schrijf(_ proces: Procesmeting.Stand, in blad: inout Meetblad) {
    blad.kop("weegschaal_build_info", "gauge", "Versions of what runs: of the API and of the rules as programmed.")
    blad.regel("weegschaal_build_info", ["api": Webdienst.apiVersie, "rules": Loket.regelversie], 1)
    blad.meter(
      "process_start_time_seconds", "When the process started, since 1970.",
      Meetblad.seconden(proces.begonnenMicroseconden * 1000))
    blad.kop("process_cpu_seconds_total", "counter", "Processor time used.")
    blad.regel("process_cpu_seconds_total", [:], Meetblad.seconden(proces.processortijdNanoseconden))
    if let bytes = proces.geheugenBytes {
      blad.meter("process_resident_memory_bytes", "Memory in use.", bytes)
    }
    if let aantal = proces.beschrijversOpen { blad.meter("process_open_fds", "File descriptors open now.", aantal) }
    if let aantal = proces.beschrijversMax {
      blad.meter("process_max_fds", "File descriptors that may be open.", aantal)
    }
  }
}
