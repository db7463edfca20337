public import HTTPServer
public import PostgreSQL

/// The metrics of the process as Prometheus text (exposition format 0.0.4).
public enum Meetwaarden {
  /// Renders the counters of the server and of the pools together.
  public static func tekst(http: HTTPMetrics, database: [PostgresMetrics]) -> String {
    var blad = Meetblad()
    blad.meter("weegschaal_http_verbindingen_open", "Open HTTP connections.", http.connectionsOpen)
    blad.teller("weegschaal_http_verbindingen_totaal", "HTTP connections accepted.", http.connectionsAccepted)
    blad.teller("weegschaal_http_verbindingen_geweigerd_totaal", "HTTP connections refused.", http.connectionsRefused)
    blad.teller("weegschaal_http_aanneempauzes_totaal", "Pauses of accepting, out of descriptors.", http.acceptPauses)
    blad.meter("weegschaal_http_verzoeken_onderhanden", "Requests whose handler runs.", http.requestsInFlight)
    blad.teller("weegschaal_http_verzoeken_totaal", "Whole requests.", http.requests)
    blad.kop("weegschaal_http_antwoorden_totaal", "counter", "Answers by class of status.")
    for klasse in 1...5 {
      blad.regel("weegschaal_http_antwoorden_totaal{klasse=\"\(klasse)xx\"}", http.answersByClass[klasse])
    }
    blad.teller("weegschaal_http_bytes_in_totaal", "Bytes read.", http.bytesIn)
    blad.teller("weegschaal_http_bytes_uit_totaal", "Bytes written.", http.bytesOut)
    blad.meter("weegschaal_http_bytes_vastgehouden", "Bytes of partial and waiting requests.", http.bytesBuffered)
    blad.histogram(
      "weegschaal_http_duur_seconden", "Time from the last byte of a request to its answer.",
      grenzenMicroseconden: HTTPMetrics.durationBounds, aantallen: http.durationCounts.map { UInt64($0) },
      somMicroseconden: http.durationNanoseconds / 1000)
    blad.kop("weegschaal_lus_langste_beurt_seconden", "gauge", "Longest turn of a loop since the last reading.")
    blad.regel("weegschaal_lus_langste_beurt_seconden", seconden(http.longestTurnNanoseconds / 1000))
    schrijf(database, in: &blad)
    return blad.tekst
  }

  private static func schrijf(_ pools: [PostgresMetrics], in blad: inout Meetblad) {
    func som<Getal: AdditiveArithmetic>(_ veld: (PostgresMetrics) -> Getal) -> Getal {
      pools.reduce(.zero) { $0 + veld($1) }
    }
    blad.meter("weegschaal_db_verbindingen_open", "Open connections to PostgreSQL.", som(\.open))
    blad.meter("weegschaal_db_verbindingen_vrij", "Idle connections to PostgreSQL.", som(\.idle))
    blad.meter("weegschaal_db_wachtenden", "Callers that wait for a connection.", som(\.waiting))
    blad.teller("weegschaal_db_uitgeleend_totaal", "Connections lent.", som(\.acquired))
    blad.teller("weegschaal_db_vol_totaal", "Callers refused because too many waited.", som(\.exhausted))
    blad.teller("weegschaal_db_te_lang_gewacht_totaal", "Callers that waited too long.", som(\.waitTimeouts))
    blad.teller("weegschaal_db_te_trage_vragen_totaal", "Queries that took too long.", som(\.queryTimeouts))
    blad.teller("weegschaal_db_herhalingen_totaal", "Transactions tried again.", som(\.retries))
    blad.teller("weegschaal_db_verbindingen_gemaakt_totaal", "Connections made.", som(\.connects))
    blad.teller("weegschaal_db_verbinden_mislukt_totaal", "Attempts to connect that failed.", som(\.connectFailures))
    blad.teller("weegschaal_db_verbindingen_verloren_totaal", "Connections lost.", som(\.lost))
    let aantallen = PostgresMetrics.durationBoundsMicroseconds.indices.map { index in som { $0.durations[index] } }
    blad.histogram(
      "weegschaal_db_duur_seconden", "Time of a query or flight.",
      grenzenMicroseconden: PostgresMetrics.durationBoundsMicroseconds,
      aantallen: aantallen + [som { $0.durations[PostgresMetrics.durationBoundsMicroseconds.count] }],
      somMicroseconden: som(\.durationSumMicroseconds))
  }

  /// Microseconds as seconds with six decimals, by integers alone.
  static func seconden(_ microseconden: Int64) -> String {
    let breuk = String(microseconden % 1_000_000 + 1_000_000).dropFirst()
    return "\(microseconden / 1_000_000).\(breuk)"
  }
}

/// Lines of the exposition format.
private struct Meetblad {
  var tekst = ""

  mutating func kop(_ naam: String, _ soort: String, _ uitleg: String) {
    tekst += "# HELP \(naam) \(uitleg)\n# TYPE \(naam) \(soort)\n"
  }

  mutating func regel(_ naam: String, _ waarde: some CustomStringConvertible) { tekst += "\(naam) \(waarde)\n" }

  mutating func teller(_ naam: String, _ uitleg: String, _ waarde: some BinaryInteger) {
    kop(naam, "counter", uitleg)
    regel(naam, waarde)
  }

  mutating func meter(_ naam: String, _ uitleg: String, _ waarde: some BinaryInteger) {
    kop(naam, "gauge", uitleg)
    regel(naam, waarde)
  }

  mutating func histogram(
    _ naam: String, _ uitleg: String, grenzenMicroseconden: [Int64], aantallen: [UInt64], somMicroseconden: Int64
  ) {
    kop(naam, "histogram", uitleg)
    var totaal: UInt64 = 0
    for (grens, aantal) in zip(grenzenMicroseconden, aantallen) {
      totaal += aantal
      regel("\(naam)_bucket{le=\"\(Meetwaarden.seconden(grens))\"}", totaal)
    }
    totaal += aantallen.last ?? 0
    regel("\(naam)_bucket{le=\"+Inf\"}", totaal)
    regel("\(naam)_sum", Meetwaarden.seconden(somMicroseconden))
    regel("\(naam)_count", totaal)
  }
}
