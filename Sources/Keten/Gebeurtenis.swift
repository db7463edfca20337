package import Begrippen
internal import Cryptography
package import JSON
internal import Notatie

/// One link of a file's event chain (`contract.md` section 5). Its digest is the SHA-256 of its canonical form. That
/// form holds the digest of the event before it, so that a check sees every event that was changed, dropped or
/// inserted.
package struct Gebeurtenis: Hashable, Sendable {
  /// The digest that the first event of a chain names as its predecessor: 64 zeros.
  package static let begin = String(repeating: "0", count: 64)

  /// The file's id, or `ronde-JAAR`.
  package let dossier: String
  /// 1, 2, 3 … within the file.
  package let volgnummer: Int
  /// What happened.
  package let soort: String
  /// When, on the clock of the domain.
  package let tijdstip: Tijdstip
  /// By whom: a person of staff, `kvk:` with an applicant's number, or `systeem`.
  package let door: String
  /// The digest of the event before, 64 zeros for the first.
  package let vorige: String
  /// The facts of the event. They hold no personal data, only salted digests of such records.
  package let inhoud: JSONValue
  /// The same in canonical form, as it is stored.
  package let inhoudTekst: [UInt8]
  /// The digest of the canonical form, lower-case hex.
  package let sha256: String

  /// Makes the event and its digest.
  package init(
    dossier: String, volgnummer: Int, soort: String, tijdstip: Tijdstip, door: String, vorige: String,
    inhoud: JSONValue
  ) {
    precondition(volgnummer >= 1, "events are counted from 1")
    precondition(volgnummer > 1 || vorige == Gebeurtenis.begin, "the first event has no predecessor")
    self.dossier = dossier
    self.volgnummer = volgnummer
    self.soort = soort
    self.tijdstip = tijdstip
    self.door = door
    self.vorige = vorige
    self.inhoud = inhoud
    inhoudTekst = inhoud.canonicalBytes
    sha256 =
      SHA256Digest(
        of: Gebeurtenisvelden(
          dossier: dossier, volgnummer: volgnummer, soort: soort, tijdstip: tijdstip.iso, door: door, vorige: vorige,
          inhoud: .raw(inhoudTekst)
        ).document.canonicalBytes
      ).hex
  }
}

/// The members of an event as an export writes them, not checked yet.
package struct Gebeurtenisvelden: Hashable, Sendable {
  package let dossier: String
  package let volgnummer: Int
  package let soort: String
  /// ISO 8601 in UTC, as the export has it.
  package let tijdstip: String
  package let door: String
  package let vorige: String
  package let inhoud: JSONValue

  /// An event from its members.
  package init(
    dossier: String, volgnummer: Int, soort: String, tijdstip: String, door: String, vorige: String, inhoud: JSONValue
  ) {
    self.dossier = dossier
    self.volgnummer = volgnummer
    self.soort = soort
    self.tijdstip = tijdstip
    self.door = door
    self.vorige = vorige
    self.inhoud = inhoud
  }

  /// The members of `contract.md` section 5.
  package var document: JSONValue {
    [
      "volgnummer": .integer(volgnummer), "dossier": .text(dossier), "soort": .text(soort),
      "tijdstip": .text(tijdstip), "door": .text(door), "vorige": .text(vorige), "inhoud": inhoud,
    ]
  }
}

/// The salted digest that the chain holds in place of a document with personal data. Once the salt is removed, nobody
/// can find out the document by trying.
package func gezouten(_ document: [UInt8], zout: [UInt8]) -> String { SHA256Digest(of: zout + document).hex }
