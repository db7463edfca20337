internal import EventLoop
internal import JSON
internal import Loket
internal import Observability

/// Delivers the events to one subscriber, as long as its task lives. It looks for them each second; of several instances the
/// one that has the lock of the subscriber does so.
struct Bezorger: Sendable {
  /// Makes one attempt.
  typealias Verzender = @Sendable (Uitgaandbericht) async -> Bezorguitkomst

  /// The pause between two looks for events.
  static let tussentijd = Duration.seconds(1)
  /// The pause between two tries to get the lock, or the database. Another instance takes over at most so much later.
  static let slottijd = Duration.seconds(5)

  let naam: String
  let loket: Loket
  let lus: EventLoop
  let tellingen: Bezorgtellingen
  let logboek: Log
  var beleid = Bezorgbeleid()
  let verzend: Verzender

  /// Delivers until the task is cancelled. What is under way then is finished and recorded, so that nothing goes out twice
  /// without need.
  func werk() async {
    var gemeld = ""
    while !Task.isCancelled {
      do {
        let zitting = try await loket.bezorgzitting(naam, beleid)
        let uitslag: Result<Void, any Error>
        do { uitslag = .success(try await bezorg(zitting)) } catch { uitslag = .failure(error) }
        await zitting.sluit()
        try uitslag.get()
        gemeld = ""
      } catch {
        // A database that is away is told once.
        let reden = Opslagfout(error)?.verslag ?? "\(type(of: error))"
        if reden != gemeld, !(error is CancellationError) {
          logboek.message(.warning, "het bezorgen wacht op de database: \(reden)", ["abonnee": .text(naam)])
        }
        gemeld = reden
      }
      try? await lus.sleep(for: Bezorger.slottijd)
    }
  }

  private func bezorg(_ zitting: Bezorgzitting) async throws {
    while !Task.isCancelled, try await !zitting.neemSlot() {
      try await lus.sleep(for: Bezorger.slottijd)
    }
    while !Task.isCancelled {
      // A task of its own, which the end of this one does not break off.
      let isBezig = try await Task(executorPreference: lus) { try await beurt(zitting) }.value
      if !isBezig { try await lus.sleep(for: Bezorger.tussentijd) }
    }
  }

  /// Offers what is due, each event of another file, and records what became of it.
  /// - Returns: whether something was taken, so that there can be more at once.
  func beurt(_ zitting: Bezorgzitting) async throws -> Bool {
    let berichten = try await zitting.volgende()
    let uitkomsten = await withTaskGroup(of: (Int, Bezorguitkomst).self) { groep in
      for (plaats, bericht) in berichten.enumerated() {
        groep.addTask(executorPreference: lus) { (plaats, await verzend(bericht)) }
      }
      var uitkomsten: [Int: Bezorguitkomst] = [:]
      for await (plaats, uitkomst) in groep { uitkomsten[plaats] = uitkomst }
      return berichten.enumerated().compactMap { plaats, bericht in uitkomsten[plaats].map { (bericht, $0) } }
    }
    try await zitting.legVast(uitkomsten)
    for (bericht, uitkomst) in uitkomsten {
      tellingen.tel(naam, uitkomst)
      if let fout = uitkomst.fout {
        logboek.message(
          .warning, "een gebeurtenis is niet bezorgd: \(fout)",
          ["abonnee": .text(naam), "bericht": .text(bericht.id), "poging": .integer(bericht.pogingen + 1)])
      }
    }
    return uitkomsten.contains { $0.1 == .genomen }
  }
}
