package import Begrippen
internal import Cryptography
internal import JSON
internal import Notatie

/// Why a seal is set (`contract.md` section 5).
package enum Zegelaanleiding: String, Hashable, Sendable, CaseIterable {
  /// The round closed.
  case sluiting
  /// A ranking was frozen.
  case bevriezing
  /// A new day began, and something was written since the last seal.
  case dag
  /// The round closed before a seal held a number for the draw.
  case lotgetal
}

/// A seal: the heads of all chains of a round in one digest, which holds the digest of the seal before it.
package struct Zegel: Hashable, Sendable {
  /// 1, 2, 3 … within the round.
  package let nummer: Int
  /// How many files lie under it.
  package let aantal: Int
  /// How many events lie under it, those of the round's own chain included.
  package let gebeurtenissen: Int
  /// The sealed heads, in canonical form.
  package let document: [UInt8]
  /// The digest of the seal before, 64 zeros for the first.
  package let vorige: String
  /// The digest of the document, lower-case hex.
  package let sha256: String

  /// The seal of the round as it stands.
  /// - Parameters:
  ///   - sluit: the end of the window, extensions included.
  ///   - lotgetal: the number of the draw, in the seal that brings it.
  ///   - koppen: the heads of all files of the round, by number.
  ///   - ronde: the head of the round's own chain.
  package init(
    jaar: Int, nummer: Int, _ aanleiding: Zegelaanleiding, tijdstip: Tijdstip, sluit: Tijdstip, lotgetal: String? = nil,
    vorige: String, koppen: [Zegelkop], ronde: Ketenkop
  ) {
    self.nummer = nummer
    self.vorige = vorige
    aantal = koppen.count
    gebeurtenissen = koppen.reduce(ronde.volgnummer) { $0 + $1.kop.volgnummer }
    let zegel = JSONValue.object(present: [
      "jaar": .integer(jaar), "nummer": .integer(nummer), "aanleiding": .text(aanleiding),
      "tijdstip": .text(tijdstip), "sluit": .text(sluit), "lotgetal": lotgetal.map { .text($0) },
      "aantal": .integer(koppen.count),
      "gebeurtenissen": .integer(gebeurtenissen), "vorige": .text(vorige),
      "dossiers": .array(
        koppen.map { kop in
          [
            "nummer": .integer(kop.nummer), "id": .text(kop.id),
            "volgnummer": .integer(kop.kop.volgnummer), "kop": .text(kop.kop.sha256),
          ]
        }),
      "ronde": ["volgnummer": .integer(ronde.volgnummer), "kop": .text(ronde.sha256)],
    ])
    document = zegel.canonicalBytes
    sha256 = SHA256Digest(of: document).hex
  }
}

/// The head of a file's chain with the number that the seals of its round give it.
package struct Zegelkop: Hashable, Sendable {
  /// 1, 2, 3 … without gaps. A file keeps the number of the seal in which it first stood; new ones follow by first
  /// receipt, then by id.
  package let nummer: Int
  package let id: String
  package let kop: Ketenkop

  /// The head of that file's chain under that number.
  package init(nummer: Int, id: String, kop: Ketenkop) {
    self.nummer = nummer
    self.id = id
    self.kop = kop
  }
}
