internal import Documenten
internal import Glibc
internal import JSON
internal import Loket
internal import Regeling

extension Opdracht {
  /// Ranks a cohort document, without database or network.
  static func rangschik(_ vlaggen: Vlaggen, _ omgeving: [String: String]) throws -> Int32 {
    let regeling = try Instellingen(omgeving, vlaggen).leesRegelingbestand()
    return rangschikOpdracht(
      bestand: try vlaggen.een(.bestand), regeling: regeling.regeling, regelingSha256: regeling.sha256)
  }
}

/// The command `weegschaal rangschik`. It reads a cohort document from `bestand`, or from the descriptor `invoer` when
/// `bestand` is nil. It writes the ranking document to `uitvoer`, or each fault on a line of its own to `foutuitvoer`.
///
/// - Returns: the exit code: 0, or 1 when there are faults or a file cannot be read or written.
func rangschikOpdracht(
  bestand: String?, regeling: Regeling, regelingSha256: String, invoer: Int32 = 0, uitvoer: Int32 = 1,
  foutuitvoer: Int32 = 2
) -> Int32 {
  var schrijffout: Int32?
  func meld(_ fouten: [Fault]) -> Int32 {
    _ = schrijfAlles(fouten.flatMap { foutregel($0) }, naar: foutuitvoer)
    return 1
  }
  do {
    try metInvoer(bestand: bestand, invoer: invoer) { document throws(Faults) in
      try rangschik(document, regeling: regeling, regelingSha256: regelingSha256) { stuk in
        if schrijffout == nil, !schrijfAlles(stuk, naar: uitvoer) { schrijffout = errno }
      }
    }
  } catch let fouten {
    return meld(fouten.all)
  }
  if let schrijffout {
    return meld([
      Fault(
        pointer: "", code: .json,
        message: "De rangschikking kan niet worden geschreven: \(systeemreden(schrijffout)).")
    ])
  }
  return 0
}

/// Calls `lees` with the bytes of the file, or with all that `invoer` gives.
func metInvoer(
  bestand: String?, invoer: Int32, _ lees: (UnsafeBufferPointer<UInt8>) throws(Faults) -> Void
) throws(Faults) {
  guard let bestand else { return try metBytes(van: invoer, naam: "De invoer", lees) }
  let descriptor = open(bestand, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw onleesbaar("Het bestand \(bestand)") }
  defer { close(descriptor) }
  try metBytes(van: descriptor, naam: "Het bestand \(bestand)", lees)
}

/// Maps a regular file that is at its start into memory. Reads a pipe, a device or an empty file to its end.
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

/// Reads to the end, into memory that doubles in size. `realloc` moves large blocks without copying them.
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

/// Writes all bytes, and answers whether that succeeded.
func schrijfAlles(_ bytes: [UInt8], naar descriptor: Int32) -> Bool {
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

func onleesbaar(_ wat: String) -> Faults {
  Faults(Fault(pointer: "", code: .json, message: onleesbaarzin(wat, errno)))
}
