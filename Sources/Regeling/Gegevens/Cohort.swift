package import Begrippen

/// The parts of a round that the rules need: the window, the ceiling and the date of the decisions.
package struct Ronde: Hashable, Sendable {
  /// An extension of the window by decision (Awb 2:21).
  package struct Verlenging: Hashable, Sendable {
    /// The new end, exclusive.
    package var tot: Tijdstip
    /// Why.
    package var grond: String

    package init(tot: Tijdstip, grond: String) {
      self.tot = tot
      self.grond = grond
    }
  }

  package var jaar: Int
  /// First instant of the window.
  package var opent: Tijdstip
  /// End of the window, exclusive.
  package var sluit: Tijdstip
  /// Extensions; the latest end counts.
  package var verlengingen: [Verlenging]
  /// The ceiling (R 1:8).
  package var plafond: Centen
  /// The intended date of the decisions, when known: the peildatum of the de-minimis room.
  package var besluitDatum: Datum?

  package init(
    jaar: Int, opent: Tijdstip, sluit: Tijdstip, verlengingen: [Verlenging] = [], plafond: Centen,
    besluitDatum: Datum? = nil
  ) {
    self.jaar = jaar
    self.opent = opent
    self.sluit = sluit
    self.verlengingen = verlengingen
    self.plafond = plafond
    self.besluitDatum = besluitDatum
  }

  /// The end of the window with its extensions, exclusive.
  package var sluitMetVerlengingen: Tijdstip { verlengingen.reduce(sluit) { max($0, $1.tot) } }

  /// Whether the moment lies in the window: opens ≤ moment < closes, unrounded (R 2:2).
  package func isOpen(op moment: Tijdstip) -> Bool { opent <= moment && moment < sluitMetVerlengingen }
}

/// A late file admitted by decision (`regels.md` 3b).
package struct Toelating: Hashable, Sendable {
  /// The decision's reference.
  package var besluit: String
  package var grond: String

  package init(besluit: String, grond: String) {
    self.besluit = besluit
    self.grond = grond
  }
}

/// An assessor's findings. They are kept beside the application and never change it (`regels.md` 3b).
package struct Beoordeling: Hashable, Sendable {
  /// A part of a cost line found not necessary (R 1:6 lid 1).
  package struct Lastoordeel: Hashable, Sendable {
    /// Which activity, counted from 0.
    package var activiteit: Int
    /// Which cost line of it, counted from 0.
    package var last: Int
    /// The part that is not necessary.
    package var nietNoodzakelijk: Centen
    /// Why.
    package var reden: String

    package init(activiteit: Int, last: Int, nietNoodzakelijk: Centen, reden: String) {
      self.activiteit = activiteit
      self.last = last
      self.nietNoodzakelijk = nietNoodzakelijk
      self.reden = reden
    }
  }

  /// The aid that an assessor verified for the single undertaking. It stands in the place of the declared aid, also when
  /// nothing was declared.
  package struct DeMinimisoordeel: Hashable, Sendable {
    package var steun: [Steun]
    /// Undertakings that the assessor found to be one with the applicant, beside those that it declared.
    package var verbondenOndernemingen: [VerbondenOnderneming]
    package var reden: String

    package init(steun: [Steun], verbondenOndernemingen: [VerbondenOnderneming] = [], reden: String) {
      self.steun = steun
      self.verbondenOndernemingen = verbondenOndernemingen
      self.reden = reden
    }
  }

  /// The findings on cost lines.
  package var lasten: [Lastoordeel]
  /// Verified figures.
  package var prestaties: Prestatiewijziging
  /// Verified aid, when it was verified.
  package var deMinimis: DeMinimisoordeel?
  /// Outcomes that replace computed ones.
  package var toetsen: [Toetscode: Toetsuitkomst]
  /// Levels that replace computed ones, by the criterion's code.
  package var niveaus: [String: Niveau]

  package init(
    lasten: [Lastoordeel] = [], prestaties: Prestatiewijziging = Prestatiewijziging(),
    deMinimis: DeMinimisoordeel? = nil, toetsen: [Toetscode: Toetsuitkomst] = [:], niveaus: [String: Niveau] = [:]
  ) {
    self.lasten = lasten
    self.prestaties = prestaties
    self.deMinimis = deMinimis
    self.toetsen = toetsen
    self.niveaus = niveaus
  }
}

/// A file in a round: an application, the moment of its receipt, and the later findings and decisions on it.
package struct Inzending: Hashable, Sendable {
  /// Its id: 1 … 64 of `[A-Za-z0-9._-]`, compared byte by byte.
  package var id: String
  /// When the last byte came in.
  package var ontvangenOp: Tijdstip
  /// The local date (Europe/Amsterdam) of `ontvangenOp`.
  package var ontvangenDatum: Datum
  package var ingetrokken: Bool
  /// A decision that admits it though it was late or early.
  package var toegelaten: Toelating?
  /// An assessor's findings.
  package var beoordeling: Beoordeling?
  /// The kinds of the attachments.
  package var bijlagen: Set<String>
  package var aanvraag: Aanvraag
  /// The day on which a member that was completed (Awb 4:5) last came in, by its pointer. All else came in with the
  /// application.
  package var ingekomen: [String: Datum] = [:]

  package init(
    id: String, ontvangenOp: Tijdstip, ontvangenDatum: Datum, ingetrokken: Bool = false,
    toegelaten: Toelating? = nil, beoordeling: Beoordeling? = nil, bijlagen: Set<String> = [], aanvraag: Aanvraag
  ) {
    self.id = id
    self.ontvangenOp = ontvangenOp
    self.ontvangenDatum = ontvangenDatum
    self.ingetrokken = ingetrokken
    self.toegelaten = toegelaten
    self.beoordeling = beoordeling
    self.bijlagen = bijlagen
    self.aanvraag = aanvraag
  }

  /// The day on which a member of the application came in.
  func ontvangenDatum(van lid: String) -> Datum { max(ontvangenDatum, ingekomen[lid] ?? ontvangenDatum) }
}

/// The outcome of a check.
package enum Toetsuitkomst: String, Hashable, Sendable, CaseIterable {
  /// It holds.
  case voldoet
  /// A norm is exceeded; the excess is not eligible.
  case overschreden
  /// Something is missing that may be added (Awb 4:5).
  case aanTeVullen = "aan_te_vullen"
  case voldoetNiet = "voldoet_niet"

  /// The outcomes that an assessor can put in the place of a computed one (`regels.md` section 3). The checks that rest on
  /// a judgement know no norm that can be exceeded.
  package static let oordelen: [Toetsuitkomst] = [.voldoet, .aanTeVullen, .voldoetNiet]
}

/// The verdict that the checks give together.
package enum Oordeel: String, Hashable, Sendable, CaseIterable {
  /// Every check holds.
  case geschikt
  /// Eligible, with the excess over a norm cut off.
  case geschiktNaAftopping = "geschikt_na_aftopping"
  /// Something is missing that may be added.
  case aanTeVullen = "aan_te_vullen"
  case ongeschikt
}

/// The three tiers of R 1:9 lid 2.
package enum Niveau: String, Hashable, Sendable, CaseIterable {
  /// Less than average, 3°.
  case minder
  /// Average, 2°.
  case gemiddeld
  /// Above average, 1°.
  case bovengemiddeld
}
