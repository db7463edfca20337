/// The accounts of a file (`sql/0001_grondslag.sql`, `rekeningstand`).
package enum Rekening: String, Hashable, Sendable, CaseIterable {
  case budget, verplichting, voorschotten, kruispost, bank, subsidielast, vordering
  case nogTeBetalen = "nog_te_betalen"
}
