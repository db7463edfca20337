internal import Begrippen
internal import Cryptography
internal import Documenten
package import PostgreSQL
package import Regeling

/// The scheme as it was read at the start, with its bytes and their digest.
package struct GeladenRegeling: Sendable {
  package let regeling: Regeling
  /// The bytes of its file.
  package let bytes: [UInt8]
  /// SHA-256 of the file's bytes, lower-case hex.
  package let sha256: String
  /// Reads applications under the scheme.
  let lezer: Aanvraaglezer
  /// Its open norms as JSON.
  let normen: [UInt8]

  /// The scheme with the bytes that it was read from.
  package init(regeling: Regeling, bytes: [UInt8]) {
    self.regeling = regeling
    self.bytes = bytes
    lezer = Aanvraaglezer(regeling)
    normen = regeling.openNormen.json.bytes
    sha256 = SHA256Digest(of: bytes).hex
  }
}

/// The counter. Every use case is a method on it, with one file for each subject. Each event loop has a counter of its
/// own with its own connections. Its only changing state is its memory of the database and the submissions that it
/// sends there.
package struct Loket: Sendable {
  /// The version of the programmed rules. It goes up when the same input would give another result.
  package static let regelversie = "2.1.0"

  let pool: PostgresPool
  /// Connections to a standby, for expensive reads; nil when there is none.
  let leespool: PostgresPool?
  let indienrij: Indienrij
  let sleutelrij: GroupQueue<Sleutelvraag, Result<Identiteit?, PostgresError>>
  let eerstegebruik: Eerstegebruik
  let rondegeheugen = Rondegeheugen()
  let rangschikkinggeheugen: Rangschikkinggeheugen
  /// The clock of the domain.
  package let klok: Klok
  package let regeling: GeladenRegeling
  /// How many working days one person may put the date of a decision or of its bekendmaking back.
  let terugdateringWerkdagenMax: Int
  /// The default of `terugdateringWerkdagenMax` (`contract.md` section 4).
  package static let terugdateringWerkdagenStandaard = 3
  /// What one applicant may have the service keep.
  let deurgrenzen: Deurgrenzen
  /// How long a repair term is.
  let hersteltermijngrenzen: Hersteltermijngrenzen

  /// A counter on a pool of connections, with an optional pool for expensive reads (see `Leesbron`). The counters of one
  /// process share `indienbeurten`.
  package init(
    pool: PostgresPool, leespool: PostgresPool? = nil, klok: Klok, regeling: GeladenRegeling,
    rangschikkinggeheugen: Rangschikkinggeheugen = Rangschikkinggeheugen(), indienbeurten: GroupTurns = GroupTurns(),
    deurgrenzen: Deurgrenzen = Deurgrenzen(),
    terugdateringWerkdagenMax: Int = Loket.terugdateringWerkdagenStandaard,
    hersteltermijngrenzen: Hersteltermijngrenzen = Hersteltermijngrenzen()
  ) {
    self.hersteltermijngrenzen = hersteltermijngrenzen
    self.terugdateringWerkdagenMax = terugdateringWerkdagenMax
    self.deurgrenzen = deurgrenzen
    self.rangschikkinggeheugen = rangschikkinggeheugen
    self.pool = pool
    self.leespool = leespool
    indienrij = Indienrij(pool, indienbeurten, deurgrenzen)
    sleutelrij = Loket.sleutelrij(pool)
    eerstegebruik = Eerstegebruik(pool)
    self.klok = klok
    self.regeling = regeling
  }
}
