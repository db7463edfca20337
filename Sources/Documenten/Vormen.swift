package import Begrippen
package import JSON
internal import Regeling

/// The forms in the documents of values that are no plain text or number.
extension JSONReader {
  /// An amount, 0 … 10 000 000 000.00 euro.
  /// - Parameter negatief: what to do with an amount below 0, as a sentence.
  package mutating func centen(negatief: String = "Verbeter het.") -> Centen? {
    amount(negative: negatief).map { Centen($0) }
  }

  /// A date that exists, as `2025-03-20`.
  package mutating func datum() -> Datum? {
    form(expected: Tekstvorm.datum.omschrijving) { Datum(iso: $0) }
  }

  /// An instant with its offset, as `2025-03-20T10:00:00Z`.
  package mutating func tijdstip() -> Tijdstip? {
    form(expected: "een datum en tijd met tijdzone, geschreven als 2025-03-20T10:00:00Z") { Tijdstip(iso: $0) }
  }

  /// A name: one line without format characters (Unicode general category Cf), which make a name look like another.
  package mutating func naam() -> String? {
    guard let naam = text(length: Grenzen.naam) else { return nil }
    let opmaakteken = naam.unicodeScalars.enumerated().first { $0.element.properties.generalCategory == .format }
    if let (plaats, teken) = opmaakteken {
      fault(
        .value,
        message: "teken \(plaats + 1) van de naam is het onzichtbare opmaakteken \(teken.codePoint). Verwijder het.")
      return nil
    }
    return naam
  }

  /// A text of one line.
  package mutating func regel() -> String? { text(length: Grenzen.tekst) }

  /// A text that may have more lines.
  package mutating func tekst() -> String? { text(length: Grenzen.tekst, multiline: true) }

  /// A number in the Handelsregister: eight digits.
  package mutating func kvkNummer() -> String? {
    form(expected: Tekstvorm.kvkNummer.omschrijving) { bytes in
      Grenzen.kvkNummer.contains(bytes.count) && bytes.allSatisfy(isCijfer)
        ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }

  /// A SHA-256 in lower-case hexadecimal.
  package mutating func sha256() -> String? {
    form(expected: "een SHA-256 in 64 kleine hexadecimale tekens") { bytes in
      bytes.count == 64 && bytes.allSatisfy({ isCijfer($0) || $0 &- UInt8(ascii: "a") < 6 })
        ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }

  /// A country in ISO 3166 alpha-2: two capitals.
  package mutating func land() -> String? {
    form(expected: Tekstvorm.land.omschrijving) { bytes in
      guard bytes.count == 2 else { return nil }
      let code = String(decoding: bytes, as: UTF8.self)
      return landcodes.contains(code) ? code : nil
    }
  }

  /// An IBAN: upper case without spaces, 15 … 34 characters, 18 for the Netherlands, ISO 7064 mod 97-10.
  package mutating func iban() -> String? {
    form(
      length: Tekstvorm.iban.lengte, expected: Tekstvorm.iban.omschrijving, almost: aangekleedIBAN
    ) { isIBAN($0) ? String(decoding: $0, as: UTF8.self) : nil }
  }

  /// An e-mail address: one @, a dot in the domain.
  package mutating func email() -> String? {
    form(length: Tekstvorm.email.lengte, expected: Tekstvorm.email.omschrijving) {
      isEmailadres($0) ? String(decoding: $0, as: UTF8.self) : nil
    }
  }

  /// The id of a file: 1 … 64 of `[A-Za-z0-9._-]`.
  package mutating func dossierId() -> String? {
    form(length: Grenzen.id, expected: "een id van letters, cijfers, punten, liggende streepjes en koppeltekens") {
      $0.allSatisfy(isIdTeken) ? String(decoding: $0, as: UTF8.self) : nil
    }
  }
}

/// Whether the text can be the id of a file: 1 … 64 of `[A-Za-z0-9._-]`.
package func isDossierId(_ id: String) -> Bool { Grenzen.id.contains(id.utf8.count) && id.utf8.allSatisfy(isIdTeken) }

/// The codes of ISO 3166-1 alpha-2, as they were on 1 January 2026.
let landcodes = Set(
  """
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
  CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA
  GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS
  MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS
  RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW
  TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
  """.split { $0.isWhitespace }.map(String.init))

private func isCijfer(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

private func isHoofdletter(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

private func isIdTeken(_ byte: UInt8) -> Bool {
  isCijfer(byte) || isHoofdletter(byte & 0xDF) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: "-")
}

/// An IBAN is a country, check digits and the rest. Move the first four characters to the end and read letters as 10 …
/// 35: the number is then 1 modulo 97.
private func isIBAN(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard Grenzen.iban.contains(bytes.count), isHoofdletter(bytes[0]), isHoofdletter(bytes[1]), isCijfer(bytes[2]),
    isCijfer(bytes[3]), bytes.allSatisfy({ isCijfer($0) || isHoofdletter($0) })
  else { return false }
  // Check digits are 98 minus a remainder of 0 … 96. 00, 01 and 99 can have remainder 1 too, and are never given.
  guard (2...98).contains(10 * Int(bytes[2] - UInt8(ascii: "0")) + Int(bytes[3] - UInt8(ascii: "0"))) else {
    return false
  }
  guard !bytes.starts(with: "NL".utf8) || bytes.count == Grenzen.ibanNederland else { return false }
  var rest = 0
  for index in 4..<bytes.count + 4 {
    let byte = bytes[index % bytes.count]
    rest =
      isCijfer(byte)
      ? (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      : (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
  }
  return rest == 1
}

/// What is to be changed in an IBAN that is right but for its dress: its case, White_Space and
/// Default_Ignorable_Code_Point. The first of those that is no plain space is named with its place. Nil when it is not
/// right, or longer than anyone writes it.
private func aangekleedIBAN(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard bytes.count <= Grenzen.aangekleedIBANBytesMax else { return nil }
  let tekens = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  let kaal = String(String.UnicodeScalarView(tekens.filter(\.isVisible))).utf8.map {
    isHoofdletter($0 & 0xDF) ? $0 & 0xDF : $0
  }
  guard kaal.withUnsafeBufferPointer(isIBAN) else { return nil }
  let vreemd = tekens.firstIndex { !$0.isVisible && $0 != " " }
  let weg = vreemd.map { ", zonder teken \($0 + 1), \(tekens[$0].codePoint)" } ?? ""
  return "dit IBAN in hoofdletters en zonder spaties\(weg); verder klopt het"
}

/// An address has one @ with something before it, and after it at least two labels with dots between them. It has no
/// space and no control character.
private func isEmailadres(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let delen = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
  guard delen.count == 2, !delen[0].isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
  let labels = delen[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
}
