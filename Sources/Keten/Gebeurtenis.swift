package import Begrippen
internal import Cryptography
internal import Cryptography
package import JSON
internal import Notatie

/// One link of a file's event chain (`contract.md` section 5). Its digest is the SHA-256 of its canonical form, which
/// holds the digest of the event before it, so that no event can be changed, dropped or put in between unseen.
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
  /// What it was about; no personal data, only salted digests of such records.
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

  /// The event as a JSON object; its canonical bytes are what the digest is of.
  package var document: JSONValue {
    Gebeurtenisvelden(
      dossier: dossier, volgnummer: volgnummer, soort: soort, tijdstip: tijdstip.iso, door: door, vorige: vorige,
      inhoud: inhoud
    ).document
  }
}

/// What an event says, as it stands on paper: nothing about it is sure before it was checked.
package struct Gebeurtenisvelden: Hashable, Sendable {
  package let dossier: String
  package let volgnummer: Int
  package let soort: String
  /// As it is sent: ISO 8601 in UTC.
  package let tijdstip: String
  package let door: String
  package let vorige: String
  package let inhoud: JSONValue

  /// The event as it stands on paper.
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

/// The digest of a document that may hold personal data, as it stands in the chain: once the salt is gone, nobody can
/// try documents against it.
package func gezouten(_ document: [UInt8], zout: [UInt8]) -> String { SHA256Digest(of: zout + document).hex }
