import Cryptography
import Dispatch
import Glibc
package import JSON
package import Regeling

/// Ranks a cohort document (`contract.md` section 2): `uit` gets the ranking document in pieces. Throws all faults, and
/// then nothing was written.
///
/// The document is that of `Rangschikkingdocument` with two members more: `invoerSha256`, the digest of the input as it
/// came, and `resultaatSha256`, the digest of the canonical form of the document without these two.
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
    cohort.waarden, ronde: cohort.kader.ronde, regeling: regeling, normen: cohort.kader.normen, loting: loting)
  var resultaat = SHA256Stream()
  // The closing brace waits until the digest of all before it, itself included, is known.
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

/// The command `weegschaal rangschik`: reads a cohort document from a file, or from the descriptor `invoer` when `bestand`
/// is nil, and writes the ranking document to `uitvoer`, or each fault on a line of its own to `foutuitvoer`.
///
/// - Returns: the exit code: 0, or 1 when there are faults or a file cannot be read or written.
package func rangschikOpdracht(
  bestand: String?, regeling: Regeling, regelingSha256: String, invoer: Int32 = 0, uitvoer: Int32 = 1,
  foutuitvoer: Int32 = 2
) -> Int32 {
  var isGeschreven = true
  func meld(_ fouten: [Fault]) -> Int32 {
    _ = schrijfAlles(fouten.flatMap { foutregel($0) }, naar: foutuitvoer)
    return 1
  }
  do {
    try metInvoer(bestand: bestand, invoer: invoer) { document throws(Faults) in
      try rangschik(document, regeling: regeling, regelingSha256: regelingSha256) { stuk in
        isGeschreven = isGeschreven && schrijfAlles(stuk, naar: uitvoer)
      }
    }
  } catch let fouten {
    return meld(fouten.all)
  }
  guard isGeschreven else {
    return meld([
      Fault(pointer: "", code: .json, message: "De rangschikking kan niet worden geschreven: \(foutreden()).")
    ])
  }
  return 0
}

/// A fault as a line: pointer, TAB, code, TAB, message. Control characters and line separators in the pointer or message
/// are written as in JSON, so that a line stays a line and its parts stay apart.
package func foutregel(_ fout: Fault) -> [UInt8] {
  func breekt(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
  func veilig(_ tekst: String) -> [UInt8] {
    guard tekst.unicodeScalars.contains(where: breekt) else { return Array(tekst.utf8) }
    var regel = ""
    for scalar in tekst.unicodeScalars {
      if breekt(scalar) {
        let cijfers = String(scalar.value, radix: 16)
        regel += "\\u" + String(repeating: "0", count: 4 - cijfers.count) + cijfers
      } else {
        regel.unicodeScalars.append(scalar)
      }
    }
    return Array(regel.utf8)
  }
  let tab = UInt8(ascii: "\t")
  return veilig(fout.pointer) + [tab] + Array(fout.code.rawValue.utf8) + [tab] + veilig(fout.message)
    + [UInt8(ascii: "\n")]
}

// MARK: Files

/// Calls `lees` with the bytes of the file, or with all that `invoer` gives.
private func metInvoer(
  bestand: String?, invoer: Int32, _ lees: (UnsafeBufferPointer<UInt8>) throws(Faults) -> Void
) throws(Faults) {
  guard let bestand else { return try metBytes(van: invoer, naam: "De invoer", lees) }
  let descriptor = open(bestand, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw onleesbaar("Het bestand \(bestand)") }
  defer { close(descriptor) }
  try metBytes(van: descriptor, naam: "Het bestand \(bestand)", lees)
}

/// A regular file at its start is mapped into memory; a pipe, a device or an empty file is read to its end.
private func metBytes(
  van descriptor: Int32, naam: String, _ lees: (UnsafeBufferPointer<UInt8>) throws(Faults) -> Void
) throws(Faults) {
  var toestand = stat()
  guard fstat(descriptor, &toestand) == 0 else { throw onleesbaar(naam) }
  let lengte = Int(toestand.st_size)
  guard toestand.st_mode & S_IFMT == S_IFREG, lengte > 0, lseek(descriptor, 0, SEEK_CUR) == 0 else {
    return try metGelezenBytes(van: descriptor, naam: naam, lees)
  }
  guard let adres = mmap(nil, lengte, PROT_READ, MAP_PRIVATE, descriptor, 0), adres != MAP_FAILED else {
    throw onleesbaar(naam)
  }
  defer { munmap(adres, lengte) }
  try lees(UnsafeBufferPointer(start: adres.assumingMemoryBound(to: UInt8.self), count: lengte))
}

/// Reads to the end into memory whose room doubles; `realloc` moves large blocks without copying them.
private func metGelezenBytes(
  van descriptor: Int32, naam: String, _ lees: (UnsafeBufferPointer<UInt8>) throws(Faults) -> Void
) throws(Faults) {
  var ruimte = 1 << 20
  var gelezen = 0
  var geheugen = malloc(ruimte)
  defer { free(geheugen) }
  while let adres = geheugen {
    let aantal = read(descriptor, adres + gelezen, ruimte - gelezen)
    if aantal < 0 && errno == EINTR { continue }
    guard aantal >= 0 else { throw onleesbaar(naam) }
    if aantal == 0 {
      return try lees(UnsafeBufferPointer(start: adres.assumingMemoryBound(to: UInt8.self), count: gelezen))
    }
    gelezen += aantal
    if gelezen == ruimte {
      ruimte *= 2
      guard let groter = realloc(adres, ruimte) else { throw onleesbaar(naam) }
      geheugen = groter
    }
  }
  throw onleesbaar(naam)
}

/// Whether all bytes were written.
private func schrijfAlles(_ bytes: [UInt8], naar descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var geschreven = 0
    while geschreven < buffer.count {
      let aantal = write(descriptor, buffer.baseAddress.map { $0 + geschreven }, buffer.count - geschreven)
      if aantal < 0 && errno == EINTR { continue }
      guard aantal > 0 else { return false }
      geschreven += aantal
    }
    return true
  }
}

private func onleesbaar(_ wat: String) -> Faults {
  Faults(Fault(pointer: "", code: .json, message: "\(wat) kan niet worden gelezen: \(foutreden())."))
}

private func foutreden() -> String { String(cString: strerror(errno)) }
