internal import JSON
internal import Keten
internal import Loket
internal import Notatie

/// The schemas of what is answered about subscriptions.
extension JSONSchema {
  /// The digest of an event, as the id of its message.
  private static let berichtId = JSONSchema.sha256.described("Het id van het bericht: de SHA-256 van de gebeurtenis.")

  /// A subscription.
  static let abonnement = JSONSchema.object(
    [
      ("naam", .text()), ("stand", .choice(Abonneestand.standen)),
      ("soorten", .array(of: .choice(Gehoor.soorten.map(\.rawValue)))), ("vanaf", .tijdstip), ("wachtend", .aantal),
      ("vastgelopen", .aantal), ("oudsteSeconden", .aantal), ("laatstGenomenOp?", .tijdstip), ("laatsteFout?", .text()),
      ("volgendeOp?", .tijdstip),
    ], isClosed: false)

  /// An event that is stuck for a subscriber.
  static let vastgelopenBericht = JSONSchema.object(
    [
      ("id", berichtId), ("aanvraag", .text()), ("soort", .choice(Gehoor.soorten.map(\.rawValue))),
      ("tijdstip", .tijdstip), ("pogingen", .aantal), ("laatsteFout", .text()), ("wachtendErachter", .aantal),
    ], isClosed: false)

  /// What became of the events of a subscriber together.
  static let berichtenstand = JSONSchema.object(
    [
      ("abonnement", .text()), ("stand", .choice(["wacht", "overgeslagen"])),
      ("aantal", JSONSchema.aantal.described("Hoeveel berichten het betrof.")),
      ("over", JSONSchema.aantal.described("Hoeveel er nog staan. Doe het verzoek opnieuw tot dit 0 is.")),
    ], isClosed: false)

  /// What became of a stuck event.
  static let berichtstand = JSONSchema.object(
    [("abonnement", .text()), ("id", berichtId), ("stand", .choice(["wacht", "overgeslagen"]))], isClosed: false)
}
