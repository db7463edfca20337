package import Begrippen
package import JSON

/// The last event of a chain. The next event holds its digest.
package struct Ketenkop: Hashable, Sendable {
  /// The number of the last event; 0 when there is none.
  package var volgnummer = 0
  /// Its digest.
  package var sha256 = Gebeurtenis.begin

  /// No event yet.
  package init() {}

  /// The event with that number and digest.
  package init(volgnummer: Int, sha256: String) {
    self.volgnummer = volgnummer
    self.sha256 = sha256
  }

  /// The event that comes next.
  package func volgende(
    dossier: String, soort: Gebeurtenissoort, tijdstip: Tijdstip, door: String, inhoud: JSONValue
  ) -> Gebeurtenis {
    Gebeurtenis(
      dossier: dossier, volgnummer: volgnummer + 1, soort: soort.rawValue, tijdstip: tijdstip, door: door,
      vorige: sha256, inhoud: inhoud)
  }
}

/// How chains are named: that of a file by its id, that of a round's own events by its year, that of the tokens by one
/// word.
package enum Ketennaam {
  /// The chain of the making, the ending and the first use of tokens.
  package static let toegang = "toegang"

  /// How the names of the rounds' own chains begin.
  package static let voorvoegselVanRonde = "ronde-"

  /// The chain of a round's own events.
  package static func vanRonde(_ jaar: Int) -> String { "\(voorvoegselVanRonde)\(jaar)" }
}
