internal import Begrippen
internal import Cryptography
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A signal of a file with its settlement, when there is one that is about the same facts.
struct Dossiersignaal: Hashable, Sendable {
  let signaal: Signaal
  let afgehandeld: Signaalafhandeling?

  /// The signal, with the last settlement of its code when that is about these facts.
  init(_ signaal: Signaal, _ laatste: Signaalafhandeling?) {
    self.signaal = signaal
    afgehandeld = laatste.flatMap { $0.feitenSha256 == signaal.feitenSha256 ? $0 : nil }
  }

  var json: JSONValue {
    [
      "code": .text(signaal.code), "toelichting": .text(signaal.toelichting),
      "afgehandeld": afgehandeld?.json ?? .null,
    ]
  }
}

extension [Dossiersignaal] {
  var json: JSONValue { .array(map(\.json)) }
}

extension Signaal {
  /// The digest of the facts that it is about. It stands beside the event of a settlement and not in it, since the facts
  /// can be personal data that one could find out by trying.
  var feitenSha256: String { SHA256Digest(of: ([code.rawValue] + feiten).joined(separator: "\n")).hex }
}

/// A settled signal: an assessor looked into it.
struct Signaalafhandeling: Hashable, Sendable {
  let feitenSha256: String
  let reden: String
  let door: String
  let tijdstip: Tijdstip

  var json: JSONValue { ["reden": .text(reden), "door": .text(door), "tijdstip": .text(tijdstip)] }

  /// From a row of `leesSignaalafhandelingen`; nil once its words were removed after their retention term.
  init?(_ rij: PostgresRow) throws {
    guard let reden = try rij.get("reden", as: String?.self),
      let feitenSha256 = try rij.get("feiten_sha256", as: String?.self)
    else { return nil }
    self.init(
      feitenSha256: feitenSha256, reden: reden, door: try rij.get("door", as: String.self),
      tijdstip: try rij.get("tijdstip", as: Tijdstip.self))
  }

  init(feitenSha256: String, reden: String, door: String, tijdstip: Tijdstip) {
    self.feitenSha256 = feitenSha256
    self.reden = reden
    self.door = door
    self.tijdstip = tijdstip
  }
}

extension Signaalcode: PostgresWoord {}
