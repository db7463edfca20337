import Regeling
import Testing

/// The written trace of one file per verdict, as a golden text: what an applicant reads is itself under test.
struct OntvangstbewijsTests {
  private func spoor(_ inzending: Inzending, _ normen: OpenNormen = normenStandaard) -> String {
    let regeling = regelingVoorbeeld()
    let ronde = rondeVoorbeeld()
    let toetsing = toets(inzending, ronde: ronde, regeling: regeling, normen: normen)
    let regels = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: normen).verslag.map {
      "\($0.code.rawValue) [\($0.artikel)] \($0.uitkomst.rawValue)\($0.sluitUit ? "!" : ""): "
        + "\($0.vergelijking) | \($0.toelichting)"
    }
    let slot = "\(toetsing.oordeel.rawValue), verleenbaar \(toetsing.verleenbaar.tekst)"
    return (regels + [slot]).joined(separator: "\n")
  }

  /// The lines of the trace that differ from those of the example.
  private func verschil(_ inzending: Inzending, _ normen: OpenNormen = normenStandaard) -> String {
    let gelijk = Set(spoor(inzendingVoorbeeld()).split(separator: "\n"))
    return spoor(inzending, normen).split(separator: "\n").filter { !gelijk.contains($0) }.joined(separator: "\n")
  }

  @Test("eligible")
  func eligible() {
    #expect(spoor(inzendingVoorbeeld()) == GoldenText.eligible)
  }

  @Test("eligible after trimming, with a reading that excludes instead")
  func trimmed() throws {
    var inzending = inzendingVoorbeeld(
      aanvraagMetKosten(salaris: euro(100_000), overhead: euro(20_000), overig: euro(20_000)))
    inzending.aanvraag.deMinimis?.steun = []
    #expect(verschil(inzending) == GoldenText.trimmed)
    let uitsluiten = try #require(normenStandaard.met(.gevolgKostennormen, "uitsluiten"))
    #expect(verschil(inzending, uitsluiten) == GoldenText.excluded)
  }

  @Test("to be completed")
  func incomplete() {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.btw = nil
    aanvraag.deMinimis = nil
    aanvraag.aanvrager.adres = nil
    #expect(verschil(inzendingVoorbeeld(aanvraag)) == GoldenText.incomplete)
  }

  @Test("not eligible, with an assessor's outcome")
  func ineligible() {
    var aanvraag = aanvraagVoorbeeld()
    aanvraag.aanvrager.rechtsvorm = "maatschap"
    aanvraag.deMinimis?.steun[0].bedrag = euro(300_000, 1)
    aanvraag.activiteiten[0].baten[1].bedrag = euro(15_152)
    aanvraag.btw?.ondernemer = .geheel
    var inzending = inzendingVoorbeeld(aanvraag, ontvangenOp: utc(2025, 3, 27, 23))
    inzending.beoordeling = Beoordeling(toetsen: [.doelgroep: .voldoetNiet])
    #expect(verschil(inzending) == GoldenText.ineligible)
  }
}
