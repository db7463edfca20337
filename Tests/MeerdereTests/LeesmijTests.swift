import Foundation
import Testing

@testable import Weegschaal

/// The worked example of README, run as a reader would paste it.
@Suite struct LeesmijTests {
  /// The commands of a section, and the answers that README shows below them, in their order.
  struct Voorbeeld {
    var opdrachten: [String] = []
    var antwoorden: [String] = []

    init(_ hoofdstuk: Substring) {
      for blok in hoofdstuk.matches(of: /(?ms)^```(sh|json)\n(.*?)^```$/) {
        if blok.output.1 == "sh" {
          opdrachten.append(String(blok.output.2))
        } else {
          antwoorden.append(String(blok.output.2))
        }
      }
    }
  }

  /// The text without white space outside its strings.
  static func compact(_ json: String) -> String {
    var isInTekst = false
    var vorige: Character = " "
    return json.filter { teken in
      if teken == "\"" && vorige != "\\" { isInTekst.toggle() }
      vorige = teken
      return isInTekst || !teken.isWhitespace
    }
  }

  /// Whether an answer is the shown one, in which "…" stands for anything.
  static func past(_ antwoord: String, op getoond: String) -> Bool {
    let delen = compact(getoond).split(separator: "…", omittingEmptySubsequences: false)
    var rest = compact(antwoord)[...]
    guard let eerste = delen.first, let laatste = delen.last, rest.hasPrefix(eerste) else { return false }
    if delen.count == 1 { return rest == eerste }
    rest = rest.dropFirst(eerste.count)
    for deel in delen.dropFirst().dropLast() where !deel.isEmpty {
      guard let plaats = rest.firstRange(of: deel) else { return false }
      rest = rest[plaats.upperBound...]
    }
    return rest.hasSuffix(laatste)
  }

  /// The commands with the program that was built beside these tests, and with a folder and a port that are free.
  static func nagespeeld(_ opdrachten: String, map: String, poort: Int) -> String {
    // Relative, since README does not quote the path and that of this folder may hold a space.
    opdrachten.replacing(/swift build [^\n]*/, with: "")
      .replacing(".build/release/weegschaal", with: Programma.pad.path.replacing("\(Programma.root.path)/", with: ""))
      .replacing("$(mktemp -du /tmp/weegschaal-XXXXXX)", with: map).replacing("8081", with: "\(poort)")
  }

  static func leesmij() throws -> String {
    try String(contentsOf: Programma.root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test func readmeNamesEveryCommandOfTheProgramAndNoOther() async throws {
    let lijst = try #require(try LeesmijTests.leesmij().firstMatch(of: /`weegschaal ([a-z-]+(?: \| [a-z-]+)+)`/))
    let hulp = try await Programma.draai(["--help"], [:])
    let bekend = Set(hulp.tekst.matches(of: /(?m)^  weegschaal ([a-z-]+)/).map { String($0.output.1) })
    #expect(bekend.count > 3, "\(hulp.tekst)")
    #expect(Set(lijst.output.1.split(separator: " | ").map(String.init)) == bekend)
  }

  @Test func theExampleOfReadmeGivesWhatItShows() async throws {
    let leesmij = try LeesmijTests.leesmij()
    let begin = try #require(leesmij.firstRange(of: "## One worked example\n"))
    let einde = try #require(leesmij[begin.upperBound...].firstRange(of: "\n## "))
    let voorbeeld = LeesmijTests.Voorbeeld(leesmij[begin.upperBound..<einde.lowerBound])
    #expect(voorbeeld.opdrachten.count == 1, "it is pasted at once")
    let blok = try #require(voorbeeld.opdrachten.first)
    #expect(voorbeeld.antwoorden.count > 5, "the section was read")

    let map = "/tmp/weegschaal-leesmij-\(UUID().uuidString)"
    let poort = DemoProces.vrijePoort(liefst: 0)
    let script = LeesmijTests.nagespeeld(blok, map: map, poort: poort)
    let sh = URL(fileURLWithPath: "/bin/sh")
    let uitslag = try await Programma.draai(["-c", script], [:], programma: sh)
    #expect(uitslag.status == 0, "\(uitslag.tekst)")
    let antwoorden = "\n\(uitslag.uitvoer)".split(separator: /\n== \d\. .*\n/).map(String.init)
    #expect(antwoorden.count == voorbeeld.antwoorden.count, "\(uitslag.tekst)")
    for (antwoord, getoond) in zip(antwoorden, voorbeeld.antwoorden) {
      #expect(LeesmijTests.past(antwoord, op: getoond), "README shows\n\(getoond)and this came\n\(antwoord)")
    }
    #expect(!FileManager.default.fileExists(atPath: map), "the example cleans up")
    #expect(!FileManager.default.fileExists(atPath: "\(map).log"), "and its log")
  }

  @Test func anAnswerThatIsNotTheShownOneIsFound() {
    let antwoord = #"{"a":1,"b":[{"c":"x y"},{"c":"z"}],"d":2}"#
    for getoond in [antwoord, #"{"a": 1, …}"#, #"{…, "b": [{"c": "x …"}, …], "d": 2}"#, "{…}"] {
      #expect(LeesmijTests.past(antwoord, op: getoond), "\(getoond)")
    }
    for getoond in [
      "", #"{"a": 1}"#, #"{"a": 2, …}"#, #"{"a": 1, "d": 2}"#, #"{…, "d": 2, …, "b": […]}"#, #"{…, "c": "xy", …}"#,
    ] {
      #expect(!LeesmijTests.past(antwoord, op: getoond), "\(getoond)")
    }
  }
}
