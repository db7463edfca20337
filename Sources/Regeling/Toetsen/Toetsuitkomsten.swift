extension Toetscode {
  /// Its place in the order of the checks, 0 … 13.
  package var volgorde: Int {
    switch self {
    case .aanvraagtermijn: 0
    case .rechtspersoon: 1
    case .doelgroep: 2
    case .salariskosten: 3
    case .overheadkosten: 4
    case .subsidiabeleKosten: 5
    case .hoogte: 6
    case .btwVerklaring: 7
    case .btwSpecificatie: 8
    case .deMinimisverklaring: 9
    case .deMinimisruimte: 10
    case .activiteiten: 11
    case .bescheiden: 12
    case .gegevensAanvrager: 13
    }
  }
}

/// The outcomes of all fourteen checks in four bytes, so that a large cohort stays small. Starts with all `voldoet`.
package struct Toetsuitkomsten: Hashable, Sendable {
  /// Two bits a check, by its `volgorde`.
  private var bits: UInt32 = 0

  /// Every check holds.
  package init() {}

  /// The outcome of one check.
  package subscript(code: Toetscode) -> Toetsuitkomst {
    get {
      switch (bits >> UInt32(2 * code.volgorde)) & 3 {
      case 0: .voldoet
      case 1: .overschreden
      case 2: .aanTeVullen
      default: .voldoetNiet
      }
    }
    set {
      let waarde: UInt32 =
        switch newValue {
        case .voldoet: 0
        case .overschreden: 1
        case .aanTeVullen: 2
        case .voldoetNiet: 3
        }
      let plaats = UInt32(2 * code.volgorde)
      bits = (bits & ~(3 << plaats)) | (waarde << plaats)
    }
  }

  /// Whether any check has that outcome, which is another than `voldoet`.
  func bevat(_ uitkomst: Toetsuitkomst) -> Bool {
    // The low bit of each pair, and the high bit moved onto it.
    let eenheden: UInt32 = 0x0555_5555
    let laag = bits & eenheden
    let hoog = (bits >> 1) & eenheden
    return switch uitkomst {
    case .voldoet: preconditionFailure("what holds is asked of every check, never of any")
    case .overschreden: laag & ~hoog != 0
    case .aanTeVullen: hoog & ~laag != 0
    case .voldoetNiet: laag & hoog != 0
    }
  }
}

/// The outcomes that an assessor put in the place of computed ones (`regels.md` 3b), in eight bytes.
package struct Toetsvervangingen: Hashable, Sendable {
  private var uitkomsten = Toetsuitkomsten()
  /// One bit a check: whether it is replaced.
  private var vervangen: UInt16 = 0

  /// Those of an assessment; none without one.
  package init(_ beoordeling: Beoordeling?) {
    guard let beoordeling else { return }
    for (code, uitkomst) in beoordeling.toetsen {
      uitkomsten[code] = uitkomst
      vervangen |= 1 << UInt16(code.volgorde)
    }
  }

  /// The outcome in the place of the computed one, when there is one.
  package subscript(code: Toetscode) -> Toetsuitkomst? {
    vervangen & (1 << UInt16(code.volgorde)) == 0 ? nil : uitkomsten[code]
  }

  /// The computed outcomes with the replaced ones in their place.
  func toegepast(op berekend: Toetsuitkomsten) -> Toetsuitkomsten {
    guard vervangen != 0 else { return berekend }
    var resultaat = berekend
    for code in Toetscode.allCases {
      if let uitkomst = self[code] { resultaat[code] = uitkomst }
    }
    return resultaat
  }
}
