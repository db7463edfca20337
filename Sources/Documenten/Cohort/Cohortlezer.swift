internal import Begrippen
import Dispatch
package import JSON
package import Regeling
import Synchronization

/// The result of reading a cohort document: the round, and one value for each application in the order of the document.
package struct GelezenCohort<Waarde: Sendable>: Sendable {
  /// The round, the readings and the seed.
  package let kader: Cohortkader
  /// What `verwerk` made of each file that stands with its application.
  package let waarden: [Waarde]
  /// The files that stand without their application, because they take no part: they are withdrawn, set aside, or from
  /// outside the window.
  package let afzijdig: [NietGerangschikt]
}

extension Aanvraaglezer {
  /// Reads a cohort document (`contract.md` section 2). It gives each application to `verwerk` and then drops it, so
  /// that a large cohort is never in memory as a whole. It does so on all cores at once. Throws all faults.
  ///
  /// The round may come after the applications. So the first pass reads everything but the applications, and finds
  /// their places. The second pass reads the applications.
  package func cohort<Waarde: Sendable>(
    _ document: UnsafeBufferPointer<UInt8>, _ verwerk: @escaping @Sendable (Inzending, Ronde) -> Waarde
  ) throws(Faults) -> GelezenCohort<Waarde> {
    let (kader, plaatsen, fouten) = try leesKader(document)
    let delen = leesDelen(document, plaatsen, kader?.ronde, verwerk)
    var alle = fouten
    var gezien: Set<String> = []
    var waarden: [Waarde] = []
    waarden.reserveCapacity(plaatsen.count)
    var afzijdig: [NietGerangschikt] = []
    for deel in delen {
      // The parts are in the order of the document, so one reader would have stopped at the first part that is no JSON.
      if deel.fouten.areNotJSON { throw deel.fouten }
      alle.append(deel.fouten)
      waarden += deel.waarden
      afzijdig += deel.afzijdig
    }
    for (plaats, id) in delen.lazy.flatMap(\.ids).enumerated() {
      guard let id, !gezien.insert(id).inserted else { continue }
      alle.append(
        Fault(
          pointer: jsonPointer(["aanvragen", .index(plaats), "id"]), code: .value,
          message:
            "aanvragen › nr. \(plaats + 1) › id: deze id heeft een eerdere aanvraag al. Geef elke aanvraag een eigen id."
        ))
    }
    guard alle.isEmpty else { throw alle }
    guard let kader, waarden.count + afzijdig.count == plaatsen.count else {
      preconditionFailure("a cohort document without faults is read whole")
    }
    return GelezenCohort(kader: kader, waarden: waarden, afzijdig: afzijdig)
  }

  // MARK: Parts of a canonical document

  /// The round, the readings and the seed of a canonical document, from what stands after its files. Throws all faults.
  package func cohortkader(staart: [UInt8]) throws(Faults) -> Cohortkader {
    let document = Cohortdocument.kop + staart
    let (kader, _, fouten) = try document.withUnsafeBufferPointer { bytes throws(Faults) in try leesKader(bytes) }
    guard let kader else { throw fouten }
    return kader
  }

  /// Some files of a canonical document, each an element of its list. Throws all faults.
  package func cohortelementen<Waarde: Sendable>(
    _ elementen: [[UInt8]], _ ronde: Ronde, _ verwerk: (Inzending, Ronde) -> Waarde
  ) throws(Faults) -> (waarden: [Waarde], afzijdig: [NietGerangschikt]) {
    var waarden: [Waarde] = []
    var afzijdig: [NietGerangschikt] = []
    for element in elementen {
      var id: String?
      switch try readJSON(element, { self.element(&$0, &id, ronde, isVastgelegd: true) }) {
      case .inzending(let inzending): waarden.append(verwerk(inzending, ronde))
      case .afzijdig(let lid): afzijdig.append(lid)
      }
    }
    return (waarden, afzijdig)
  }

  // MARK: First pass

  /// Everything but the applications, and the place of each application. It throws only when the document is no JSON.
  private func leesKader(
    _ document: UnsafeBufferPointer<UInt8>
  ) throws(Faults) -> (Cohortkader?, [Range<Int>], Faults) {
    var ronde: Ronde?
    var normen = regeling.openNormen
    var zaad: String?
    var plaatsen: [Range<Int>] = []
    do {
      try readJSON(document) { reader in
        reader.object(cohortleden) { reader, lid in
          switch lid {
          case .ronde: ronde = leesRonde(&reader)
          case .aanvragen: plaatsen = reader.skimArray() ?? []
          case .loting: zaad = leesZaad(&reader)
          case .openNormen: normen = leesOpenNormen(&reader, normen)
          }
        }
        if plaatsen.count > Grenzen.cohort.upperBound {
          reader.fault(
            .length, at: "aanvragen",
            message: "de lijst heeft \(plaatsen.count) aanvragen, ten hoogste \(Grenzen.cohort.upperBound) mogen.")
          plaatsen = []
        }
      }
    } catch let fouten {
      if fouten.areNotJSON { throw eersteFout(document) ?? fouten }
      return (nil, plaatsen, fouten)
    }
    guard let ronde else { preconditionFailure("a round without faults was read") }
    return (Cohortkader(ronde: ronde, normen: normen, zaad: zaad), plaatsen, Faults())
  }

  /// The first fault of JSON in the whole document. The first pass skips the applications and cannot find a fault
  /// there.
  private func eersteFout(_ document: UnsafeBufferPointer<UInt8>) -> Faults? {
    do {
      try readJSON(document) { $0.skipValue() }
      return nil
    } catch let fouten {
      return fouten.areNotJSON ? fouten : nil
    }
  }

  // MARK: Second pass

  /// The applications in parts of some hundreds, read on all cores.
  private func leesDelen<Waarde: Sendable>(
    _ document: UnsafeBufferPointer<UInt8>, _ plaatsen: [Range<Int>], _ ronde: Ronde?,
    _ verwerk: @escaping @Sendable (Inzending, Ronde) -> Waarde
  ) -> [Cohortdeel<Waarde>] {
    let perDeel = 256
    let aantal = (plaatsen.count + perDeel - 1) / perDeel
    let delen = Mutex<[Int: Cohortdeel<Waarde>]>([:])
    // The bytes stay until this call ends and nobody writes them, so every thread may read them.
    nonisolated(unsafe) let bytes = document
    DispatchQueue.concurrentPerform(iterations: aantal) { nummer in
      let eerste = nummer * perDeel
      let deel = leesDeel(bytes, plaatsen, eerste..<min(eerste + perDeel, plaatsen.count), ronde, verwerk)
      delen.withLock { $0[nummer] = deel }
    }
    return delen.withLock { gelezen in (0..<aantal).compactMap { gelezen[$0] } }
  }

  private func leesDeel<Waarde: Sendable>(
    _ document: UnsafeBufferPointer<UInt8>, _ plaatsen: [Range<Int>], _ nummers: Range<Int>, _ ronde: Ronde?,
    _ verwerk: (Inzending, Ronde) -> Waarde
  ) -> Cohortdeel<Waarde> {
    var deel = Cohortdeel<Waarde>()
    for nummer in nummers {
      var id: String?
      do {
        let gelezen = try readJSON(document, range: plaatsen[nummer], prefix: ["aanvragen", .index(nummer)]) {
          self.element(&$0, &id, ronde)
        }
        switch gelezen {
        case .inzending(let inzending): if let ronde { deel.waarden.append(verwerk(inzending, ronde)) }
        case .afzijdig(let afzijdige): deel.afzijdig.append(afzijdige)
        }
      } catch let fouten {
        if fouten.areNotJSON {
          deel.fouten = fouten
          return deel
        }
        deel.fouten.append(fouten)
      }
      deel.ids.append(id)
    }
    return deel
  }

  /// The file at which the reader stands; nil after a fault. Its id comes out even then.
  private func element(
    _ reader: inout JSONReader, _ id: inout String?, _ ronde: Ronde?, isVastgelegd: Bool = false
  ) -> Cohortelement? {
    var lid = Inzendingleden()
    reader.object(inzendingleden) { reader, naam in
      switch naam {
      case .id: lid.id = reader.dossierId()
      case .ontvangenOp: lid.ontvangenOp = reader.tijdstip()
      case .ingetrokken: lid.ingetrokken = reader.boolean()
      case .toegelaten: lid.toegelaten = leesToelating(&reader)
      case .beoordeling: lid.beoordeling = self.beoordeling(&reader, isVastgelegd: isVastgelegd)
      case .aanvraag: (lid.heeftAanvraag, lid.aanvraag) = (true, self.aanvraag(&reader))
      case .sha256: (lid.heeftSha256, lid.sha256) = (true, reader.sha256())
      case .oordeel: (lid.heeftOordeel, lid.oordeel) = (true, reader.oneOf(oordelenZonderAanvraag))
      case .redenen: (lid.heeftRedenen, lid.redenen) = (true, leesRedenen(&reader))
      }
    }
    id = lid.id
    guard !lid.heeftAanvraag || !lid.heeftSha256 else { return tweeslachtig(&reader) }
    return lid.heeftSha256 ? zonderAanvraag(lid, ronde, &reader) : metAanvraag(lid, &reader)
  }

  /// A file with an application and a digest. What else it must have depends on which of the two is meant.
  private func tweeslachtig(_ reader: inout JSONReader) -> Cohortelement? {
    reader.fault(
      .value, at: "sha256", message: "sha256 en aanvraag sluiten elkaar uit. Laat een van beide staan.")
    return nil
  }

  private func metAanvraag(_ lid: Inzendingleden, _ reader: inout JSONReader) -> Cohortelement? {
    if !lid.heeftAanvraag {
      reader.fault(
        .required, at: "aanvraag", message: "dit veld is verplicht en ontbreekt. Vul het in, of sha256 in plaats ervan."
      )
    }
    for (naam, staatEr) in [("oordeel", lid.heeftOordeel), ("redenen", lid.heeftRedenen)] where staatEr {
      reader.fault(
        .unknownMember, at: .member(naam),
        message: "dit hoort alleen bij sha256, in plaats van de aanvraag. Verwijder het.")
    }
    // An application with faults is not judged: its lines and figures may be incomplete.
    if let beoordeling = lid.beoordeling, let aanvraag = lid.aanvraag,
      !past(beoordeling, op: aanvraag, pad: ["beoordeling"], &reader)
    {
      return nil
    }
    guard let id = lid.id, let ontvangenOp = lid.ontvangenOp, let ingetrokken = lid.ingetrokken,
      let aanvraag = lid.aanvraag
    else { return nil }
    return .inzending(
      Inzending(
        id: id, ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), ingetrokken: ingetrokken,
        toegelaten: lid.toegelaten, beoordeling: lid.beoordeling, aanvraag: aanvraag))
  }

  /// A file of which the document has the digest in the place of the application. Only one that takes no part may.
  private func zonderAanvraag(
    _ lid: Inzendingleden, _ ronde: Ronde?, _ reader: inout JSONReader
  ) -> Cohortelement? {
    func fout(_ code: Fault.Code, _ naam: String, _ melding: String) {
      reader.fault(code, at: .member(naam), message: melding)
    }
    guard let id = lid.id, let ontvangenOp = lid.ontvangenOp, let ingetrokken = lid.ingetrokken else { return nil }
    if ingetrokken {
      if lid.heeftOordeel {
        fout(.unknownMember, "oordeel", "een ingetrokken aanvraag heeft geen oordeel. Verwijder het.")
      }
      if lid.heeftRedenen {
        fout(.unknownMember, "redenen", "een ingetrokken aanvraag heeft geen redenen. Verwijder ze.")
      }
      return .afzijdig(NietGerangschikt(id: id, oordeel: .ingetrokken, redenen: []))
    }
    let isOpTijd = ronde?.isOpen(op: ontvangenOp) ?? false
    if isOpTijd || lid.toegelaten != nil {
      fout(.required, "aanvraag", "een aanvraag die meedoet, staat er zelf. Vul haar in, in plaats van sha256.")
    }
    if !lid.heeftOordeel { fout(.required, "oordeel", "dit veld is verplicht bij sha256. Vul het in.") }
    if !lid.heeftRedenen { fout(.required, "redenen", "dit veld is verplicht bij sha256. Vul het in.") }
    guard let oordeel = lid.oordeel, let redenen = lid.redenen else { return nil }
    return .afzijdig(NietGerangschikt(id: id, oordeel: oordeel, redenen: redenen))
  }

  /// The codes of checks, each once, in the order of the checks.
  private func leesRedenen(_ reader: inout JSONReader) -> [Toetscode]? {
    var codes: [Toetscode] = []
    var isVolledig = true
    let isLijst = reader.array(count: 0...Toetscode.allCases.count) { reader, _ in
      if let code = reader.oneOf(toetscodes) { codes.append(code) } else { isVolledig = false }
    }
    guard isLijst, isVolledig else { return nil }
    guard codes == Toetscode.allCases.filter(codes.contains) else {
      reader.fault(.value, message: "hier horen verschillende codes in de volgorde van de toetsen.")
      return nil
    }
    return codes
  }
}

/// What stands in the list of a cohort document.
private enum Cohortelement: Sendable {
  case inzending(Inzending)
  case afzijdig(NietGerangschikt)
}

/// The members of an element, as far as they were read without a fault.
private struct Inzendingleden {
  var id: String?
  var ontvangenOp: Tijdstip?
  var ingetrokken: Bool? = false
  var toegelaten: Toelating?
  var beoordeling: Beoordeling?
  var aanvraag: Aanvraag?
  var heeftAanvraag = false
  var sha256: String?
  var heeftSha256 = false
  var oordeel: NietGerangschiktOordeel?
  var heeftOordeel = false
  var redenen: [Toetscode]?
  var heeftRedenen = false
}

/// The results of a part of the applications, in their order.
private struct Cohortdeel<Waarde: Sendable>: Sendable {
  var waarden: [Waarde] = []
  var afzijdig: [NietGerangschikt] = []
  var ids: [String?] = []
  var fouten = Faults()
}

private enum Cohortlid: String, CaseIterable { case ronde, aanvragen, loting, openNormen }
private enum Inzendinglid: String, CaseIterable {
  case id, ontvangenOp, ingetrokken, toegelaten, beoordeling, aanvraag, sha256, oordeel, redenen
}

private let cohortleden = Members<Cohortlid>(required: [.ronde, .aanvragen])
private let inzendingleden = Members<Inzendinglid>(required: [.id, .ontvangenOp])
private let oordelenZonderAanvraag = Choice([NietGerangschiktOordeel.ongeschikt, .aanTeVullen])
private let toetscodes = Choice<Toetscode>()
