import Testing

@testable import Observability

@Suite struct ByteQuotaTests {
  @Test func aQuotaIsOfOneClientAndOneDay() {
    let quota = ByteQuota(bytesPerDay: 100)
    quota.add(99, to: "a", on: 1)
    #expect(!quota.isUsed(by: "a", on: 1))
    quota.add(1, to: "a", on: 1)
    #expect(quota.isUsed(by: "a", on: 1))
    #expect(!quota.isUsed(by: "b", on: 1) && !quota.isUsed(by: "a", on: 2))
    quota.add(1, to: "b", on: 2)
    #expect(!quota.isUsed(by: "a", on: 2), "the day before is forgotten")
  }

  @Test func noQuotaIsNeverUsed() {
    let none = ByteQuota(bytesPerDay: 0)
    none.add(.max / 2, to: "a", on: 1)
    #expect(!none.isUsed(by: "a", on: 1))
  }

  @Test func theClientsThatAreRememberedAreBounded() {
    let quota = ByteQuota(bytesPerDay: 1)
    for number in 0..<ByteQuota.clientsMax { quota.add(1, to: "\(number)", on: 1) }
    #expect(quota.isUsed(by: "0", on: 1))
    quota.add(1, to: "another", on: 1)
    #expect(!quota.isUsed(by: "0", on: 1) && quota.isUsed(by: "another", on: 1))
  }
}
