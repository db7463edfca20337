internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

extension Loket {
  /// The scheme for everybody, with the values that the rules use and the file that they come from. The version is the
  /// digest of the file.
  package func regelinginzage() -> Antwoord {
    Antwoord(
      inhoud: regeling.regeling.inzage([
        JSONMember("sha256", .text(regeling.sha256)), JSONMember("regelversie", .text(Loket.regelversie)),
        JSONMember("bestand", .raw(regeling.bytes)),
      ]), versie: regeling.sha256)
  }

  /// Every field of the documents that are sent, for everybody. The version is the digest of the table.
  package func veldeninzage() -> Antwoord {
    let tabel = regeling.lezer.velden.json.bytes
    return Antwoord(inhoud: .raw(tabel), versie: SHA256Digest(of: tabel).hex)
  }
}

extension Regeling {
  /// The scheme as JSON, with more members at its end.
  fileprivate func inzage(_ meer: [JSONMember]) -> JSONValue {
    let leden: [JSONMember] = [
      JSONMember("code", .text(code)), JSONMember("citeertitel", .text(citeertitel)),
      JSONMember("vindplaats", .text(teksten.vindplaats)), JSONMember("jaar", .integer(jaar)),
      JSONMember("opent", .text(opent)), JSONMember("sluit", .text(sluit)),
      JSONMember("plafond", .amount(plafond)), JSONMember("maximum", .amount(maximum)),
      JSONMember("salarisnorm", .integer(salarisnorm.waarde)),
      JSONMember("overheadnorm", .integer(overheadnorm.waarde)), JSONMember("voorschot", .integer(voorschot.waarde)),
      JSONMember("afwijkingsdrempel", .integer(afwijkingsdrempel.waarde)),
      JSONMember("rechtspersonen", woorden(rechtspersonen)),
      JSONMember("nietRechtspersonen", woorden(nietRechtspersonen)),
      JSONMember("activiteiten", .array(teksten.activiteiten.map(\.json))),
      JSONMember("vereisteBescheiden", woorden(vereisteBescheiden)),
      JSONMember("toetsen", .array(teksten.toetsen.map(\.json))),
      JSONMember("criteria", .array(criteria.map(\.json))), JSONMember("deMinimis", deMinimis.json),
      JSONMember("termijnen", termijnen.json),
      JSONMember("feestdagen", .array(teksten.feestdagen.map(\.json))),
      JSONMember("openNormen", .array(teksten.openNormen.map(\.json))),
      JSONMember("vasteLezingen", .array(teksten.vasteLezingen.map(\.json))),
      JSONMember("herkomst", .array(teksten.herkomst.map(\.json))),
      JSONMember("bronnen", .array(teksten.bronnen.map(\.json))),
    ]
    return .object(leden + meer)
  }
}

private func woorden(_ woorden: [String]) -> JSONValue { .array(woorden.map { .text($0) }) }

extension Activiteitsoort {
  fileprivate var json: JSONValue {
    ["soort": .text(soort), "omschrijving": .text(omschrijving), "artikel": .text(artikel)]
  }
}

extension Toetstekst {
  fileprivate var json: JSONValue {
    ["toets": .text(code), "artikel": .text(artikel), "vraag": .text(vraag)]
  }
}

extension Criterium {
  fileprivate var json: JSONValue {
    [
      "criterium": .text(code), "omschrijving": .text(omschrijving), "artikel": .text(artikel),
      "punten": [
        "bovengemiddeld": .integer(puntenBovengemiddeld), "gemiddeld": .integer(puntenGemiddeld),
        "minder": .integer(puntenMinder),
      ],
      "indicatoren": .array(indicatoren.map { .text($0) }),
    ]
  }
}

extension DeMinimisregels {
  fileprivate var json: JSONValue {
    .object(present: [
      "plafondAlgemeen": .amount(plafondAlgemeen), "plafondMetDaeb": .amount(plafondMetDaeb),
      "jarenTerug": .integer(jarenTerug), "verordeningenAlgemeen": woorden(verordeningenAlgemeen),
      "verordeningenDaeb": woorden(verordeningenDaeb),
      "registratie": registratie.map {
        ["vanaf": .text($0.vanaf), "werkdagen": .integer($0.werkdagen)]
      },
    ])
  }
}

extension Termijnregels {
  fileprivate var json: JSONValue {
    [
      "bezwaarWeken": .integer(bezwaarWeken), "betalingWeken": .integer(betalingWeken),
      "beslisWeken": .integer(beslisWeken), "buitenBehandelingWeken": .integer(buitenBehandelingWeken),
      "terugbetalingWeken": .integer(terugbetalingWeken),
      "terugvorderingJaren": .integer(terugvorderingJaren),
    ]
  }
}

extension Feestdag {
  fileprivate var json: JSONValue { ["datum": .text(datum), "naam": .text(naam)] }
}

extension OpenNormtekst {
  fileprivate var json: JSONValue {
    .object(present: [
      "code": .text(code), "artikel": .text(artikel), "vraag": .text(vraag), "gekozen": .text(gekozen),
      "toelichting": .text(toelichting),
      "alternatieven": .array(
        alternatieven.map {
          .object(present: [
            "waarde": .text($0.waarde), "omschrijving": .text($0.omschrijving), "vergt": $0.vergt.map { .text($0) },
          ])
        }),
      "beslotenDoor": .text(beslotenDoor), "gepubliceerd": .text(gepubliceerd),
      "werking": .text(code.werking.tekst),
      "besluit": besluit.map {
        ["kenmerk": .text($0.kenmerk), "datum": .text($0.datum), "vindplaats": .text($0.vindplaats)]
      },
    ])
  }
}

extension Normwerking {
  /// What the norm changes, and what a cohort shows of it.
  fileprivate var tekst: String {
    switch self {
    case .inRangschikking:
      "De norm werkt in de toetsen of de rangschikking: een cohort toont wat een andere lezing verandert."
    case .naRangschikking:
      "De norm werkt na het bevriezen, als er dan iets gebeurt. Zij verandert geen rangschikking, dus een cohort toont geen "
        + "verschil."
    }
  }
}

extension VasteLezing {
  fileprivate var json: JSONValue {
    ["code": .text(code), "artikel": .text(artikel), "lezing": .text(lezing)]
  }
}

extension Herkomst {
  fileprivate var json: JSONValue {
    [
      "onderdeel": .text(onderdeel), "artikel": .text(artikel), "bron": .text(bron), "status": .text(status),
    ]
  }
}

extension Bron {
  fileprivate var json: JSONValue {
    ["code": .text(code), "titel": .text(titel), "vindplaats": .text(vindplaats)]
  }
}
