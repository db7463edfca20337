/// What a careful assessor would stop at (`regels.md` 3c), in the order in which it is shown.
package enum Signaalcode: String, Hashable, Sendable, CaseIterable {
  /// An activity ended before the day of receipt (Awb 4:29).
  case activiteitVoorbij = "activiteit_voorbij"
  /// An activity has no first or no last day.
  case activiteitZonderPeriode = "activiteit_zonder_periode"
  /// The figures are of another period than the calendar year before the round.
  case prestatiesAnderJaar = "prestaties_ander_jaar"
  /// The de-minimis declaration was signed over a year before receipt.
  case verklaringOud = "verklaring_oud"
  /// A date lies after the day of receipt.
  case datumInToekomst = "datum_in_toekomst"
  /// The applicant, or an undertaking linked to it, appears in another file that takes part.
  case verbondenInRonde = "verbonden_in_ronde"
  /// The declaration leaves out a grant of this service.
  case eigenVerleningNietVerklaard = "eigen_verlening_niet_verklaard"
  case ibanOntbreekt = "iban_ontbreekt"
  case contactOntbreekt = "contact_ontbreekt"
  /// Another applicant that takes part has the same account.
  case zelfdeIban = "zelfde_iban"
  /// The same number in the Handelsregister had another name in an earlier round.
  case naamAndersDanEerder = "naam_anders_dan_eerder"
  /// Staff entered another application than the bytes that the applicant sent (Awb 4:5).
  case inschrijvingMetAndereInhoud = "inschrijving_met_andere_inhoud"
}
