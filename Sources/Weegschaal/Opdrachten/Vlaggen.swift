/// The options of a command line: `--naam waarde`. Some may be repeated.
struct Vlaggen: Hashable, Sendable {
  /// Options without a value.
  private static let zonderWaarde: Set<String> = ["stop", "intrek"]

  private var waarden: [String: [String]] = [:]

  /// Reads the arguments after the command.
  init(_ argumenten: [String], bekend: Set<String>) throws(Opdracht.Fout) {
    var rest = argumenten[...]
    while let vlag = rest.popFirst() {
      let naam = String(vlag.dropFirst(2))
      guard vlag.hasPrefix("--"), bekend.contains(naam) else {
        let lijst = bekend.sorted().map { "--" + $0 }.joined(separator: " ")
        throw Opdracht.Fout(tekst: "weegschaal: \(vlag) is hier niet bekend. Bekend: \(lijst).")
      }
      if Vlaggen.zonderWaarde.contains(naam) {
        waarden[naam] = [""]
        continue
      }
      guard let waarde = rest.popFirst() else { throw Opdracht.Fout(tekst: "weegschaal: na \(vlag) hoort een waarde.") }
      waarden[naam, default: []].append(waarde)
    }
  }

  /// All values of an option.
  func alle(_ naam: String) -> [String] { waarden[naam] ?? [] }

  /// The value of an option that may come once.
  func een(_ naam: String) throws(Opdracht.Fout) -> String? {
    let gegeven = alle(naam)
    guard gegeven.count <= 1 else { throw Opdracht.Fout(tekst: "weegschaal: --\(naam) mag er één keer staan.") }
    return gegeven.first
  }

  /// Whether an option was given.
  func heeft(_ naam: String) -> Bool { waarden[naam] != nil }
}
