import Testing

@testable import JSON

private enum Lid: String, CaseIterable { case naam, bedrag }
private let leden = Members<Lid>(required: [])

/// Documents that are made to be expensive: what is remembered and answered of them is bounded.
@Suite struct ManyNamesTests {
  /// The faults of a document, and how many unknown names were remembered on the way.
  private func read(_ document: String) -> (faults: [Fault], namesKept: Int) {
    var namesKept = 0
    do throws(Faults) {
      try readJSON(Array(document.utf8)) { reader in
        reader.object(leden) { reader, _ in _ = reader.boolean() }
        namesKept = reader.namesKept
      }
      return ([], namesKept)
    } catch {
      return (error.all, namesKept)
    }
  }

  private func names(_ count: Int) -> String { (0..<count).map { "\"x\($0)\":0" }.joined(separator: ",") }

  @Test func unknownNamesAreRememberedUntilTheListIsFull() {
    let (faults, namesKept) = read("{\(names(50_000))}")
    #expect(faults.count == Faults.listedMax && namesKept == Faults.listedMax)
    #expect(faults.last?.message.contains("49901 fouten") == true)
  }

  @Test func namesInWhatIsSkippedAreRememberedUpToALimit() {
    let (faults, namesKept) = read("{\"onbekend\":{\(names(50_000))},\"naam\":true,\"naam\":true}")
    #expect(namesKept == JSONReader.namesKeptMax)
    #expect(
      faults.map { "\($0.code.rawValue) \($0.pointer)" } == [
        "onbekend_veld /onbekend", "lengte /onbekend/x\(JSONReader.namesKeptMax - 1)", "dubbel_veld /naam",
      ])
  }

  @Test func aNameThatComesTwiceIsFoundUpToTheLimit() {
    let (faults, namesKept) = read("{\"x\":{\(names(3000)),\"x2999\":0},\"x\":0,\"bedrag\":true,\"bedrag\":true}")
    #expect(namesKept == 3001)
    #expect(
      faults.map { "\($0.code.rawValue) \($0.pointer)" } == [
        "onbekend_veld /x", "dubbel_veld /x/x2999", "dubbel_veld /x", "dubbel_veld /bedrag",
      ])
  }

  @Test func longNamesThatDifferInTheirLastByteDiffer() {
    let name = String(repeating: "n", count: 100_000)
    let (faults, namesKept) = read("{\"\(name)a\":0,\"\(name)b\":0,\"\(name)a\":0,\"bedrag\":true,\"naam\":true}")
    #expect(namesKept == 2)
    #expect(faults.map(\.code) == [.unknownMember, .unknownMember, .duplicateMember])
  }

  @Test func faultsBelowALongNameTakeFewBytes() {
    let name = String(repeating: "n", count: 200_000)
    let (faults, _) = read("{\"\(name)\":{\"a\":0\(String(repeating: ",\"a\":0", count: 900))}}")
    #expect(faults.count == Faults.listedMax)
    let bytes = faults.reduce(0) { $0 + $1.pointer.utf8.count + $1.message.utf8.count }
    #expect(bytes < 50_000)
    #expect(faults.last?.message.contains("fouten") == true)
  }
}
