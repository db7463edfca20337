/// The eligibility checks of `regels.md` section 3, in their order. How each is made stands in `Toetsen/Toetstabel.swift`.
package enum Toetscode: String, Hashable, Sendable, CaseIterable {
  /// R 2:2.
  case aanvraagtermijn
  /// R 1:5.
  case rechtspersoon
  /// R 1:5.
  case doelgroep
  /// R 1:6 lid 2 b.
  case salariskosten
  /// R 1:6 lid 3 a.
  case overheadkosten
  /// R 1:6 lid 1.
  case subsidiabeleKosten = "subsidiabele_kosten"
  /// R 1:7.
  case hoogte
  /// R 2:1 lid 1 a.
  case btwVerklaring = "btw_verklaring"
  /// R 2:1 lid 1 b.
  case btwSpecificatie = "btw_specificatie"
  /// R 2:1 lid 1 c.
  case deMinimisverklaring = "de_minimisverklaring"
  /// Regulation (EU) 2023/2831 art. 3(2), 3(7), 5.
  case deMinimisruimte = "de_minimisruimte"
  /// R 1:4.
  case activiteiten
  /// R 2:1, ASV 8.
  case bescheiden
  /// Awb 4:2.
  case gegevensAanvrager = "gegevens_aanvrager"
}
