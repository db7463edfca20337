/// Lines of the Prometheus exposition format 0.0.4.
struct Meetblad {
  private(set) var tekst = ""

  /// What the lines of a metric that follow are.
  mutating func kop(_ naam: String, _ soort: String, _ uitleg: String) {
    tekst += "# HELP \(naam) \(uitleg)\n# TYPE \(naam) \(soort)\n"
  }

  /// One value, with labels whose values are words of ours.
  mutating func regel(
    _ naam: String, _ labels: KeyValuePairs<String, String>, _ waarde: some CustomStringConvertible
  ) {
    let binnen = labels.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",")
    tekst += labels.isEmpty ? "\(naam) \(waarde)\n" : "\(naam){\(binnen)} \(waarde)\n"
  }

  /// A count since the start; its name ends in `_total`.
  mutating func teller(_ naam: String, _ uitleg: String, _ waarde: some BinaryInteger) {
    kop(naam, "counter", uitleg)
    regel(naam, [:], waarde)
  }

  /// A value of now.
  mutating func meter(_ naam: String, _ uitleg: String, _ waarde: some CustomStringConvertible) {
    kop(naam, "gauge", uitleg)
    regel(naam, [:], waarde)
  }

  /// The lines of one histogram under a head of its own: counts per bucket are given, cumulated ones go out.
  mutating func histogram(
    _ naam: String, _ labels: KeyValuePairs<String, String> = [:], grenzenNanoseconden: [Int64], aantallen: [UInt64],
    somNanoseconden: Int64
  ) {
    precondition(aantallen.count == grenzenNanoseconden.count + 1, "the last bucket takes the rest")
    let binnen = labels.map { "\($0.key)=\"\($0.value)\"," }.joined()
    var totaal: UInt64 = 0
    for (grens, aantal) in zip(grenzenNanoseconden.map(Meetblad.seconden) + ["+Inf"], aantallen) {
      totaal += aantal
      tekst += "\(naam)_bucket{\(binnen)le=\"\(grens)\"} \(totaal)\n"
    }
    regel("\(naam)_sum", labels, Meetblad.seconden(somNanoseconden))
    regel("\(naam)_count", labels, totaal)
  }

  /// Nanoseconds, 0 or more, as seconds with one to nine decimals, by integers alone.
  static func seconden(_ nanoseconden: Int64) -> String {
    precondition(nanoseconden >= 0, "no time is negative")
    var breuk = String(nanoseconden % 1_000_000_000 + 1_000_000_000).dropFirst()
    while breuk.count > 1, breuk.last == "0" { breuk = breuk.dropLast() }
    return "\(nanoseconden / 1_000_000_000).\(breuk)"
  }
}
