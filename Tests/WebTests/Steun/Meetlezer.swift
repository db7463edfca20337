/// Reads the Prometheus exposition format 0.0.4 strictly, and collects every fault.
struct Meetlezer {
  /// The values by their series, labels included: `name{label="value"}`.
  private(set) var waarden: [String: Double] = [:]
  /// The types by the name of the metric.
  private(set) var soorten: [String: String] = [:]
  /// The faults that were found.
  private(set) var fouten: [String] = []

  private var uitgelegd: Set<String> = []
  /// The last value, and the last bound, of each histogram whose buckets are being read.
  private var vakken: [String: (grens: Double, aantal: Double)] = [:]

  init(_ tekst: String) {
    if !tekst.hasSuffix("\n") { fouten.append("the last line has no end") }
    for regel in tekst.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let delen = regel.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      switch delen.first {
      case "#" where delen.count > 3 && delen[1] == "HELP":
        if !uitgelegd.insert(delen[2]).inserted { fouten.append("\(delen[2]) has two HELP lines") }
      case "#" where delen.count == 4 && delen[1] == "TYPE": leesSoort(delen[2], delen[3])
      default: leesWaarde(String(regel))
      }
    }
    for (naam, soort) in soorten where soort == "histogram" && !waarden.keys.contains(where: { $0.hasPrefix(naam) }) {
      fouten.append("\(naam) has no series")
    }
    for (reeks, laatste) in vakken {
      let telling = reeks.replacing("_bucket", with: "_count")
      if laatste.grens != .infinity { fouten.append("\(reeks) has no last bucket") }
      if waarden[telling] != laatste.aantal { fouten.append("\(telling) is not its last bucket") }
      if waarden[reeks.replacing("_bucket", with: "_sum")] == nil { fouten.append("\(reeks) has no sum") }
    }
  }

  private mutating func leesSoort(_ naam: String, _ soort: String) {
    if soorten.updateValue(soort, forKey: naam) != nil { fouten.append("\(naam) has two types") }
    if !uitgelegd.contains(naam) { fouten.append("\(naam) has no HELP line before its type") }
    switch soort {
    case "counter": if !naam.hasSuffix("_total") { fouten.append("the counter \(naam) does not end in _total") }
    case "gauge", "histogram": if naam.hasSuffix("_total") { fouten.append("\(naam) ends in _total") }
    default: fouten.append("\(naam) has type \(soort)")
    }
    if naam.hasSuffix("_milliseconds") || naam.hasSuffix("_microseconds") { fouten.append("\(naam): not in seconds") }
    if soort == "histogram", !naam.hasSuffix("_seconds") { fouten.append("\(naam) has no unit") }
  }

  private mutating func leesWaarde(_ regel: String) {
    guard let gevonden = regel.wholeMatch(of: /([a-z_]+)(?:\{((?:[a-z_]+="[^"\\]*",?)+)\})? (\S+)/),
      let waarde = Double(gevonden.3)
    else {
      fouten.append("not a line of the format: \(regel)")
      return
    }
    let naam = String(gevonden.1)
    var labels = (gevonden.2 ?? "").split(separator: ",").map(String.init)
    let stam = ["_bucket", "_sum", "_count"].first {
      naam.hasSuffix($0) && soorten[String(naam.dropLast($0.count))] != nil
    }
    let metriek = stam.map { String(naam.dropLast($0.count)) } ?? naam
    guard let soort = soorten[metriek], (soort == "histogram") == (stam != nil) else {
      fouten.append("\(naam) has no type")
      return
    }
    let reeks = labels.isEmpty ? naam : "\(naam){\(labels.joined(separator: ","))}"
    if waarden.updateValue(waarde, forKey: reeks) != nil { fouten.append("\(reeks) is there twice") }
    if waarde < 0 || waarde.isNaN { fouten.append("\(reeks) is \(waarde)") }
    guard stam == "_bucket" else { return }
    let grens = labels.removeLast()
    guard grens.hasPrefix("le=\""), let getal = Double(grens.dropFirst(4).dropLast().replacing("+Inf", with: "inf"))
    else {
      fouten.append("\(reeks) has no bound")
      return
    }
    let histogram = labels.isEmpty ? naam : "\(naam){\(labels.joined(separator: ","))}"
    if let vorig = vakken[histogram], vorig.grens >= getal || vorig.aantal > waarde {
      fouten.append("\(reeks) does not follow on the bucket before")
    }
    vakken[histogram] = (getal, waarde)
  }
}
