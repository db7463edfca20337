/// The outcomes of all checks in four bytes, so that a large cohort stays small.
package struct Toetsuitkomsten: Hashable, Sendable {
  /// The number of places, of two bits each.
  static let plaatsen = UInt32.bitWidth / 2

  /// Two bits a check, by its `volgorde`; 0 is `voldoet`. A place without a check stays 0.
  private var bits: UInt32 = 0

  /// Every check holds.
  package init() {}

  package subscript(code: Toetscode) -> Toetsuitkomst {
    get { self[plaats: code.volgorde] }
    set { self[plaats: code.volgorde] = newValue }
  }

  /// The outcome of the check at a place in the order.
  subscript(plaats plaats: Int) -> Toetsuitkomst {
    get {
      precondition((0..<Toetsuitkomsten.plaatsen).contains(plaats), "the outcomes of all checks fit in their bits")
      return switch (bits &>> UInt32(2 * plaats)) & 3 {
      case 0: .voldoet
      case 1: .overschreden
      case 2: .aanTeVullen
      default: .voldoetNiet
      }
    }
    set {
      precondition((0..<Toetsuitkomsten.plaatsen).contains(plaats), "the outcomes of all checks fit in their bits")
      let waarde: UInt32 =
        switch newValue {
        case .voldoet: 0
        case .overschreden: 1
        case .aanTeVullen: 2
        case .voldoetNiet: 3
        }
      let plek = UInt32(2 * plaats)
      bits = (bits & ~(3 &<< plek)) | (waarde &<< plek)
    }
  }

  /// The outcome that decides the verdict: `voldoet_niet` before `aan_te_vullen`, `aan_te_vullen` before
  /// `overschreden`, `overschreden` before `voldoet`. It looks at every place, so it holds for any number of checks.
  var doorslaggevend: Toetsuitkomst {
    // The low bit of each pair, and the high bit moved onto it.
    let eenheden = UInt32.max / 3
    let laag = bits & eenheden
    let hoog = (bits &>> 1) & eenheden
    if laag & hoog != 0 { return .voldoetNiet }
    if hoog != 0 { return .aanTeVullen }
    return laag != 0 ? .overschreden : .voldoet
  }
}

/// The outcomes by which an assessor replaced computed ones (`regels.md` 3b), in eight bytes.
package struct Toetsvervangingen: Hashable, Sendable {
  private var uitkomsten = Toetsuitkomsten()
  /// One bit a check: whether it is replaced.
  private var vervangen: UInt16 = 0

  /// The outcomes of an assessment; none when there is no assessment.
  package init(_ beoordeling: Beoordeling?) {
    guard let beoordeling else { return }
    precondition(Toetscode.allCases.count <= UInt16.bitWidth, "every check has its bit")
    for (code, uitkomst) in beoordeling.toetsen {
      uitkomsten[code] = uitkomst
      vervangen |= 1 << UInt16(code.volgorde)
    }
  }

  /// The outcome by which an assessor replaced the computed one; nil when it was not replaced.
  package subscript(code: Toetscode) -> Toetsuitkomst? {
    vervangen & (1 << UInt16(code.volgorde)) == 0 ? nil : uitkomsten[code]
  }

  /// The computed outcomes, with an assessor's outcomes in their place.
  func toegepast(op berekend: Toetsuitkomsten) -> Toetsuitkomsten {
    guard vervangen != 0 else { return berekend }
    var resultaat = berekend
    for code in Toetscode.allCases {
      if let uitkomst = self[code] { resultaat[code] = uitkomst }
    }
    return resultaat
  }
}
