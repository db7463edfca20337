package import Begrippen

/// What the signals look at of one file: small, so that the documents of a whole round need not stay in memory.
package struct Signaalgegevens: Hashable, Sendable {
  package let id: String
  package let naam: String
  /// What is compared with other files.
  package let deelnemer: Signaaldeelnemer
  /// The aid that the applicant declared; nothing of it was verified.
  let verklaardeSteun: [Steun]
  /// The day of the new aid (Regulation (EU) 2023/2831).
  package let peildatum: Datum
  /// The signals that follow from the file itself.
  let eigen: [Signaal]

  /// The numbers of its single undertaking.
  package var nummers: [String] { deelnemer.nummers }

  /// The facts of a file, of its application as it was sent.
  package init(_ inzending: Inzending, ronde: Ronde) {
    let aanvraag = inzending.aanvraag
    id = inzending.id
    naam = aanvraag.aanvrager.naam
    deelnemer = Signaaldeelnemer(id: inzending.id, aanvraag: aanvraag)
    verklaardeSteun = aanvraag.deMinimis?.steun ?? []
    peildatum = ronde.peildatum(ontvangenDatum: inzending.ontvangenDatum)
    eigen = eigenSignalen(inzending, jaar: ronde.jaar)
  }
}

/// What one file shows other files.
package struct Signaaldeelnemer: Hashable, Sendable {
  package let id: String
  package let kvkNummer: String
  package let iban: String?
  /// The numbers of the linked undertakings, without that of the applicant; each once, in order.
  package let verbonden: [String]

  package init(id: String, kvkNummer: String, iban: String?, verbonden: [String]) {
    self.id = id
    self.kvkNummer = kvkNummer
    self.iban = iban
    self.verbonden = verbonden
  }

  /// What an application shows.
  package init(id: String, aanvraag: Aanvraag) {
    self.init(
      id: id, kvkNummer: aanvraag.aanvrager.kvkNummer, iban: aanvraag.aanvrager.iban,
      verbonden: aanvraag.verbondenNummers)
  }

  /// The numbers of its single undertaking.
  var nummers: [String] { [kvkNummer] + verbonden }
}
