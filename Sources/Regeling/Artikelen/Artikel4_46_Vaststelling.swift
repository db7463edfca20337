package import Begrippen

// Artikel 4:46 Awb
//
// 1. Indien een beschikking tot subsidieverlening is gegeven, stelt het bestuursorgaan de subsidie overeenkomstig de
//    subsidieverlening vast.
// 2. De subsidie kan lager worden vastgesteld indien:
//    a. de activiteiten waarvoor subsidie is verleend niet of niet geheel hebben plaatsgevonden;
//    b. de subsidie-ontvanger niet heeft voldaan aan de aan de subsidie verbonden verplichtingen;
//    c. de subsidie-ontvanger onjuiste of onvolledige gegevens heeft verstrekt en de verstrekking van juiste of volledige
//       gegevens tot een andere beschikking op de aanvraag tot subsidieverlening zou hebben geleid, of
//    d. de subsidieverlening anderszins onjuist was en de subsidie-ontvanger dit wist of behoorde te weten.
// 3. Voor zover het bedrag van de subsidie afhankelijk is van de werkelijke kosten van de activiteiten waarvoor subsidie is
//    verleend, worden kosten die in redelijkheid niet als noodzakelijk kunnen worden beschouwd bij de vaststelling van de
//    subsidie niet in aanmerking genomen.
//
// Artikel 4:95 Awb, vierde lid: Betaalde voorschotten worden verrekend met de te betalen geldsom. Onverschuldigd betaalde
// voorschotten kunnen worden teruggevorderd.
//
// Artikel 4:57 Awb, eerste lid: Het bestuursorgaan kan onverschuldigd betaalde subsidiebedragen terugvorderen.

/// The grounds on which a subsidy can be settled lower (Awb 4:46 lid 2).
package enum VaststellingsGrond: String, Hashable, Sendable, CaseIterable {
  /// The activities did not take place, or not wholly.
  case activiteitenNietVerricht = "4:46-2-a"
  /// Obligations were not met.
  case verplichtingenNietNagekomen = "4:46-2-b"
  /// Wrong or incomplete data led to the grant.
  case onjuisteGegevens = "4:46-2-c"
  /// The grant was wrong and the recipient knew or should have known.
  case verleningOnjuist = "4:46-2-d"

  /// The words of the law.
  package var tekst: String {
    switch self {
    case .activiteitenNietVerricht:
      "de activiteiten waarvoor subsidie is verleend hebben niet of niet geheel plaatsgevonden"
    case .verplichtingenNietNagekomen:
      "de subsidie-ontvanger heeft niet voldaan aan de aan de subsidie verbonden verplichtingen"
    case .onjuisteGegevens:
      "de subsidie-ontvanger heeft onjuiste of onvolledige gegevens verstrekt en de verstrekking van juiste of "
        + "volledige gegevens zou tot een andere beschikking op de aanvraag tot subsidieverlening hebben geleid"
    case .verleningOnjuist:
      "de subsidieverlening was anderszins onjuist en de subsidie-ontvanger wist dit of behoorde dit te weten"
    }
  }
}

/// A settlement below the realised costs, on a ground of law and after a hearing (Awb 4:12).
package struct LagereVaststelling: Hashable, Sendable {
  package let bedrag: Centen
  package let grond: VaststellingsGrond

  package init(bedrag: Centen, grond: VaststellingsGrond) {
    self.bedrag = bedrag
    self.grond = grond
  }
}

/// Why a settlement cannot be computed.
package enum Vaststellingsfout: Error, Hashable, Sendable {
  /// The lower amount is negative, or above `hoogstens`, the most that may be settled.
  case bedragBuitenBereik(hoogstens: Centen)
}

/// A settlement (`regels.md` section 6). It always holds that vastgesteld + terugvordering = betaald + nabetaling.
package struct Vaststelling: Hashable, Sendable {
  /// The granted amount.
  package let verleend: Centen
  /// The paid amount.
  package let betaald: Centen
  /// The realised costs under R 1:6.
  package let kosten: Kosten
  /// The settled amount; never above the granted amount.
  package let vastgesteld: Centen
  /// The ground for a lower settlement, when there is one.
  package let grond: VaststellingsGrond?
  /// Whether it was settled without an account (Awb 4:47 b).
  package let isAmbtshalve: Bool

  /// subsidiabel_r: the eligible part of the realised costs.
  package var subsidiabel: Centen { kosten.subsidiabel }
  /// The amount that was paid too much (Awb 4:57, 4:95 lid 4).
  package var terugvordering: Centen { max(.zero, betaald - vastgesteld) }
  /// The amount that must still be paid (Awb 4:52).
  package var nabetaling: Centen { max(.zero, vastgesteld - betaald) }

  /// Settles a grant on its realised costs: the least of the granted amount and the eligible costs, or less on a
  /// ground.
  ///
  /// - Parameters:
  ///   - gerealiseerd: the realised lines and income per activity; the rule on `gevraagdBedrag` does not apply.
  ///   - normen: those of the frozen ranking.
  ///   - isAmbtshalve: whether there is no account (Awb 4:47 b). Then no cost was shown, and a lower amount on a ground
  ///     is below the granted one.
  package init(
    verleend: Centen, betaald: Centen, gerealiseerd: [Activiteit], regeling: Regeling, normen: OpenNormen,
    lager: LagereVaststelling? = nil, isAmbtshalve: Bool = false
  ) throws(Vaststellingsfout) {
    precondition(verleend >= .zero && betaald >= .zero && betaald <= verleend, "paid is never above granted")
    let kosten = Kosten(gerealiseerd, regeling: regeling, normen: normen)
    precondition(!isAmbtshalve || gerealiseerd.isEmpty, "a settlement ex officio settles no account")
    let hoogstens = min(verleend, kosten.subsidiabel)
    if let lager {
      let grens = isAmbtshalve ? verleend : hoogstens
      guard lager.bedrag >= .zero, lager.bedrag <= grens else { throw .bedragBuitenBereik(hoogstens: grens) }
    }
    self.verleend = verleend
    self.betaald = betaald
    self.isAmbtshalve = isAmbtshalve
    self.kosten = kosten
    vastgesteld = lager?.bedrag ?? hoogstens
    grond = lager?.grond
    precondition(vastgesteld <= verleend, "settled is never above granted (Awb 4:46)")
    precondition(vastgesteld + terugvordering == betaald + nabetaling, "the settlement balances")
  }
}
