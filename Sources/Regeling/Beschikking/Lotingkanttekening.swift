/// What a decision that rests on the draw says of it (`regels.md` section 5).
package enum Lotingkanttekening: String, Hashable, Sendable, CaseIterable {
  /// The round committed to a seed before it opened, and nothing is to be said but that.
  case vastgelegd
  /// The commitment to the seed was published after the round opened.
  case naOpeningVastgelegd
  /// The round committed to no seed.
  case nietVastgelegd
  /// The seed was lost, and two persons recorded that.
  case zaadVerloren
  /// The round was extended after it had closed.
  case verlengdNaSluiting

  /// The sentence in the decision.
  package var tekst: String {
    switch self {
    case .vastgelegd:
      "Er is geloot met een zaad dat voor de opening van de ronde was vastgelegd en een getal dat de dienst na de "
        + "sluiting trok."
    case .naOpeningVastgelegd:
      "Er is geloot met een zaad en een getal dat de dienst na de sluiting trok. De vastlegging van het zaad is pas na de "
        + "opening van de ronde bekendgemaakt."
    case .nietVastgelegd:
      "Er was geen zaad vastgelegd; er is geloot met alleen een getal dat de dienst na de sluiting trok."
    case .zaadVerloren:
      "Het vastgelegde zaad is verloren gegaan, wat door twee personen is vastgelegd; er is geloot met alleen een getal "
        + "dat de dienst daarna trok."
    case .verlengdNaSluiting: "De ronde is na haar sluiting nog verlengd."
    }
  }
}
