/// Lines of the Prometheus exposition format 0.0.4.
package struct PrometheusText {
  /// The lines so far.
  package private(set) var text = ""

  /// No lines.
  package init() {}

  /// Writes the HELP and TYPE lines of a metric, before its values.
  package mutating func head(_ name: String, _ kind: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
  }

  /// Writes one value. The values of the labels must be words that need no escape.
  package mutating func line(
    _ name: String, _ labels: KeyValuePairs<String, String>, _ value: some CustomStringConvertible
  ) {
    let inside = labels.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",")
    text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(inside)} \(value)\n"
  }

  /// Writes a count since the start; its name ends in `_total`.
  package mutating func counter(_ name: String, _ help: String, _ value: some BinaryInteger) {
    head(name, "counter", help)
    line(name, [:], value)
  }

  /// Writes a present value.
  package mutating func gauge(_ name: String, _ help: String, _ value: some CustomStringConvertible) {
    head(name, "gauge", help)
    line(name, [:], value)
  }

  /// Writes one histogram with its head. The given counts are per bucket; the written ones are cumulative.
  package mutating func histogram(
    _ name: String, _ labels: KeyValuePairs<String, String> = [:], boundsNanoseconds: [Int64], counts: [UInt64],
    sumNanoseconds: Int64
  ) {
    precondition(counts.count == boundsNanoseconds.count + 1, "the last bucket takes the rest")
    let inside = labels.map { "\($0.key)=\"\($0.value)\"," }.joined()
    var total: UInt64 = 0
    for (bound, count) in zip(boundsNanoseconds.map(PrometheusText.seconds) + ["+Inf"], counts) {
      total += count
      text += "\(name)_bucket{\(inside)le=\"\(bound)\"} \(total)\n"
    }
    line("\(name)_sum", labels, PrometheusText.seconds(sumNanoseconds))
    line("\(name)_count", labels, total)
  }

  /// Nanoseconds, 0 or more, as seconds with one to nine decimals, by integers alone.
  package static func seconds(_ nanoseconds: Int64) -> String {
    precondition(nanoseconds >= 0, "no time is negative")
    var fraction = String(nanoseconds % 1_000_000_000 + 1_000_000_000).dropFirst()
    while fraction.count > 1, fraction.last == "0" { fraction = fraction.dropLast() }
    return "\(nanoseconds / 1_000_000_000).\(fraction)"
  }
}
