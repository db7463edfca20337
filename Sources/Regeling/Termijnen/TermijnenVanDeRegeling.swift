package import Begrippen

// The terms of the scheme, each with the article that sets it; the lengths come from the scheme file.

extension Regeling {
  /// The working days by the scheme file.
  package var kalender: Kalender { Kalender(feestdagen: feestdagen, jaren: teksten.feestdagenJaren) }

  /// Objection. Awb 6:7: de termijn voor het indienen van een bezwaar- of beroepschrift bedraagt zes weken. Awb 6:8 lid
  /// 1: de termijn vangt aan met ingang van de dag na die waarop het besluit op de voorgeschreven wijze is
  /// bekendgemaakt.
  package func bezwaartermijn(bekendgemaaktOp: Datum) -> Termijn {
    kalender.termijn(na: bekendgemaaktOp, .weken(termijnen.bezwaarWeken))
  }

  /// Payment. Awb 4:87 lid 1: de betaling geschiedt binnen zes weken nadat de beschikking op de voorgeschreven wijze is
  /// bekendgemaakt, tenzij de beschikking een later tijdstip vermeldt.
  package func betaaltermijn(bekendgemaaktOp: Datum) -> Termijn {
    kalender.termijn(na: bekendgemaaktOp, .weken(termijnen.betalingWeken))
  }

  /// Repayment after a settlement (Awb 4:87 lid 1).
  package func terugbetalingstermijn(bekendgemaaktOp: Datum) -> Termijn {
    kalender.termijn(na: bekendgemaaktOp, .weken(termijnen.terugbetalingWeken))
  }

  /// The decision (Awb 4:13 lid 2 as long as no term of the ASV is verified), with its suspension (Awb 4:15).
  package func beslistermijn(ontvangenOp: Datum, opgeschorteDagen: Int = 0) -> Termijn {
    kalender.termijn(na: ontvangenOp, .weken(termijnen.beslisWeken), opgeschorteDagen: opgeschorteDagen)
  }

  /// The decision to leave an application untreated. Awb 4:5 lid 4: … binnen vier weken nadat de aanvraag is aangevuld
  /// of nadat de daarvoor gestelde termijn ongebruikt is verstreken.
  package func buitenbehandelingstermijn(verstrekenOp: Datum) -> Termijn {
    kalender.termijn(na: verstrekenOp, .weken(termijnen.buitenBehandelingWeken))
  }

  /// A term to complete an application, set in days by the city (Awb 4:5 lid 1).
  package func hersteltermijn(verzondenOp: Datum, dagen: Int) -> Termijn {
    kalender.termijn(na: verzondenOp, .dagen(dagen))
  }

  /// The last day on which money can be claimed back. Awb 4:57 lid 4: terugvordering vindt niet plaats voor zover na de
  /// dag waarop de subsidie is vastgesteld vijf jaren zijn verstreken.
  package func terugvorderingstermijn(vastgesteldOp: Datum) -> Termijn {
    kalender.termijn(na: vastgesteldOp, .jaren(termijnen.terugvorderingJaren))
  }

  /// The last day to enter aid into the de-minimis register (Regulation (EU) 2023/2831 art. 6); nil when aid of that
  /// day need not be entered.
  package func registratietermijn(verleendOp: Datum) -> Datum? {
    guard let registratie = deMinimis.registratie, verleendOp >= registratie.vanaf else { return nil }
    return kalender.dag(na: verleendOp, werkdagen: registratie.werkdagen)
  }
}
