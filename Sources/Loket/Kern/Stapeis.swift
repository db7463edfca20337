/// What a step asks beside the state of its file and of its round. The rows of the table of steps name these, and
/// `Omstandigheden` looks whether they are met: for the guard of a step and for `mogelijk` alike.
package enum Stapeis: String, Hashable, Sendable, CaseIterable {
  /// The file came too early or too late, so it needs admission.
  case nietOpTijd
  /// The file was not admitted before.
  case nietToegelaten
  /// No other file of the applicant has its place in the round (R 1:7).
  case geenAndereAanvraag
  /// The same, for a version that would take the place because it is in time.
  case plaatsVrij
  /// Another file of the applicant is set aside, and counts when this one does not.
  case andereTerzijde
  /// The file is not set aside in a round that was decided upon: the decision on the file that counts is one on this file
  /// too (`regels.md` section 7).
  case nietMeebesloten
  /// No ranking of the round is frozen that can still be decided upon.
  case nietBevroren
  /// What was sent is still there: nothing of it was removed after its retention term.
  case gegevensAanwezig
  /// A check finds that something is missing.
  case ietsOntbreekt
  /// Something that is missing can be asked for: its four weeks are not over (Awb 4:5 lid 4). The refusal is one of the
  /// body: it names each part that was asked for in vain.
  case ietsTeVragen
  /// Of something that is missing completion was asked (Awb 4:5 lid 1).
  case aanvullingGevraagd
  /// The repair term of an item runs.
  case hersteltermijnLoopt
  /// No repair term of anything that is missing runs: nobody cuts off a term that was given.
  case hersteltermijnVoorbij
  /// Its four weeks are not over (Awb 4:5 lid 4).
  case buitenbehandelingOpTijd
  /// A signal is open. The refusal is one of the path: it names the code.
  case signaalOpen
  /// The decision was not made known yet (Awb 3:41).
  case nietBekendgemaakt
  /// The decision was made known.
  case bekendgemaakt
  /// A bekendmaking with a date put back waits for another person.
  case bekendmakingVoorgesteld
  /// No advance was ordered yet.
  case voorschotNietOpgedragen
  /// The advance was ordered.
  case voorschotOpgedragen
  /// The application names the account of the recipient (`regels.md` section 3, `gegevens_aanvrager`).
  case ibanBekend
  /// An account came, or its term is over without one (Awb 4:44 lid 4).
  case verantwoordingOfTermijnVoorbij
  /// The last account misses nothing.
  case verantwoordingVolledig
  /// The bytes of the last account are still there.
  case verantwoordingAanwezig
  /// Something is still to be repaid that was not booked. The refusal is one of the body: it names the amount.
  case ietsTerugTeBetalen
  /// A repayment was booked and not confirmed yet.
  case terugbetalingTeBevestigen

  /// Whether the use case itself refuses, because the refusal names what the body asks.
  var weigertDeInvoer: Bool {
    self == .ietsTeVragen || self == .ietsTerugTeBetalen || self == .signaalOpen
  }

  /// Whether one must read the application to know it.
  var gaatOverAanvraag: Bool {
    switch self {
    case .gegevensAanwezig, .ietsOntbreekt, .ietsTeVragen, .aanvullingGevraagd, .hersteltermijnVoorbij,
      .buitenbehandelingOpTijd, .signaalOpen:
      true
    case .nietOpTijd, .nietToegelaten, .geenAndereAanvraag, .plaatsVrij, .andereTerzijde, .nietMeebesloten,
      .nietBevroren,
      .hersteltermijnLoopt, .nietBekendgemaakt, .bekendgemaakt, .bekendmakingVoorgesteld, .voorschotNietOpgedragen,
      .voorschotOpgedragen, .ibanBekend,
      .verantwoordingOfTermijnVoorbij, .verantwoordingVolledig, .verantwoordingAanwezig, .ietsTerugTeBetalen,
      .terugbetalingTeBevestigen:
      false
    }
  }
}
