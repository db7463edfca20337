/// Levels of up to 32 criteria in eight bytes; each may be absent.
struct Niveaureeks: Hashable, Sendable {
  /// The number of places, of two bits each.
  static let plaatsen = UInt64.bitWidth / 2
  /// Two bits a place: 0 is none.
  private var bits: UInt64 = 0

  init() {}

  /// An assessor's levels, by the place of their criterion in the scheme.
  init(vervangingen: [String: Niveau], criteria: [Criterium]) {
    precondition(criteria.count <= Niveaureeks.plaatsen, "a scheme has at most 32 criteria")
    guard !vervangingen.isEmpty else { return }
    for (plaats, criterium) in criteria.enumerated() {
      self[plaats] = vervangingen[criterium.code]
    }
  }

  /// The level at a place, when there is one.
  subscript(plaats: Int) -> Niveau? {
    get {
      precondition((0..<Niveaureeks.plaatsen).contains(plaats), "a scheme has at most 32 criteria")
      return switch (bits &>> UInt64(2 * plaats)) & 3 {
      case 0: nil
      case 1: .minder
      case 2: .gemiddeld
      default: .bovengemiddeld
      }
    }
    set {
      precondition((0..<Niveaureeks.plaatsen).contains(plaats), "a scheme has at most 32 criteria")
      let waarde: UInt64 =
        switch newValue {
        case nil: 0
        case .minder: 1
        case .gemiddeld: 2
        case .bovengemiddeld: 3
        }
      let plek = UInt64(2 * plaats)
      bits = (bits & ~(3 &<< plek)) | (waarde &<< plek)
    }
  }
}
