package import Begrippen
internal import JSON

/// The request for a new access token.
package struct Sleutelaanvraag: Hashable, Sendable {
  package let rollen: Set<Rol>
  /// The name of the token in lists.
  package let naam: String
  /// The person behind it, for staff.
  package let persoon: String?
  /// The applicant's number, for role aanvrager.
  package let kvkNummer: String?
  /// The last day on which it works, in Den Haag; nil when it does not end by itself.
  package let tot: Datum?

  /// The roles that exclude others, for who asked for them together.
  static let uitlegSamengaan =
    "Beheerder, auditor en aanvrager gaan met geen andere rol samen, besluitnemer gaat niet samen met financieel"

  /// A request with these members, or the refusal when they do not fit together.
  package static func maak(
    rollen: Set<Rol>, naam: String, persoon: String?, kvkNummer: String?, tot: Datum? = nil
  ) -> Result<Sleutelaanvraag, Weigering> {
    func weiger(_ reden: String) -> Result<Sleutelaanvraag, Weigering> { .failure(Weigering(reden: reden)) }
    guard !rollen.isEmpty else { return weiger("noem ten minste één rol met --rol") }
    guard (1...200).contains(naam.unicodeScalars.count) else {
      return weiger("noem een naam van 1 tot 200 tekens met --naam")
    }
    if let (plaats, teken) = naam.unicodeScalars.enumerated().first(where: { isOnzichtbaar($0.element) }) {
      return weiger("teken \(plaats + 1) van --naam is het stuur- of opmaakteken \(teken.codePoint). Verwijder het")
    }
    guard rollen.gaanSamen else { return weiger("deze rollen gaan niet samen. \(uitlegSamengaan)") }
    if rollen == [.aanvrager] {
      guard let kvkNummer, kvkNummer.utf8.count == 8, kvkNummer.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return weiger("een aanvrager heeft een KvK-nummer van acht cijfers nodig: --kvk NUMMER")
      }
      guard persoon == nil else { return weiger("--persoon is voor medewerkers") }
    } else {
      guard kvkNummer == nil else { return weiger("--kvk is voor de rol aanvrager") }
      guard let persoon, isPersoon(persoon) else {
        return weiger("een medewerker heeft --persoon nodig: 1 tot 64 tekens uit a-z, 0-9 en -")
      }
      guard persoon != Identiteit.systeem.persoon else { return weiger("de persoon systeem is de dienst zelf") }
    }
    return .success(Sleutelaanvraag(rollen: rollen, naam: naam, persoon: persoon, kvkNummer: kvkNummer, tot: tot))
  }

  /// Whether a character ends a line, steers a terminal, or makes a name look like another: a control or format character,
  /// or a separator of lines or paragraphs.
  private static func isOnzichtbaar(_ teken: Unicode.Scalar) -> Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator].contains(teken.properties.generalCategory)
  }

  /// Whether this is the one spelling of a person (`contract.md` section 1): 1 to 64 of `[a-z0-9-]`.
  private static func isPersoon(_ tekst: String) -> Bool {
    (1...64).contains(tekst.utf8.count)
      && tekst.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// Why a token cannot be made, in Dutch.
  package struct Weigering: Error, Hashable, Sendable {
    package let reden: String
  }
}

extension Set<Rol> {
  /// Whether one person may hold all of these (`contract.md` section 1).
  package var gaanSamen: Bool {
    (count <= 1 || isDisjoint(with: [.beheerder, .auditor, .aanvrager]))
      && !isSuperset(of: [.besluitnemer, .financieel])
  }
}
