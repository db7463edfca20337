/// Something that does not tie out.
package struct Controlefout: Hashable, Sendable {
  /// What kind of thing it is.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// A chain has a gap, or an event that does not name the one before it, or a digest that is not that of the
    /// canonical form. Or the file's state names another last event than its chain has.
    case ketenGebroken = "keten_gebroken"
    /// A seal with a wrong digest, wrong numbers or wrong heads, or one that does not agree with the chains.
    case zegelGebroken = "zegel_gebroken"
    /// A booking without an event, or one for which its event does not ask.
    case boekingZonderGebeurtenis = "boeking_zonder_gebeurtenis"
    /// An event that asks for a booking which is not there.
    case gebeurtenisZonderBoeking = "gebeurtenis_zonder_boeking"
    /// Balances that are not the sum of the bookings, or that are impossible: more paid or settled than granted, or
    /// more granted than the ceiling.
    case boekenSluitenNiet = "boeken_sluiten_niet"
    /// A stored document that does not have its recorded digest.
    case documentWijktAf = "document_wijkt_af"
    /// A record beside the chain that contradicts the chain.
    case registratieWijktAf = "registratie_wijkt_af"
    /// A decision that grants another amount than the frozen ranking.
    case verleendOngelijkToegekend = "verleend_ongelijk_toegekend"
    /// An export that is not complete, or has a line that cannot be read.
    case exportOnvolledig = "export_onvolledig"
  }

  /// The file, the chain of a round, or the place in the export.
  package let plaats: String
  /// What kind of thing it is.
  package let code: Code
  /// The fault in a sentence, in Dutch.
  package let melding: String
}

/// The result of a check of chains, seals and books.
package struct Controleverslag: Hashable, Sendable {
  /// The things that do not tie out, in the order in which they were found.
  package internal(set) var fouten: [Controlefout] = []
  /// How many events were checked.
  package internal(set) var gebeurtenissen = 0
  /// How many chains: files and rounds.
  package internal(set) var ketens = 0
  package internal(set) var boekingen = 0
  package internal(set) var zegels = 0
  /// The events after the last seal of each round, without the event that records that seal. Empty when the check saw
  /// no seals.
  package internal(set) var naZegel: [NaZegel] = []

  /// The events after the last seal of a round. They are not wrong, but no published digest fixes them yet.
  package struct NaZegel: Hashable, Sendable {
    package let jaar: Int
    /// The number of its last seal; 0 when it has none.
    package let zegel: Int
    /// The moment of that seal; nil when there is none.
    package let tijdstip: String?
    /// How many events came after it.
    package let gebeurtenissen: Int
    /// The number of chains with these events.
    package let ketens: Int
  }

  /// Whether everything ties out.
  package var isInOrde: Bool { fouten.isEmpty }

  /// How many places of equal faults are named.
  package static let plaatsenMax = 20

  /// The faults as lines: place, TAB, code, TAB, sentence. Equal faults at several places are one line, at the first of
  /// them.
  private var foutregels: [String] {
    struct Soort: Hashable {
      let code: Controlefout.Code
      let melding: String
    }
    var plaatsen: [Soort: [String]] = [:]
    var volgorde: [Soort] = []
    for fout in fouten {
      let soort = Soort(code: fout.code, melding: fout.melding)
      if plaatsen[soort] == nil { volgorde.append(soort) }
      plaatsen[soort, default: []].append(fout.plaats)
    }
    return volgorde.map { soort in
      let bij = plaatsen[soort] ?? []
      let genoemd = bij.dropFirst().prefix(Controleverslag.plaatsenMax - 1)
      let rest = bij.count - 1 - genoemd.count
      let ook =
        genoemd.isEmpty ? "" : " (ook bij \(genoemd.joined(separator: ", "))\(rest > 0 ? " en \(rest) andere" : ""))"
      return "\(bij.first ?? "")\t\(soort.code.rawValue)\t\(soort.melding)\(ook)"
    }
  }

  /// The report in Dutch: the faults, what was checked, and whether all ties out.
  package var regels: [String] {
    var regels = foutregels
    regels.append(
      "Nagelopen: \(gebeurtenissen) gebeurtenissen in \(ketens) ketens, \(zegels) zegels, \(boekingen) boekingen.")
    for na in naZegel {
      let sinds = na.tijdstip.map { "na zegel \(na.zegel) van \($0)" } ?? "zonder zegel"
      regels.append("Ronde \(na.jaar), \(sinds): \(na.gebeurtenissen) gebeurtenissen in \(na.ketens) ketens.")
    }
    regels.append(isInOrde ? "Alles sluit." : "Wat niet sluit: \(fouten.count).")
    return regels
  }
}
