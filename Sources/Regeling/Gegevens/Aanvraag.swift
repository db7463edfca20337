package import Begrippen

/// An application in the form in which an applicant files it (`contract.md` section 3): only facts, no points or
/// totals.
package struct Aanvraag: Hashable, Sendable {
  package var aanvrager: Aanvrager
  /// The subsidy asked for; above 0 and equal to the sum of all baten of soort `subsidie`.
  package var gevraagdBedrag: Centen
  /// 1 … 5 activities, each kind at most once (R 1:4).
  package var activiteiten: [Activiteit]
  /// The VAT statement (R 2:1 lid 1 a and b), when given.
  package var btw: BtwVerklaring?
  /// The de-minimis declaration (R 2:1 lid 1 c), when given.
  package var deMinimis: DeMinimisverklaring?
  /// The figures behind the criteria of R 1:9 lid 2.
  package var prestaties: Prestaties
  package var ondertekening: Ondertekening?

  package init(
    aanvrager: Aanvrager, gevraagdBedrag: Centen, activiteiten: [Activiteit], btw: BtwVerklaring? = nil,
    deMinimis: DeMinimisverklaring? = nil, prestaties: Prestaties, ondertekening: Ondertekening? = nil
  ) {
    self.aanvrager = aanvrager
    self.gevraagdBedrag = gevraagdBedrag
    self.activiteiten = activiteiten
    self.btw = btw
    self.deMinimis = deMinimis
    self.prestaties = prestaties
    self.ondertekening = ondertekening
  }
}

/// The applicant (R 1:5).
package struct Aanvrager: Hashable, Sendable {
  package var naam: String
  /// Its number in the Handelsregister, eight digits.
  package var kvkNummer: String
  /// Its legal form, one of the scheme's.
  package var rechtsvorm: String
  /// Its purpose by its statutes.
  package var statutairDoel: String
  /// Whether its purpose is to support sociaal ondernemers.
  package var ondersteuntSociaalOndernemers: Bool
  package var adres: Adres?
  package var contact: Contact?
  package var iban: String?

  package init(
    naam: String, kvkNummer: String, rechtsvorm: String, statutairDoel: String,
    ondersteuntSociaalOndernemers: Bool, adres: Adres? = nil, contact: Contact? = nil, iban: String? = nil
  ) {
    self.naam = naam
    self.kvkNummer = kvkNummer
    self.rechtsvorm = rechtsvorm
    self.statutairDoel = statutairDoel
    self.ondersteuntSociaalOndernemers = ondersteuntSociaalOndernemers
    self.adres = adres
    self.contact = contact
    self.iban = iban
  }
}

/// A postal address; every member is optional on the form.
package struct Adres: Hashable, Sendable {
  package var straat: String?
  /// House number with its suffix, as `12-14 hs`.
  package var huisnummer: String?
  /// The post office box, for an applicant that has no street address.
  package var postbus: String?
  package var postcode: String?
  package var plaats: String?
  /// The country in ISO 3166 alpha-2; nil is the Netherlands.
  package var land: String?

  package init(
    straat: String? = nil, huisnummer: String? = nil, postbus: String? = nil, postcode: String? = nil,
    plaats: String? = nil, land: String? = nil
  ) {
    self.straat = straat
    self.huisnummer = huisnummer
    self.postbus = postbus
    self.postcode = postcode
    self.plaats = plaats
    self.land = land
  }
}

/// The person that the city may write to or call.
package struct Contact: Hashable, Sendable {
  package var naam: String?
  package var email: String?
  package var telefoon: String?

  package init(naam: String? = nil, email: String? = nil, telefoon: String? = nil) {
    self.naam = naam
    self.email = email
    self.telefoon = telefoon
  }
}

/// One activity with its budget (R 1:4).
package struct Activiteit: Hashable, Sendable {
  /// The letter of R 1:4.
  package var soort: String
  /// The description; absent in a final account.
  package var omschrijving: String?
  /// First day, when given.
  package var van: Datum?
  /// Last day, when given.
  package var tot: Datum?
  /// The goal, when given.
  package var doel: String?
  package var beoogdeResultaten: [BeoogdResultaat]
  /// 1 … 200 cost lines.
  package var lasten: [Last]
  /// 0 … 200 income lines.
  package var baten: [Baat]

  package init(
    soort: String, omschrijving: String? = nil, van: Datum? = nil, tot: Datum? = nil, doel: String? = nil,
    beoogdeResultaten: [BeoogdResultaat] = [], lasten: [Last], baten: [Baat]
  ) {
    self.soort = soort
    self.omschrijving = omschrijving
    self.van = van
    self.tot = tot
    self.doel = doel
    self.beoogdeResultaten = beoogdeResultaten
    self.lasten = lasten
    self.baten = baten
  }
}

package struct BeoogdResultaat: Hashable, Sendable {
  /// The things that are counted.
  package var omschrijving: String
  /// How many, when given.
  package var aantal: Int64?

  package init(omschrijving: String, aantal: Int64? = nil) {
    self.omschrijving = omschrijving
    self.aantal = aantal
  }
}

/// The kinds of cost that R 1:6 tells apart.
package enum Lastsoort: String, Hashable, Sendable, CaseIterable {
  /// Salary: R 1:6 lid 2 b.
  case salaris
  /// Overhead: R 1:6 lid 3 a.
  case overhead
  case materieel
  /// Apparatus, which may have a residual value: R 1:6 lid 3 b.
  case apparatuur
  case overig
}

/// One cost line. All amounts are 0 or more.
package struct Last: Hashable, Sendable {
  package var soort: Lastsoort
  /// The thing or work that is paid for.
  package var omschrijving: String
  /// The cost without VAT.
  package var bedrag: Centen
  /// VAT that can be recovered. It never counts (R 1:6 lid 2 a).
  package var verrekenbareBtw: Centen
  /// VAT that cannot be recovered (R 1:6 lid 2 a).
  package var nietVerrekenbareBtw: Centen
  /// Residual value of apparatus (R 1:6 lid 3 b).
  package var restwaarde: Centen
  /// The part that was subsidised before (R 1:6 lid 3 c).
  package var eerderGesubsidieerd: Centen
  /// The part that the assessor found not necessary (R 1:6 lid 1); 0 in an application.
  package var nietNoodzakelijk: Centen

  package init(
    soort: Lastsoort, omschrijving: String, bedrag: Centen, verrekenbareBtw: Centen = .zero,
    nietVerrekenbareBtw: Centen = .zero, restwaarde: Centen = .zero, eerderGesubsidieerd: Centen = .zero,
    nietNoodzakelijk: Centen = .zero
  ) {
    self.soort = soort
    self.omschrijving = omschrijving
    self.bedrag = bedrag
    self.verrekenbareBtw = verrekenbareBtw
    self.nietVerrekenbareBtw = nietVerrekenbareBtw
    self.restwaarde = restwaarde
    self.eerderGesubsidieerd = eerderGesubsidieerd
    self.nietNoodzakelijk = nietNoodzakelijk
  }
}

package enum Baatsoort: String, Hashable, Sendable, CaseIterable {
  /// The subsidy asked for.
  case subsidie
  /// The applicant's own means.
  case eigenMiddelen = "eigen_middelen"
  /// Third parties' contributions (R 1:6 lid 1).
  case bijdrageDerden = "bijdrage_derden"
  /// Payments of participants. They count as contributions of third parties (fixed reading).
  case deelnemersbijdrage
}

/// One income line.
package struct Baat: Hashable, Sendable {
  package var soort: Baatsoort
  /// Where it comes from.
  package var omschrijving: String
  /// The amount, 0 or more.
  package var bedrag: Centen

  package init(soort: Baatsoort, omschrijving: String, bedrag: Centen) {
    self.soort = soort
    self.omschrijving = omschrijving
    self.bedrag = bedrag
  }
}

/// The VAT statement and its specification (R 2:1 lid 1 a and b).
package struct BtwVerklaring: Hashable, Sendable {
  /// The degree to which the applicant is an entrepreneur for VAT.
  package enum Ondernemer: String, Hashable, Sendable, CaseIterable {
    /// Wholly: no VAT is left that cannot be recovered.
    case geheel
    case gedeeltelijk
    case niet
  }

  /// The statement (R 2:1 lid 1 a), when given.
  package var ondernemer: Ondernemer?
  /// Recoverable VAT over all lines, when given.
  package var verrekenbaar: Centen?
  /// VAT that cannot be recovered over all lines, when given.
  package var nietVerrekenbaar: Centen?

  package init(ondernemer: Ondernemer? = nil, verrekenbaar: Centen? = nil, nietVerrekenbaar: Centen? = nil) {
    self.ondernemer = ondernemer
    self.verrekenbaar = verrekenbaar
    self.nietVerrekenbaar = nietVerrekenbaar
  }
}

/// The de-minimis declaration (R 2:1 lid 1 c; Regulation (EU) 2023/2831).
package struct DeMinimisverklaring: Hashable, Sendable {
  /// When it was signed, when given.
  package var ondertekendOp: Datum?
  /// The signatory, when given.
  package var ondertekenaar: String?
  /// The other members of the single undertaking (art. 2(2)).
  package var verbondenOndernemingen: [VerbondenOnderneming]
  /// The aid received.
  package var steun: [Steun]

  package init(
    ondertekendOp: Datum? = nil, ondertekenaar: String? = nil,
    verbondenOndernemingen: [VerbondenOnderneming] = [], steun: [Steun] = []
  ) {
    self.ondertekendOp = ondertekendOp
    self.ondertekenaar = ondertekenaar
    self.verbondenOndernemingen = verbondenOndernemingen
    self.steun = steun
  }
}

/// A member of the single undertaking.
package struct VerbondenOnderneming: Hashable, Sendable {
  package var naam: String
  /// Its number in the Handelsregister, when given.
  package var kvkNummer: String?

  package init(naam: String, kvkNummer: String? = nil) {
    self.naam = naam
    self.kvkNummer = kvkNummer
  }
}

/// De-minimis aid received before.
package struct Steun: Hashable, Sendable {
  /// The authority that gave it.
  package var verstrekker: String
  /// When the right to it arose.
  package var verleendOp: Datum
  /// The gross grant equivalent.
  package var bedrag: Centen
  /// The Regulation under which it was given, one of the scheme's.
  package var verordening: String

  package init(verstrekker: String, verleendOp: Datum, bedrag: Centen, verordening: String) {
    self.verstrekker = verstrekker
    self.verleendOp = verleendOp
    self.bedrag = bedrag
    self.verordening = verordening
  }
}

/// A period of whole days, both ends included.
package struct Periode: Hashable, Sendable {
  /// First day.
  package var van: Datum
  /// Last day, not before the first.
  package var tot: Datum

  package init(van: Datum, tot: Datum) {
    self.van = van
    self.tot = tot
  }
}

/// The signature under the application.
package struct Ondertekening: Hashable, Sendable {
  package var naam: String?
  package var functie: String?
  package var datum: Datum?

  package init(naam: String? = nil, functie: String? = nil, datum: Datum? = nil) {
    self.naam = naam
    self.functie = functie
    self.datum = datum
  }
}
