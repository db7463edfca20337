extension Registratiecontrole {
  /// The tokens against the chain `toegang`, in both directions. The owner of the tables could write a token that no
  /// event names, or take one away.
  static let toegang = [
    Registratiecontrole(
      .registratieWijktAf, "de sleutel is niet die van een gebeurtenis, of haar gebeurtenis heeft geen sleutel",
      "sleutels",
      """
      WITH gemaakt AS (
        SELECT volgnummer, inhoud::jsonb AS feit FROM gebeurtenis
        WHERE dossier = 'toegang' AND soort = 'sleutel_gemaakt'
      )
      SELECT coalesce('toegang/' || g.volgnummer, 'sleutel ' || t.sha256) AS plaats
      FROM gemaakt g FULL JOIN toegangssleutel t ON t.sha256 = g.feit ->> 'sleutel'
      WHERE g.feit IS NULL OR t.sha256 IS NULL OR t.persoon IS DISTINCT FROM g.feit ->> 'persoon'
        OR t.kvk_nummer IS DISTINCT FROM g.feit ->> 'kvkNummer' OR t.tot IS DISTINCT FROM (g.feit ->> 'tot')::date
        OR ARRAY(SELECT r FROM unnest(t.rollen) r ORDER BY r COLLATE "C")
          <> ARRAY(SELECT r FROM jsonb_array_elements_text(g.feit -> 'rollen') r ORDER BY r COLLATE "C")
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het einde van de sleutel is niet dat van een gebeurtenis", "sleutelintrekkingen",
      """
      WITH beeindigd AS (
        SELECT volgnummer, inhoud::jsonb AS feit FROM gebeurtenis
        WHERE dossier = 'toegang' AND soort = 'sleutel_beeindigd'
      )
      SELECT coalesce('toegang/' || b.volgnummer, 'sleutel ' || i.sha256) AS plaats
      FROM beeindigd b FULL JOIN sleutelintrekking i ON i.sha256 = b.feit ->> 'sleutel' AND i.reden = b.feit ->> 'reden'
      WHERE b.feit IS NULL OR i.sha256 IS NULL
      ORDER BY 1
      """),
    Registratiecontrole(
      .registratieWijktAf, "het eerste gebruik van de sleutel is niet dat van een gebeurtenis", "sleutelgebruik",
      """
      WITH gebruikt AS (
        SELECT g.volgnummer, s.sleutel FROM gebeurtenis g, jsonb_array_elements_text(g.inhoud::jsonb -> 'sleutels')
          AS s (sleutel)
        WHERE g.dossier = 'toegang' AND g.soort = 'sleutel_gebruikt'
      )
      SELECT coalesce('toegang/' || g.volgnummer, 'sleutel ' || encode(u.sha256, 'hex')) AS plaats
      FROM gebruikt g FULL JOIN sleutelgebruik u ON encode(u.sha256, 'hex') = g.sleutel AND u.volgnummer = g.volgnummer
      WHERE g.sleutel IS NULL OR u.sha256 IS NULL
      ORDER BY 1
      """),
  ]
}
