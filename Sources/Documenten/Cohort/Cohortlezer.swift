internal import Begrippen
import Dispatch
package import JSON
package import Regeling
import Synchronization

/// The result of reading a cohort document: the round, and one value for each application in the order of the document.
package struct GelezenCohort<Waarde: Sendable>: Sendable {
  /// The round, the readings and the seed.
  package let kader: Cohortkader
  /// What `verwerk` made of each application.
  package let waarden: [Waarde]
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
    for deel in delen {
      // The parts are in the order of the document, so one reader would have stopped at the first part that is no JSON.
      if deel.fouten.areNotJSON { throw deel.fouten }
      alle.append(deel.fouten)
      waarden += deel.waarden
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
    guard let kader, waarden.count == plaatsen.count else {
      preconditionFailure("a cohort document without faults is read whole")
    }
    return GelezenCohort(kader: kader, waarden: waarden)
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
          self.inzending(&$0, &id)
        }
        if let ronde { deel.waarden.append(verwerk(gelezen, ronde)) }
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
  func inzending(_ reader: inout JSONReader, _ id: inout String?) -> Inzending? {
    var gelezenId: String?
    var ontvangenOp: Tijdstip?
    var ingetrokken: Bool? = false
    var toegelaten: Toelating?
    var beoordeling: Beoordeling?
    var aanvraag: Aanvraag?
    reader.object(inzendingleden) { reader, lid in
      switch lid {
      case .id: gelezenId = reader.dossierId()
      case .ontvangenOp: ontvangenOp = reader.tijdstip()
      case .ingetrokken: ingetrokken = reader.boolean()
      case .toegelaten: toegelaten = leesToelating(&reader)
      case .beoordeling: beoordeling = self.beoordeling(&reader)
      case .aanvraag: aanvraag = self.aanvraag(&reader)
      }
    }
    id = gelezenId
    // An application with faults is not judged: its lines and figures may be incomplete.
    if let beoordeling, let aanvraag, !past(beoordeling, op: aanvraag, pad: ["beoordeling"], &reader) { return nil }
    guard let gelezenId, let ontvangenOp, let ingetrokken, let aanvraag else { return nil }
    return Inzending(
      id: gelezenId, ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), ingetrokken: ingetrokken,
      toegelaten: toegelaten, beoordeling: beoordeling, aanvraag: aanvraag)
  }
}

/// The results of a part of the applications, in their order.
private struct Cohortdeel<Waarde: Sendable>: Sendable {
  var waarden: [Waarde] = []
  var ids: [String?] = []
  var fouten = Faults()
}

private enum Cohortlid: String, CaseIterable { case ronde, aanvragen, loting, openNormen }
private enum Inzendinglid: String, CaseIterable { case id, ontvangenOp, ingetrokken, toegelaten, beoordeling, aanvraag }

private let cohortleden = Members<Cohortlid>(required: [.ronde, .aanvragen])
private let inzendingleden = Members<Inzendinglid>(required: [.id, .ontvangenOp, .aanvraag])
