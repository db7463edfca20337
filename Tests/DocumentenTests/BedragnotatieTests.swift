import Documenten
import Proeven
import Testing

@Suite struct BedragnotatieTests {
  @Test(arguments: [
    (#"{"bedrag":14152}"#, #"{"bedrag":14152.00}"#), (#"{"bedrag" : 0.5 }"#, #"{"bedrag" : 0.50 }"#),
    (#"{"gevraagdBedrag":1.25,"btw":{"verrekenbaar":0}}"#, #"{"gevraagdBedrag":1.25,"btw":{"verrekenbaar":0.00}}"#),
    (#"{"aantal":200,"naam":"bedrag\\","x":1}"#, #"{"aantal":200,"naam":"bedrag\\","x":1}"#),
    (#"{"naam":"\"bedrag\":1","nietNoodzakelijk":7.1}"#, #"{"naam":"\"bedrag\":1","nietNoodzakelijk":7.10}"#),
    ("{\n \"restwaarde\":\t300,\n \"van\": \"2025-05-01\"}", "{\n \"restwaarde\":\t300.00,\n \"van\": \"2025-05-01\"}"),
    (#"{"naam":"\\\"","bedrag":1}"#, #"{"naam":"\\\"","bedrag":1.00}"#), ("[]", "[]"), ("1", "1"),
  ])
  func amountsGetTwoDecimalsAndNothingElseChanges(_ document: String, _ verwacht: String) {
    #expect(String(decoding: metTweeDecimalen(Array(document.utf8)), as: UTF8.self) == verwacht)
  }

  @Test func everyAmountOfACohortDocumentIsKnown() {
    let tekst = String(decoding: metTweeDecimalen(Proef.vector("37-cohort")), as: UTF8.self)
    // What is left without two decimals is a count; the ceiling stands in a round, which is not sent back as it came.
    let zonder = Set(tekst.matches(of: /"([A-Za-z]+)": *[0-9]+(\.[0-9])?[,}\s]/).map { String($0.output.1) })
    #expect(
      zonder == [
        "jaar", "plafond", "gesprekkenNieuw", "gesprekkenBestaand", "ondersteundeOndernemers", "waarvanBuitenDenHaag",
        "waarvanSocialeStartups", "evenementen", "deelnamesAanEvenementen", "overlegstructuren", "samenwerkingen",
      ])
  }
}
