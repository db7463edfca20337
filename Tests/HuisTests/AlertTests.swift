import Testing

/// The alarms of `deploy/alerts.yml` rest on metrics that the program gives, and the article on operating tells the same.
struct AlertTests {
  /// A rule of Prometheus.
  struct Alert: Hashable {
    let name: String
    var expression = ""
    var duration = ""
    var severity = ""
    var runbook = ""

    /// How far back it looks, where that is not five minutes. A mean of a day is a measure, and no look back.
    var window: Substring? {
      expression.matches(of: /\[(\d+m)\]/).map(\.1).first { $0 != "5m" }
    }

    /// The metrics of the program in the expression.
    var metrics: Set<String> { AlertTests.metrics(expression) }
  }

  static let file = "deploy/alerts.yml"
  static let article = "Sources/Weegschaal/Weegschaal.docc/Alarms.md"
  static let source = "Sources/Weegschaal/Meetwaarden.swift"

  /// The names of metrics in a text. A rule asks for the parts of a histogram.
  static func metrics(_ text: some StringProtocol) -> Set<String> {
    Set(
      String(text).matches(of: /\b(?:weegschaal|process)_[a-z_]+/).map { match in
        String(match.output.replacing(/_(?:bucket|sum|count)$/, with: ""))
      })
  }

  /// The rules of a file, in its order.
  static func alerts(_ yaml: String) -> [Alert] {
    var alerts: [Alert] = []
    for line in yaml.split(separator: "\n") {
      if let match = line.firstMatch(of: /^ *- alert: (\w+)$/) { alerts.append(Alert(name: String(match.1))) }
      guard let last = alerts.indices.last else { continue }
      if let match = line.firstMatch(of: /^ +expr: '(.*)'$/) { alerts[last].expression = String(match.1) }
      if let match = line.firstMatch(of: /^ +for: (\w+)$/) { alerts[last].duration = String(match.1) }
      if let match = line.firstMatch(of: /severity: (\w+)/) { alerts[last].severity = String(match.1) }
      if let match = line.firstMatch(of: /^ +runbook: '(.*)'$/) { alerts[last].runbook = String(match.1) }
    }
    return alerts
  }

  /// What the table of an article and the rules of a file do not say alike.
  static func differences(_ article: String, _ alerts: [Alert]) -> [String] {
    let rows = article.split(separator: "\n").compactMap { row in
      row.firstMatch(of: /^\| ([A-Z]\w+) \| (.+) \| ([<>=]+ [0-9.]+) \| (\w+) \| (\w+) \| .+ \|$/)
    }
    var faults: [String] = []
    if rows.map({ String($0.1) }) != alerts.map(\.name) { faults.append("the names or their order") }
    var watched: Set<String> = []
    for (row, alert) in zip(rows, alerts) where row.1 == alert.name {
      // A row that watches the same as the one above it.
      if row.2 != "the same" { watched = metrics(row.2) }
      if !alert.metrics.isSubset(of: watched) { faults.append("\(alert.name): what is watched") }
      if !alert.expression.hasSuffix(" \(row.3)") { faults.append("\(alert.name): at \(row.3)") }
      if row.4 != alert.duration { faults.append("\(alert.name): for \(row.4)") }
      if row.5 != alert.severity { faults.append("\(alert.name): severity \(row.5)") }
    }
    return faults
  }

  @Test("every alarm rests on metrics that the program gives, and every metric is in the article")
  func metricsAreThere() throws {
    let given = SwiftSource(try Repository.file(AlertTests.source)).strings
    let known = AlertTests.metrics(String(decoding: given, as: UTF8.self))
    #expect(known.count > 30, "the metrics were read")
    let alerts = AlertTests.alerts(try Repository.file(AlertTests.file).text)
    #expect(alerts.count > 20, "the rules were read")
    for alert in alerts { #expect(alert.metrics.subtracting(known) == [], "\(alert.name)") }
    let told = AlertTests.metrics(try Repository.file(AlertTests.article).text)
    #expect(known.subtracting(told).sorted() == [], "the article tells what each is")
    #expect(told.subtracting(known).sorted() == [])
  }

  @Test("the table of the article is that of the rules")
  func articleAgrees() throws {
    let alerts = AlertTests.alerts(try Repository.file(AlertTests.file).text)
    #expect(AlertTests.differences(try Repository.file(AlertTests.article).text, alerts) == [])
  }

  /// The rules that look further back than five minutes, and that an article does not tell alike.
  static func longWindows(_ article: String, _ alerts: [Alert]) -> Set<String> {
    let told = article.matches(of: /\b([A-Z]\w+) (\d+m)\b/).map { "\($0.1) \($0.2)" }
    return Set(told).symmetricDifference(alerts.compactMap { alert in alert.window.map { "\(alert.name) \($0)" } })
  }

  @Test("the article tells which rules look further back than five minutes")
  func windowsAgree() throws {
    let alerts = AlertTests.alerts(try Repository.file(AlertTests.file).text)
    let article = try Repository.file(AlertTests.article).text
    let paragraph = article.split(separator: "\n\n").first { $0.hasPrefix("An alarm that counts") }
    let words = try #require(paragraph).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(AlertTests.longWindows(words, alerts) == [])
    #expect(AlertTests.longWindows(words.replacing("Herstart 10m", with: "Herstart 5m"), alerts).count == 2)
  }

  @Test("every alarm says where it stands what to do")
  func runbooksAreThere() throws {
    for alert in AlertTests.alerts(try Repository.file(AlertTests.file).text) {
      let parts = alert.runbook.split(separator: "#").map(String.init)
      let text = try Repository.file(try #require(parts.first, "\(alert.name)")).text
      let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { CitationTests.Texts.anchor($0) }
      #expect(parts.count == 2 && headings.contains(parts[1]), "\(alert.name): \(alert.runbook)")
    }
  }

  @Test("a rule that differs from its row is found")
  func theRuleFinds() {
    let yaml = """
      groups:
        - name: een
          rules:
            - alert: Een
              expr: 'rate(weegschaal_een_seconds_sum{a="b"}[5m]) > 0.5'
              for: 5m
              labels: {severity: warn}
              annotations:
                runbook: 'een.md#twee'
            - alert: Twee
              expr: 'weegschaal_een_seconds > 1'
              for: 0m
              labels: {severity: page}
      """
    let alerts = AlertTests.alerts(yaml)
    #expect(alerts.map(\.name) == ["Een", "Twee"] && alerts.map(\.runbook) == ["een.md#twee", ""])
    #expect(alerts.first?.metrics == ["weegschaal_een_seconds"])
    let table =
      "| Een | `weegschaal_een_seconds` | > 0.5 | 5m | warn | a |\n| Twee | the same | > 1 | 0m | page | b |\n"
    #expect(AlertTests.differences(table, alerts) == [])
    for (from, to) in [("0.5", "0.6"), ("5m", "6m"), ("warn", "look"), ("een_", "drie_"), ("Twee", "Drie")] {
      #expect(!AlertTests.differences(table.replacing(from, with: to), alerts).isEmpty, "\(to)")
    }
  }
}
