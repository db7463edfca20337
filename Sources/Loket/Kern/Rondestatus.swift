/// The states of a round (`contract.md` section 4).
package enum Rondestatus: String, Hashable, Sendable, CaseIterable {
  case aangekondigd, open, gesloten, besloten
}
