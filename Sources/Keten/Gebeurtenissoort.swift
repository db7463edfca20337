/// The kinds of event of a file, a round or the access. The raw value is the word in the chain.
package enum Gebeurtenissoort: String, Hashable, Sendable, CaseIterable {
  case rondeVastgesteld = "ronde_vastgesteld"
  case rondeGewijzigd = "ronde_gewijzigd"
  case rondeBevestigd = "ronde_bevestigd"
  case rondeGeopend = "ronde_geopend"
  case rangschikkingBevroren = "rangschikking_bevroren"
  case besluitenGenomen = "besluiten_genomen"
  case zegelGezet = "zegel_gezet"
  case aanvraagIngediend = "aanvraag_ingediend"
  case aanvraagVervangen = "aanvraag_vervangen"
  case aanvraagAangevuld = "aanvraag_aangevuld"
  case terzijdeGelegd = "terzijde_gelegd"
  case teruggehaald
  case aanvraagIngetrokken = "aanvraag_ingetrokken"
  case herstelVerzocht = "herstel_verzocht"
  case toegelaten
  case beoordeeld
  case oordelenVervallen = "oordelen_vervallen"
  case signaalAfgehandeld = "signaal_afgehandeld"
  case besloten
  /// A bekendmaking with a date put back, which another person is to confirm.
  case bekendmakingVoorgesteld = "bekendmaking_voorgesteld"
  case bekendgemaakt
  case voorschotOpgedragen = "voorschot_opgedragen"
  case voorschotBetaald = "voorschot_betaald"
  case verantwoordingIngediend = "verantwoording_ingediend"
  case vastgesteld
  /// A repayment that another person is to confirm.
  case terugbetalingGeboekt = "terugbetaling_geboekt"
  case terugbetaald
  /// A booked repayment that counts no more, without having counted.
  case terugbetalingAfgewezen = "terugbetaling_afgewezen"
  case tijdigheidHerzien = "tijdigheid_herzien"
  case sleutelGemaakt = "sleutel_gemaakt"
  case sleutelBeeindigd = "sleutel_beeindigd"
  case sleutelGebruikt = "sleutel_gebruikt"
}
