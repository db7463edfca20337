/// The roles of persons and applicants (`contract.md` section 4).
package enum Rol: String, Hashable, Sendable, CaseIterable {
  /// An organisation that applies; sees its own files only.
  case aanvrager
  /// Receives files and asks for missing parts.
  case intake
  /// Assesses and freezes rankings.
  case beoordelaar
  /// Decides in the name of the college.
  case besluitnemer
  /// Orders and confirms payments.
  case financieel
  /// Reads all, writes nothing.
  case auditor
  /// Keeps rounds, tokens, clock and registers; sees no files.
  case beheerder

  /// The roles that read every file, list, decision and report.
  package static let medewerkers: Set<Rol> = [.intake, .beoordelaar, .besluitnemer, .financieel, .auditor]

  /// The roles that read a file: those of staff every file, an applicant its own.
  package static let lezers = medewerkers.union([.aanvrager])
}

/// The identity behind an access token.
package struct Identiteit: Hashable, Sendable {
  /// The roles of the token.
  package let rollen: Set<Rol>
  /// The person behind a token of staff: four eyes compare persons, not tokens.
  package let persoon: String?
  /// The applicant's number in the Handelsregister, for role aanvrager alone.
  package let kvkNummer: String?

  /// The service itself, for the events of its upkeep.
  static let systeem = Identiteit(rollen: [], persoon: "systeem", kvkNummer: nil)
  package init(rollen: Set<Rol>, persoon: String?, kvkNummer: String?) {
    precondition(persoon != nil || kvkNummer != nil, "a token belongs to a person or an applicant")
    self.rollen = rollen
    self.persoon = persoon
    self.kvkNummer = kvkNummer
  }

  /// The name under which events are written: the person of staff, or the applicant's number.
  package var door: String {
    if let persoon { return persoon }
    guard let kvkNummer else { preconditionFailure("checked in init") }
    return "kvk:\(kvkNummer)"
  }

  /// Whether events of that name are by the same person. What was written before a person had one spelling is compared
  /// without its case, white space and other signs, as the database does (`persoonsvorm`).
  func isDezelfde(als naam: String) -> Bool { Identiteit.vorm(naam) == Identiteit.vorm(door) }

  /// Whether one of these names is the same person's.
  func isDezelfde(alsEen namen: Set<String>) -> Bool { namen.contains { isDezelfde(als: $0) } }

  private static func vorm(_ naam: String) -> String {
    // Full-width letters count as what they show. The database folds the rest of NFKC too.
    let smal = naam.unicodeScalars.map { teken in
      (0xFF01...0xFF5E).contains(teken.value) ? Unicode.Scalar(teken.value - 0xFEE0) ?? teken : teken
    }
    let letters = String(String.UnicodeScalarView(smal)).lowercased().unicodeScalars.filter { teken in
      ("a"..."z").contains(teken) || ("0"..."9").contains(teken) || teken == "-"
    }
    return String(String.UnicodeScalarView(letters))
  }

  /// Whether one of the roles is held.
  package func heeft(_ gevraagd: Set<Rol>) -> Bool { !rollen.isDisjoint(with: gevraagd) }

  /// Whether files of this applicant may be read.
  package func magLezen(kvkNummer eigenaar: String) -> Bool { heeft(Rol.medewerkers) || kvkNummer == eigenaar }
}
