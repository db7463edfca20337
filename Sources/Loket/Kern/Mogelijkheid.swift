/// What can be done now, for the member `mogelijk` of a conflict.
package enum Mogelijkheid: Hashable, Sendable {
  /// A step, in its own words or in those of the case at hand.
  case stap(Stap, String? = nil)
  /// Reading something, in Dutch.
  case lezen(Inzage, String)
  /// What no request does, in Dutch.
  case tekst(String)
}

extension Mogelijkheid: ExpressibleByStringLiteral {
  /// What no request does.
  package init(stringLiteral tekst: String) { self = .tekst(tekst) }
}

extension Mogelijkheid {
  /// To read the decision.
  static let leesBesluit = Mogelijkheid.lezen(.besluit, "het besluit lezen")
}

/// What can be read of a round or a file.
package enum Inzage: Hashable, Sendable, CaseIterable {
  case ronde, rangschikking, bevrorenRangschikking
  case aanvraag, beoordeling, herstelverzoeken, besluit, voorschot, verantwoording, vaststelling
}

/// Where something that was made can be read.
package struct Plaats: Hashable, Sendable {
  /// What it is.
  package let inzage: Inzage
  /// The year of its round, or the id of its file.
  package let van: Onderwerp
  /// Its number, of a frozen ranking.
  package let nummer: Int?

  init(_ inzage: Inzage, van onderwerp: Onderwerp, nummer: Int? = nil) {
    self.inzage = inzage
    van = onderwerp
    self.nummer = nummer
  }
}

/// What a request is about: a round, or a file in one.
package enum Onderwerp: Hashable, Sendable {
  /// The round of that year.
  case ronde(Int)
  /// The file with that id.
  case dossier(String)
}
