import Cryptography
package import JSON
package import Regeling

/// Ranks a cohort document (`contract.md` section 2): `uit` gets the ranking document in pieces. Throws all faults, and
/// then it has written nothing.
///
/// The document is that of `Rangschikkingdocument` with two more members. `invoerSha256` is the digest of the received
/// bytes. `resultaatSha256` is the digest of the canonical form of the document without these two members.
package func rangschik(
  _ document: UnsafeBufferPointer<UInt8>, regeling: Regeling, regelingSha256: String, uit: ([UInt8]) -> Void
) throws(Faults) {
  let lezer = Aanvraaglezer(regeling)
  let cohort = try lezer.cohort(document) { Weging($0, ronde: $1, regeling: regeling) }
  var invoer = SHA256Stream()
  invoer.update(UnsafeRawBufferPointer(document))
  let invoerSha256 = invoer.hex()
  let loting = cohort.kader.zaad.map { Loting(zaad: $0) { SHA256Digest(of: $0).hex } }
  let rangschikking = rangschik(
    cohort.waarden, afzijdig: cohort.afzijdig, ronde: cohort.kader.ronde, regeling: regeling,
    normen: cohort.kader.normen, loting: loting)
  var resultaat = SHA256Stream()
  // The closing brace is part of the digest, and is written after the two members that hold the digests.
  var laatste: [UInt8] = []
  Rangschikkingdocument(rangschikking, regeling: regeling, regelingSha256: regelingSha256).schrijf { stuk in
    resultaat.update(stuk)
    if !laatste.isEmpty { uit(laatste) }
    laatste = stuk
  }
  precondition(laatste.last == UInt8(ascii: "}"), "a document ends with its closing brace")
  laatste.removeLast()
  laatste += Array(#","invoerSha256":"\#(invoerSha256)","resultaatSha256":"\#(resultaat.hex())"}"#.utf8)
  laatste.append(UInt8(ascii: "\n"))
  uit(laatste)
}
