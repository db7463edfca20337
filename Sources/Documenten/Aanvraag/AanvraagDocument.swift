internal import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// Writes an application that was read. An absent member stays absent. An amount of 0 in a line is left out, since for
/// the rules it is the same as an absent one.
extension Aanvraag {
  /// The application as a JSON value; its canonical form is `document.canonicalBytes`.
  package var json: JSONValue {
    .object(present: [
      "aanvrager": aanvrager.json, "gevraagdBedrag": .amount(gevraagdBedrag),
      "activiteiten": .array(activiteiten.map(\.json)), "btw": btw?.json, "deMinimis": deMinimis?.json,
      "prestaties": prestaties.json,
      "ondertekening": ondertekening.map {
        .object(present: ["naam": tekst($0.naam), "functie": tekst($0.functie), "datum": datum($0.datum)])
      },
    ])
  }
}

extension Aanvrager {
  /// The applicant as a JSON value.
  package var json: JSONValue {
    .object(present: [
      "naam": .text(naam), "kvkNummer": .text(kvkNummer), "rechtsvorm": .text(rechtsvorm),
      "statutairDoel": .text(statutairDoel), "ondersteuntSociaalOndernemers": .boolean(ondersteuntSociaalOndernemers),
      "adres": adres.map {
        .object(present: [
          "straat": tekst($0.straat), "huisnummer": tekst($0.huisnummer), "postbus": tekst($0.postbus),
          "postcode": tekst($0.postcode), "land": tekst($0.land),
          "plaats": tekst($0.plaats),
        ])
      },
      "contact": contact.map {
        .object(present: ["naam": tekst($0.naam), "email": tekst($0.email), "telefoon": tekst($0.telefoon)])
      },
      "iban": tekst(iban),
    ])
  }
}

extension Activiteit {
  /// The activity as a JSON value.
  package var json: JSONValue {
    .object(present: [
      "soort": .text(soort), "omschrijving": tekst(omschrijving), "van": datum(van), "tot": datum(tot),
      "doel": tekst(doel),
      "beoogdeResultaten": lijst(beoogdeResultaten) {
        .object(present: ["omschrijving": .text($0.omschrijving), "aantal": $0.aantal.map { .integer($0) }])
      },
      "lasten": .array(lasten.map(\.json)), "baten": .array(baten.map(\.json)),
    ])
  }
}

extension Last {
  /// The cost line as a JSON value, as an applicant sends it.
  package var json: JSONValue {
    func bijlage(_ bedrag: Centen) -> JSONValue? { bedrag == .zero ? nil : .amount(bedrag) }
    return .object(present: [
      "soort": .text(soort), "omschrijving": .text(omschrijving), "bedrag": .amount(bedrag),
      "verrekenbareBtw": bijlage(verrekenbareBtw), "nietVerrekenbareBtw": bijlage(nietVerrekenbareBtw),
      "restwaarde": bijlage(restwaarde), "eerderGesubsidieerd": bijlage(eerderGesubsidieerd),
    ])
  }
}

extension Baat {
  /// The income line as a JSON value.
  package var json: JSONValue {
    ["soort": .text(soort), "omschrijving": .text(omschrijving), "bedrag": .amount(bedrag)]
  }
}

extension BtwVerklaring {
  /// The VAT statement as a JSON value.
  package var json: JSONValue {
    .object(present: [
      "ondernemer": ondernemer.map { .text($0) }, "verrekenbaar": bedrag(verrekenbaar),
      "nietVerrekenbaar": bedrag(nietVerrekenbaar),
    ])
  }
}

extension DeMinimisverklaring {
  /// The de-minimis declaration as a JSON value.
  package var json: JSONValue {
    .object(present: [
      "ondertekendOp": datum(ondertekendOp), "ondertekenaar": tekst(ondertekenaar),
      "verbondenOndernemingen": lijst(verbondenOndernemingen, \.json),
      "steun": .array(steun.map(\.json)),
    ])
  }
}

extension VerbondenOnderneming {
  /// The undertaking as a JSON value.
  var json: JSONValue { .object(present: ["naam": .text(naam), "kvkNummer": tekst(kvkNummer)]) }
}

extension Steun {
  /// The aid as a JSON value.
  package var json: JSONValue {
    [
      "verstrekker": .text(verstrekker), "verleendOp": .text(verleendOp), "bedrag": .amount(bedrag),
      "verordening": .text(verordening),
    ]
  }
}

extension Prestaties {
  /// The figures as a JSON value.
  package var json: JSONValue {
    let periode = periode.map { JSONMember("periode", ["van": .text($0.van), "tot": .text($0.tot)]) }
    return .object(
      (periode.map { [$0] } ?? [])
        + Prestatiecijfer.allCases.map { cijfer in
          let waarde: JSONValue =
            switch cijfer.soort {
            case .aantal(let plaats): .integer(self[keyPath: plaats.gezonden])
            case .vraagmogelijkheden(let plaats): .text(self[keyPath: plaats.gezonden])
            case .zichtbaarheid(let plaats): .text(self[keyPath: plaats.gezonden])
            }
          return JSONMember(cijfer.rawValue, waarde)
        })
  }
}

private func tekst(_ tekst: String?) -> JSONValue? { tekst.map { .text($0) } }

private func datum(_ datum: Datum?) -> JSONValue? { datum.map { .text($0) } }

private func bedrag(_ bedrag: Centen?) -> JSONValue? { bedrag.map { .amount($0) } }

/// A list, absent when it is empty.
private func lijst<Waarde>(_ waarden: [Waarde], _ json: (Waarde) -> JSONValue) -> JSONValue? {
  waarden.isEmpty ? nil : .array(waarden.map(json))
}
