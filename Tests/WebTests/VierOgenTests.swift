import JSON
import Loket
import Proeven
import Testing

@testable import Web

/// Every pair of four eyes of the table of steps: over HTTP by one person in two tokens, and in SQL by the role of the
/// service, past all our code.
@Suite struct VierOgenTests {
  /// A pair of the table.
  struct Paar: Hashable, Sendable, CustomTestStringConvertible {
    let eerdere: Stap
    let stap: Stap
    var omgekeerd: Paar { Paar(eerdere: stap, stap: eerdere) }
    var testDescription: String { "\(eerdere) - \(stap)" }
  }

  static let paren = Stap.allCases.flatMap { stap in stap.eerdere.map { Paar(eerdere: $0, stap: stap) } }

  /// The pairs of which the second step can come first. Each is played in both orders.
  static let inBeideOrden: [Paar] = [
    Paar(eerdere: .bevriezen, stap: .buitenBehandelingLaten),
    Paar(eerdere: .beoordelen, stap: .buitenBehandelingLaten), Paar(eerdere: .toelaten, stap: .buitenBehandelingLaten),
    Paar(eerdere: .signaalAfhandelen, stap: .buitenBehandelingLaten),
    Paar(eerdere: .pogingInschrijven, stap: .buitenBehandelingLaten),
    Paar(eerdere: .signaalAfhandelen, stap: .besluiten), Paar(eerdere: .pogingInschrijven, stap: .besluiten),
    Paar(eerdere: .beoordelen, stap: .loten), Paar(eerdere: .toelaten, stap: .loten),
    Paar(eerdere: .signaalAfhandelen, stap: .loten),
  ]
  private static let naBuiten = Paar(eerdere: .buitenBehandelingLaten, stap: .loten)
  /// Every pair in every order.
  static let gespeeld = Set(paren + inBeideOrden + inBeideOrden.map(\.omgekeerd) + [naBuiten])
    .sorted { "\($0)" < "\($1)" }
  /// The pairs of which the second step can never come first, each with the reason.
  static let inEenOrde: KeyValuePairs<String, [Paar]> = [
    "what is confirmed was recorded before": [
      Paar(eerdere: .rondeVaststellen, stap: .rondeBevestigen),
      Paar(eerdere: .rondeBekendmaken, stap: .rondebekendmakingBevestigen),
      Paar(eerdere: .bekendmaken, stap: .bekendmakingBevestigen),
      Paar(eerdere: .vaststellingBekendmaken, stap: .vaststellingsbekendmakingBevestigen),
      Paar(eerdere: .voorschotOpdragen, stap: .betalingBevestigen),
      Paar(eerdere: .terugbetalingBoeken, stap: .terugbetalingBevestigen),
    ],
    "a grant is decided, its advance ordered and paid, and then it is settled and repaid, once each": [
      Paar(eerdere: .besluiten, stap: .voorschotOpdragen), Paar(eerdere: .besluiten, stap: .betalingBevestigen),
      Paar(eerdere: .besluiten, stap: .vaststellen), Paar(eerdere: .voorschotOpdragen, stap: .vaststellen),
      Paar(eerdere: .betalingBevestigen, stap: .vaststellen), Paar(eerdere: .vaststellen, stap: .terugbetalingBoeken),
      Paar(eerdere: .vaststellen, stap: .terugbetalingBevestigen),
    ],
    "nobody asks for completion of a decided file": [
      Paar(eerdere: .herstelVerzoeken, stap: .buitenBehandelingLaten),
      Paar(eerdere: .herstelVerzoeken, stap: .besluiten),
    ],
    "of a decided round nothing is frozen, assessed or admitted": [
      Paar(eerdere: .bevriezen, stap: .besluiten), Paar(eerdere: .beoordelen, stap: .besluiten),
      Paar(eerdere: .toelaten, stap: .besluiten),
    ],
    "a freeze with the seed is one too: the other order is that of `bevriezen`": [naBuiten],
    "a file is there once it is entered": [Paar(eerdere: .pogingInschrijven, stap: .signaalAfhandelen)],
  ]

  /// A pair is of two persons, whoever of them comes first.
  @Test func everyPairHoldsInEveryOrderThatCanBe() {
    let inBeideOrden = Self.inBeideOrden + Self.inBeideOrden.map(\.omgekeerd)
    #expect(Set(Self.paren) == Set(inBeideOrden + Self.inEenOrde.flatMap(\.value)))
  }

  @Test(arguments: gespeeld) func onePersonInTwoTokensDoesNotTakeBothSteps(_ paar: Paar) async throws {
    try await Proefdienst.met { dienst in
      var spel = Vierogenspel(dienst, eerdere: paar.eerdere)
      try await spel.speel(tot: paar.stap, isOmgekeerd: Self.isOmgekeerd(paar))
      let id = spel.dossier(paar.stap)
      let zelf = try await spel.stuur(paar.stap, op: id, als: Vierogenspel.zelfde)
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen", "\(String(decoding: zelf.lichaam, as: UTF8.self))")
      #expect(zelf.json["detail"]?.text == paar.stap.rij.melding(na: paar.eerdere))

      func schrijf(_ persoon: String) async throws -> String? {
        // It is taken back at once, by an error of this test.
        try await dienst.sql(
          "DO $$ BEGIN \(try rij(paar.stap, persoon, spel)); RAISE EXCEPTION 'taken back'; END $$",
          rol: "weegschaal_toepassing")
      }
      let geweigerd = try await schrijf(Vierogenspel.zelfde)
      #expect(geweigerd?.hasPrefix("vier_ogen_") == true, "\(geweigerd ?? "")")
      #expect(try await schrijf("ander") == "P0001", "the row is in order but for the person")

      #expect(try await spel.stuur(paar.stap, op: id, als: "ander").status == 201)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  /// Whether the step comes after one that usually comes later.
  private static func isOmgekeerd(_ paar: Paar) -> Bool {
    paar == naBuiten || paar.eerdere == .bevriezen && paar.stap == .buitenBehandelingLaten
      || inBeideOrden.contains(paar.omgekeerd)
  }

  /// The statement that writes what the second step of a pair writes, by this person.
  private func rij(_ stap: Stap, _ persoon: String, _ spel: Vierogenspel) throws -> String {
    let id = spel.dossier(stap)
    let nu = "'2026-03-01 10:00Z'"
    return switch stap {
    case .rondeBevestigen:
      "INSERT INTO rondebevestiging SELECT jaar, versie, door, '\(persoon)', \(nu) FROM rondeversie WHERE versie = 2"
    case .loten, .bevriezen:
      """
      INSERT INTO rangschikking (jaar, nummer, rondeversie, plafond, bevroren_op, door, zaad, invoer_sha256, regeling,
        regeling_sha256, regelversie, invoer_staart, invoer_aantal, resultaat_kop, resultaat_staart, resultaat_delen,
        resultaat_sha256)
      SELECT 2025, 9, 1, 10000000, \(nu), '\(persoon)',
        \(stap == .loten ? "'\(Proefdienst.zaad)' || E'\\n' || z.lotgetal" : "NULL"), z.sha256, '{}',
        z.sha256, '2', '', 0, '', '', 0, z.sha256 FROM zegel z WHERE z.lotgetal IS NOT NULL
      """
    case .beoordelen: "INSERT INTO beoordeling VALUES ('\(id)', 1, 1, \(nu), '\(persoon)')"
    case .toelaten: "INSERT INTO toelating VALUES ('\(id)', 'RIS-1', 1, \(nu), '\(persoon)')"
    case .pogingInschrijven:
      """
      INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
        VALUES ('b-x', 1, 'aanvraag_ingediend', \(nu), '\(persoon)', repeat('0', 64), '{}', repeat('1', 64));
      INSERT INTO dossier VALUES ('b-x', 2025, 'SSO-X', '27312349', \(nu));
      INSERT INTO poginginschrijving SELECT nummer, 'b-x' FROM poging
      """
    case .besluiten:
      // A file of the round that is left untreated has a pair of its own, with who asked for its completion.
      """
      WITH v AS (INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door)
        SELECT jaar, nummer, plafond, door, '\(persoon)' FROM rangschikking)
      INSERT INTO besluit SELECT 'b-x', '\(spel.onvolledig)', r.jaar, 'K-x', 'buiten_behandeling', 0, r.nummer, r.door,
        'M', '2025-04-17', NULL, decode(repeat('00', 32), 'hex'), '{}', \(nu), '\(persoon)' FROM rangschikking r
      """
    case .signaalAfhandelen:
      "INSERT INTO signaalafhandeling VALUES ('\(id)', 1, 'contact_ontbreekt', \(nu), '\(persoon)')"
    case .buitenBehandelingLaten:
      """
      INSERT INTO besluit VALUES ('b-x', '\(id)', 2025, 'K-x', 'buiten_behandeling', 0, NULL, NULL, 'M', '2025-04-17',
        NULL, decode(repeat('00', 32), 'hex'), '{}', \(nu), '\(persoon)')
      """
    case .rondebekendmakingBevestigen, .bekendmakingBevestigen:
      """
      INSERT INTO bekendmaking SELECT b.id, v.bekendgemaakt_op, \(nu), '\(persoon)', v.keten, v.volgnummer, v.door
      FROM besluit b, bekendmakingsvoorstel v WHERE b.dossier = '\(id)'
      """
    case .vaststellingsbekendmakingBevestigen:
      """
      INSERT INTO vaststellingsbekendmaking SELECT '\(id)', bekendgemaakt_op, \(nu), '\(persoon)', keten, volgnummer, door
      FROM bekendmakingsvoorstel
      """
    default: try geldrij(stap, persoon, id, nu)
    }
  }

  /// The same of a step on money.
  private func geldrij(_ stap: Stap, _ persoon: String, _ id: String, _ nu: String) throws -> String {
    switch stap {
    case .voorschotOpdragen:
      """
      INSERT INTO voorschot SELECT 'b-x', b.dossier, b.id, b.bedrag, b.bedrag, '2025-05-20', \(nu), '\(persoon)'
      FROM besluit b WHERE b.dossier = '\(id)'
      """
    case .betalingBevestigen:
      """
      INSERT INTO betaling SELECT 'b-x', id, dossier, bedrag, '2025-05-06', 'K-x', \(nu), '\(persoon)', door
      FROM voorschot WHERE dossier = '\(id)'
      """
    case .vaststellen:
      """
      INSERT INTO vaststelling SELECT b.dossier, 'K-x', b.id, b.bedrag, 1, 0, 0, b.bedrag, 0, b.bedrag, NULL, g.volgnummer,
        \(nu), '\(persoon)', 'M', '2026-02-02'
      FROM besluit b JOIN dossierstand g ON g.dossier = b.dossier WHERE b.dossier = '\(id)'
      """
    case .terugbetalingBoeken:
      """
      INSERT INTO terugbetaling (id, dossier, bedrag, valutadatum, kenmerk, tijdstip, door)
      VALUES ('b-x', '\(id)', 100, '2026-02-10', 'K-x', \(nu), '\(persoon)')
      """
    case .terugbetalingBevestigen:
      """
      INSERT INTO terugbetalingsbevestiging SELECT id, dossier, bedrag, \(nu), '\(persoon)', door FROM terugbetaling
      """
    default: throw Ongeldig(tekst: "the second step \(stap) of a pair has no row here")
    }
  }
}
