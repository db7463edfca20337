internal import Documenten
internal import Loket

extension Opdracht {
  /// Ranks a cohort document, without database or network.
  static func rangschik(_ vlaggen: Vlaggen, _ omgeving: [String: String]) throws -> Int32 {
    let regeling = try Instellingen(omgeving, vlaggen).leesRegelingbestand()
    return rangschikOpdracht(
      bestand: try vlaggen.een("bestand"), regeling: regeling.regeling, regelingSha256: regeling.sha256)
  }
}
