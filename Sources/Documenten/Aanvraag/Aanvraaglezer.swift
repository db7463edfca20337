internal import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// Reads applications and their parts under a scheme, which names the legal forms, kinds of activity and Regulations.
/// It is made once for a scheme. It is a class, so that the readers share it and do not copy the scheme.
package final class Aanvraaglezer: Sendable {
  let rechtsvormen: Choice<String>
  let activiteitsoorten: Choice<String>
  let verordeningen: Choice<String>
  let criteria: Members<String>
  let regeling: Regeling

  /// A reader for the scheme.
  package init(_ regeling: Regeling) {
    rechtsvormen = Choice(regeling.rechtspersonen + regeling.nietRechtspersonen, hints: rechtsvormafkortingen)
    activiteitsoorten = Choice(regeling.activiteiten)
    verordeningen = Choice(regeling.deMinimis.verordeningenAlgemeen + regeling.deMinimis.verordeningenDaeb)
    criteria = Members(regeling.criteria.map(\.code))
    self.regeling = regeling
  }

  /// The application that is the whole document. Throws all faults (`contract.md` section 3).
  package func lees(_ document: [UInt8]) throws(Faults) -> Aanvraag {
    try readJSON(document) { aanvraag(&$0) }
  }

  /// The application at which the reader stands; nil after a fault.
  package func aanvraag(_ reader: inout JSONReader) -> Aanvraag? {
    var aanvrager: Aanvrager?
    var gevraagdBedrag: Centen?
    var activiteiten: [Activiteit]?
    var btw: BtwVerklaring?
    var deMinimis: DeMinimisverklaring?
    var prestaties: Prestaties?
    var ondertekening: Ondertekening?
    reader.object(aanvraagleden) { reader, lid in
      switch lid {
      case .aanvrager: aanvrager = leesAanvrager(&reader)
      case .gevraagdBedrag: gevraagdBedrag = reader.centen()
      case .activiteiten: activiteiten = self.activiteiten(&reader)
      case .btw: btw = leesBtw(&reader)
      case .deMinimis: deMinimis = leesDeMinimis(&reader)
      case .prestaties: prestaties = self.prestaties(&reader)
      case .ondertekening: ondertekening = leesOndertekening(&reader)
      }
    }
    if let gevraagdBedrag { controleerGevraagd(gevraagdBedrag, activiteiten, &reader) }
    guard let aanvrager, let gevraagdBedrag, let activiteiten, let prestaties else { return nil }
    return Aanvraag(
      aanvrager: aanvrager, gevraagdBedrag: gevraagdBedrag, activiteiten: activiteiten, btw: btw, deMinimis: deMinimis,
      prestaties: prestaties, ondertekening: ondertekening)
  }

  /// `gevraagdBedrag` is above 0 and the sum of all baten of soort `subsidie` (`regels.md` section 2).
  private func controleerGevraagd(_ gevraagd: Centen, _ activiteiten: [Activiteit]?, _ reader: inout JSONReader) {
    if gevraagd < Grenzen.gevraagd.lowerBound {
      reader.fault(.range, at: "gevraagdBedrag", message: "het gevraagde bedrag moet hoger zijn dan 0.")
    }
    guard let activiteiten else { return }
    let subsidie = activiteiten.flatMap(\.baten).filter { $0.soort == .subsidie }.map(\.bedrag).som
    if gevraagd != subsidie {
      reader.fault(
        .sum, at: "gevraagdBedrag",
        message: "het gevraagde bedrag is \(gevraagd.tekst), maar de baten van soort subsidie zijn samen "
          + "\(subsidie.tekst). Maak ze gelijk.")
    }
  }

  private func leesAanvrager(_ reader: inout JSONReader) -> Aanvrager? {
    var naam: String?
    var kvkNummer: String?
    var rechtsvorm: String?
    var statutairDoel: String?
    var ondersteunt: Bool?
    var adres: Adres?
    var contact: Contact?
    var iban: String?
    reader.object(aanvragerleden) { reader, lid in
      switch lid {
      case .naam: naam = reader.naam()
      case .kvkNummer: kvkNummer = reader.kvkNummer()
      case .rechtsvorm: rechtsvorm = reader.oneOf(rechtsvormen)
      case .statutairDoel: statutairDoel = reader.tekst()
      case .ondersteuntSociaalOndernemers: ondersteunt = reader.boolean()
      case .adres: adres = leesAdres(&reader)
      case .contact: contact = leesContact(&reader)
      case .iban: iban = reader.iban()
      }
    }
    guard let naam, let kvkNummer, let rechtsvorm, let statutairDoel, let ondersteunt else { return nil }
    return Aanvrager(
      naam: naam, kvkNummer: kvkNummer, rechtsvorm: rechtsvorm, statutairDoel: statutairDoel,
      ondersteuntSociaalOndernemers: ondersteunt, adres: adres, contact: contact, iban: iban)
  }

  private func leesAdres(_ reader: inout JSONReader) -> Adres {
    var adres = Adres()
    reader.object(adresleden) { reader, lid in
      switch lid {
      case .straat: adres.straat = reader.regel()
      case .huisnummer: adres.huisnummer = reader.regel()
      case .postbus: adres.postbus = reader.regel()
      case .postcode: adres.postcode = reader.regel()
      case .plaats: adres.plaats = reader.regel()
      case .land: adres.land = reader.land()
      }
    }
    return adres
  }

  private func leesContact(_ reader: inout JSONReader) -> Contact {
    var contact = Contact()
    reader.object(contactleden) { reader, lid in
      switch lid {
      case .naam: contact.naam = reader.naam()
      case .email: contact.email = reader.email()
      case .telefoon: contact.telefoon = reader.regel()
      }
    }
    return contact
  }

  private func leesOndertekening(_ reader: inout JSONReader) -> Ondertekening {
    var ondertekening = Ondertekening()
    reader.object(ondertekeningleden) { reader, lid in
      switch lid {
      case .naam: ondertekening.naam = reader.naam()
      case .functie: ondertekening.functie = reader.regel()
      case .datum: ondertekening.datum = reader.datum()
      }
    }
    return ondertekening
  }

  private func leesBtw(_ reader: inout JSONReader) -> BtwVerklaring {
    var btw = BtwVerklaring()
    reader.object(btwleden) { reader, lid in
      switch lid {
      case .ondernemer: btw.ondernemer = reader.oneOf(ondernemers)
      case .verrekenbaar: btw.verrekenbaar = reader.centen()
      case .nietVerrekenbaar: btw.nietVerrekenbaar = reader.centen()
      }
    }
    return btw
  }

  // MARK: De-minimis

  private func leesDeMinimis(_ reader: inout JSONReader) -> DeMinimisverklaring {
    var verklaring = DeMinimisverklaring()
    reader.object(deMinimisleden) { reader, lid in
      switch lid {
      case .ondertekendOp: verklaring.ondertekendOp = reader.datum()
      case .ondertekenaar: verklaring.ondertekenaar = reader.naam()
      case .verbondenOndernemingen: verklaring.verbondenOndernemingen = verbondenOndernemingen(&reader)
      case .steun: verklaring.steun = steun(&reader) ?? []
      }
    }
    return verklaring
  }

  /// A list of linked undertakings.
  func verbondenOndernemingen(_ reader: inout JSONReader) -> [VerbondenOnderneming] {
    var ondernemingen: [VerbondenOnderneming] = []
    reader.array(count: Grenzen.verbondenOndernemingen) { reader, _ in
      if let onderneming = leesOnderneming(&reader) { ondernemingen.append(onderneming) }
    }
    return ondernemingen
  }

  /// A list of aid; nil after a fault in it.
  func steun(_ reader: inout JSONReader) -> [Steun]? {
    var lijst: [Steun] = []
    var isVolledig = true
    let isLijst = reader.array(count: Grenzen.steun) { reader, _ in
      if let steun = leesSteun(&reader) { lijst.append(steun) } else { isVolledig = false }
    }
    return isLijst && isVolledig ? lijst : nil
  }

  private func leesOnderneming(_ reader: inout JSONReader) -> VerbondenOnderneming? {
    var naam: String?
    var kvkNummer: String?
    reader.object(ondernemingleden) { reader, lid in
      switch lid {
      case .naam: naam = reader.naam()
      case .kvkNummer: kvkNummer = reader.kvkNummer()
      }
    }
    return naam.map { VerbondenOnderneming(naam: $0, kvkNummer: kvkNummer) }
  }

  private func leesSteun(_ reader: inout JSONReader) -> Steun? {
    var verstrekker: String?
    var verleendOp: Datum?
    var bedrag: Centen?
    var verordening: String?
    reader.object(steunleden) { reader, lid in
      switch lid {
      case .verstrekker: verstrekker = reader.naam()
      case .verleendOp: verleendOp = reader.datum()
      case .bedrag: bedrag = reader.centen()
      case .verordening: verordening = reader.oneOf(verordeningen)
      }
    }
    guard let verstrekker, let verleendOp, let bedrag, let verordening else { return nil }
    return Steun(verstrekker: verstrekker, verleendOp: verleendOp, bedrag: bedrag, verordening: verordening)
  }
}

/// What abbreviations of legal forms stand for.
private let rechtsvormafkortingen = [
  "bv": "besloten_vennootschap", "nv": "naamloze_vennootschap", "vof": "vennootschap_onder_firma",
  "cv": "commanditaire_vennootschap", "owm": "onderlinge_waarborgmaatschappij", "zzp": "eenmanszaak",
].mapValues { "Bedoeld is wellicht \($0)." }

enum Aanvraaglid: String, CaseIterable {
  case aanvrager, gevraagdBedrag, activiteiten, btw, deMinimis, prestaties, ondertekening
}
enum Aanvragerlid: String, CaseIterable {
  case naam, kvkNummer, rechtsvorm, statutairDoel, ondersteuntSociaalOndernemers, adres, contact, iban
}
enum Adreslid: String, CaseIterable { case straat, huisnummer, postbus, postcode, plaats, land }
enum Contactlid: String, CaseIterable { case naam, email, telefoon }
enum Ondertekeninglid: String, CaseIterable { case naam, functie, datum }
enum Btwlid: String, CaseIterable { case ondernemer, verrekenbaar, nietVerrekenbaar }
enum DeMinimislid: String, CaseIterable { case ondertekendOp, ondertekenaar, verbondenOndernemingen, steun }
enum Ondernemingslid: String, CaseIterable { case naam, kvkNummer }
enum Steunlid: String, CaseIterable { case verstrekker, verleendOp, bedrag, verordening }

let aanvraagleden = Members<Aanvraaglid>(required: [.aanvrager, .gevraagdBedrag, .activiteiten, .prestaties])
let aanvragerleden = Members<Aanvragerlid>(required: [
  .naam, .kvkNummer, .rechtsvorm, .statutairDoel, .ondersteuntSociaalOndernemers,
])
private let toevoeging = "Een toevoeging hoort in huisnummer, zoals 12-14 hs."
let adresleden = Members<Adreslid>(hints: [
  "toevoeging": toevoeging, "huisnummertoevoeging": toevoeging, "huisletter": toevoeging,
])
let contactleden = Members<Contactlid>()
let ondertekeningleden = Members<Ondertekeninglid>()
let btwleden = Members<Btwlid>()
let deMinimisleden = Members<DeMinimislid>()
let ondernemingleden = Members<Ondernemingslid>(required: [.naam])
let steunleden = Members<Steunlid>(required: Steunlid.allCases)
let ondernemers = Choice<BtwVerklaring.Ondernemer>()
