/// Something that can be done now, for the member `mogelijk` of a conflict.
package enum Mogelijkheid: Hashable, Sendable {
  /// A step, in its own words or in those of the case at hand.
  case stap(Stap, String? = nil)
  /// Reading something, in Dutch.
  case lezen(Inzage, String)
  /// An act outside the service, in Dutch.
  case tekst(String)
}

extension Mogelijkheid: ExpressibleByStringLiteral {
  /// An act outside the service.
  package init(stringLiteral tekst: String) { self = .tekst(tekst) }
}

extension Mogelijkheid {
  /// To read the decision.
  static let leesBesluit = Mogelijkheid.lezen(.besluit, "het besluit lezen")
}

/// The things that can be read of a round or a file.
package enum Inzage: Hashable, Sendable, CaseIterable {
  case ronde, rangschikking, bevrorenRangschikking
  case aanvraag, beoordeling, herstelverzoeken, besluit, voorschot, verantwoording, vaststelling
}

extension Inzage {
  /// The roles that read it; nil for everybody.
  var lezers: Set<Rol>? {
    switch self {
    case .ronde: nil
    case .rangschikking, .bevrorenRangschikking, .beoordeling: Rol.medewerkers
    case .aanvraag, .herstelverzoeken, .besluit, .voorschot, .verantwoording, .vaststelling: Rol.lezers
    }
  }
}

/// The place where a new thing can be read.
package struct Plaats: Hashable, Sendable {
  /// The kind of thing.
  package let inzage: Inzage
  /// The year of its round, or the id of its file.
  package let van: Onderwerp
  /// The number of a frozen ranking; nil for other things.
  package let nummer: Int?

  init(_ inzage: Inzage, van onderwerp: Onderwerp, nummer: Int? = nil) {
    self.inzage = inzage
    van = onderwerp
    self.nummer = nummer
  }
}

/// The subject of a request: a round or a file.
package enum Onderwerp: Hashable, Sendable {
  /// The round of that year.
  case ronde(Int)
  /// The file with that id.
  case dossier(String)
}
