import Loket
import Regeling
import Testing

/// The version of the rules stands in every frozen ranking and every decision.
@Suite struct RegelversieTests {
  /// The checks and the open norms that each version computes with. A version that was given out never changes: raise
  /// `Loket.regelversie` and add a line.
  private static let versies = [
    "1.0.0": """
    aanvraagtermijn rechtspersoon doelgroep salariskosten overheadkosten subsidiabele_kosten hoogte btw_verklaring \
    btw_specificatie de_minimisverklaring de_minimisruimte activiteiten bescheiden gegevens_aanvrager \
    gevolgKostennormen grondslagKostennormen bandbreedte gemengdProfiel middelmaat restbedrag gelijkeStand cohort
    """,
    "2.0.0": """
    aanvraagtermijn rechtspersoon doelgroep salariskosten overheadkosten subsidiabele_kosten hoogte btw_verklaring \
    btw_specificatie de_minimisverklaring de_minimisruimte activiteiten bescheiden gegevens_aanvrager \
    gevolgKostennormen grondslagKostennormen bandbreedte gemengdProfiel middelmaat restbedrag gelijkeStand cohort
    """,
    "2.1.0": """
    aanvraagtermijn rechtspersoon doelgroep salariskosten overheadkosten subsidiabele_kosten hoogte btw_verklaring \
    btw_specificatie de_minimisverklaring de_minimisruimte activiteiten bescheiden gegevens_aanvrager \
    gevolgKostennormen grondslagKostennormen bandbreedte gemengdProfiel middelmaat restbedrag gelijkeStand cohort \
    intrekkingNaBevriezing vrijgevallenBedrag
    """,
  ]

  @Test("Een toets of open norm meer, of in een andere volgorde, is een andere versie van de regels")
  func anotherCheckOrNormIsAnotherVersion() {
    let codes = Toetscode.allCases.map(\.rawValue) + Normcode.allCases.map(\.rawValue)
    #expect(RegelversieTests.versies[Loket.regelversie] == codes.joined(separator: " "))
  }
}
