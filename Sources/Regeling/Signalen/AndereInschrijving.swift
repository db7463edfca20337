/// What staff entered from an attempt where the applicant had sent other bytes (Awb 4:5).
package struct AndereInschrijving: Hashable, Sendable {
  /// The number of the attempt among those of its applicant in the round.
  let poging: Int64
  /// SHA-256 of what was sent, lower-case hex.
  let verzondenSha256: String
  /// SHA-256 of what was entered, lower-case hex.
  let ingeschrevenSha256: String

  /// Two digests that differ.
  package init(poging: Int64, verzondenSha256: String, ingeschrevenSha256: String) {
    self.poging = poging
    self.verzondenSha256 = verzondenSha256
    self.ingeschrevenSha256 = ingeschrevenSha256
  }

  /// The signal: another person than who entered it compares the two.
  var signaal: Signaal {
    Signaal(
      code: .inschrijvingMetAndereInhoud,
      toelichting:
        "Deze aanvraag is ingeschreven met een andere inhoud dan de aanvrager verstuurde (poging \(poging)). Leg de "
        + "twee naast elkaar en ga na of er niets in staat dat niet uit de poging blijkt: na de sluiting wordt de inhoud "
        + "niet meer verbeterd (Awb 4:5).",
      feiten: ["\(verzondenSha256) \(ingeschrevenSha256)"])
  }
}
