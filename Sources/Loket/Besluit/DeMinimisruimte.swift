internal import Begrippen
internal import JSON
internal import Notatie
internal import Regeling

extension Rangschikking {
  /// Refuses when a grant exceeds the de-minimis ceilings on the date of decision, with the other grants to the same
  /// undertaking. Such a grant is never trimmed, so one of them stops all decisions (`regels.md` section 6).
  /// - Parameter ingetrokken: the files that get no decision.
  func eisDeMinimis(_ hertoetsing: DeMinimishertoetsing, zonder ingetrokken: Set<String>) throws {
    let toekenningen = rangorde.filter { !ingetrokken.contains($0.id) }.map { ($0.id, $0.toegekend ?? .zero) }
    let teHoog = hertoetsing.overschrijdingen(toekenningen)
    guard !teHoog.isEmpty else { return }
    throw LoketFout.verkeerdeStand(
      VerkeerdeStand(
        teHoog.contains { !$0.voorgangers.isEmpty }
          ? "Op de besluitdatum past de toekenning niet binnen de de-minimisruimte van de onderneming, samen met de "
            + "toekenningen aan verbonden ondernemingen die voorgaan (Verordening (EU) 2023/2831 artikel 2 lid 2, artikel 3 "
            + "lid 2 en 7). Ga de steun na: de hoger gerangschikte toekenning is steun voor de lagere."
          : "Op de besluitdatum past de toekenning niet meer binnen de de-minimisruimte (Verordening (EU) 2023/2831 artikel "
            + "3 lid 2 en 7).",
        mogelijk: [
          .stap(.rondeVaststellen, "de besluitdatum in de ronde vastleggen en opnieuw bevriezen"),
          .stap(.beoordelen, "de aanvraag opnieuw beoordelen en opnieuw bevriezen"),
        ],
        meer: [JSONMember("deMinimis", .array(teHoog.map(\.json)))]))
  }
}

extension DeMinimisoverschrijding {
  fileprivate var json: JSONValue {
    .object(present: [
      "id": .text(id), "ruimte": .amount(ruimte), "toegekend": .amount(toegekend),
      "verbonden": voorgangers.isEmpty
        ? nil
        : .array(voorgangers.map { ["id": .text($0.id), "toegekend": .amount($0.toegekend)] }),
    ])
  }
}
