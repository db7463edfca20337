import PostgreSQL

/// Tries to write the rows of a table again with other values, by the role of the service.
struct Rijproef: Sendable {
  /// A row that was tried.
  struct Poging: Sendable {
    /// The column with another value; nil for the row as it is.
    let kolom: String?
    /// The other value, as JSON.
    let waarde: String
    /// The constraint or SQLSTATE that refused it; nil when it was taken.
    let weigering: String?
  }

  /// Removes each row of a table with what came after it in the table, and has the service write the row again: as it
  /// is, and once for each other value of each of its columns. All of it is taken back.
  ///
  /// The other values are those that other rows have, one that is changed, and none. The owner takes away what keeps a row
  /// in its place (`alleen_toevoegen`, foreign keys that name it) and what counts it again: here the row is to be new.
  /// - Parameter waar: which rows are tried, in SQL; nil is every row.
  static func probeer(_ tabel: String, waar: String? = nil, in dienst: Proefdienst) async throws -> [Poging] {
    for functie in [anderDan, probeerRijen(waar ?? "true")] {
      if let fout = try await dienst.sql(functie) { throw Ongeldig(tekst: "\(tabel): \(fout)") }
    }
    return try await dienst.alsEigenaar("SELECT kolom, waarde, weigering FROM public.probeer_rijen('\(tabel)')").map {
      Poging(
        kolom: try $0.get("kolom", as: String?.self), waarde: try $0.get("waarde", as: String.self),
        weigering: try $0.get("weigering", as: String?.self))
    }
  }

  /// How many rows of a table are tried: the last ones that were written.
  private static let rijenMax = 8

  private static func probeerRijen(_ waar: String) -> String {
    """
    CREATE OR REPLACE FUNCTION public.probeer_rijen(tabel text)
    RETURNS TABLE (kolom text, waarde text, weigering text) LANGUAGE plpgsql AS $proef$
    DECLARE
      wie CONSTANT text := current_user;
      oud record;
      veld record;
      anders jsonb;
      kolommen text;
      naam text;
      code text;
      uitslag jsonb := '[]';
    BEGIN
    BEGIN
      FOR oud IN
        SELECT conrelid::regclass AS van, conname FROM pg_constraint WHERE confrelid = tabel::regclass AND contype = 'f'
      LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', oud.van, oud.conname);
      END LOOP;
      FOR oud IN
        SELECT tgrelid::regclass AS van, tgname FROM pg_trigger
        WHERE tgrelid = tabel::regclass AND tgname IN ('alleen_toevoegen', 'telt_mee', 'neemt_bankkenmerk')
      LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', oud.van, oud.tgname);
      END LOOP;
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO kolommen FROM pg_attribute
      WHERE attrelid = tabel::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND has_column_privilege('weegschaal_toepassing', attrelid, attnum, 'INSERT');
      FOR oud IN EXECUTE format('SELECT ctid AS plaats, to_jsonb(t) AS rij FROM %s t WHERE \(waar) ORDER BY ctid DESC LIMIT \(rijenMax)', tabel)
      LOOP
        FOR veld IN
          SELECT NULL::text AS kolom, NULL::text AS soort
          UNION ALL
          SELECT attname::text, (SELECT b.typname FROM pg_type b WHERE b.oid = coalesce(nullif(t.typbasetype, 0), t.oid))
          FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
          WHERE attrelid = tabel::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''
            AND has_column_privilege('weegschaal_toepassing', attrelid, attnum, 'INSERT')
        LOOP
          FOR anders IN EXECUTE CASE WHEN veld.kolom IS NULL THEN 'SELECT $1' ELSE format(
            'SELECT $1 || jsonb_build_object(%L, w) FROM (SELECT to_jsonb(%I) AS w FROM %s '
            'UNION SELECT to_jsonb(%s) UNION SELECT ''null'') n WHERE coalesce(w, ''null'') <> $1 -> %L LIMIT 6',
            veld.kolom, veld.kolom, tabel, public.ander_dan(veld.soort, oud.rij ->> veld.kolom), veld.kolom) END
            USING oud.rij
          LOOP
            BEGIN
              EXECUTE format('DELETE FROM %s WHERE ctid >= $1', tabel) USING oud.plaats;
              SET LOCAL ROLE weegschaal_toepassing;
              EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM jsonb_populate_record(NULL::%s, $1)',
                tabel, kolommen, kolommen, tabel) USING anders;
              SET CONSTRAINTS ALL IMMEDIATE;
              RAISE EXCEPTION USING ERRCODE = 'WS000';
            EXCEPTION WHEN OTHERS THEN
              GET STACKED DIAGNOSTICS naam = CONSTRAINT_NAME, code = RETURNED_SQLSTATE;
              uitslag := uitslag || jsonb_build_object(
                'kolom', veld.kolom, 'waarde', left(coalesce(anders ->> veld.kolom, 'null'), 60),
                'weigering', CASE WHEN code <> 'WS000' THEN coalesce(nullif(naam, ''), code) END);
            END;
          END LOOP;
        END LOOP;
      END LOOP;
      RAISE EXCEPTION USING ERRCODE = 'WS001';
    EXCEPTION WHEN SQLSTATE 'WS001' THEN
      ASSERT current_user = wie;
    END;
      RETURN QUERY SELECT u.* FROM jsonb_to_recordset(uitslag) AS u (kolom text, waarde text, weigering text);
    END $proef$
    """
  }

  /// Another value of the same type, as an expression.
  private static let anderDan = """
    CREATE OR REPLACE FUNCTION public.ander_dan(soort text, waarde text) RETURNS text LANGUAGE sql AS $anders$
      SELECT CASE
        WHEN soort IN ('int4', 'int8', 'int2') THEN (coalesce(waarde::bigint, 0) + 1)::text
        WHEN soort = 'bool' THEN (NOT coalesce(waarde::boolean, false))::text
        WHEN soort = 'date' THEN quote_literal(coalesce(waarde::date, '2025-04-01') + 1) || '::date'
        WHEN soort = 'timestamptz' THEN
          quote_literal(coalesce(waarde::timestamptz, '2025-04-01') - interval '1 hour') || '::timestamptz'
        WHEN soort = 'bytea' THEN quote_literal(sha256(coalesce(waarde, '')::bytea)::text) || '::bytea'
        WHEN soort = '_text' THEN 'ARRAY[''anders'']'
        WHEN soort IN ('json', 'jsonb') THEN '''[{"tot": "2025-03-28T08:45:00Z", "grond": "Anders."}]''::jsonb'
        WHEN waarde ~ '^[0-9a-f]{64}$' THEN quote_literal(encode(sha256(waarde::bytea), 'hex')) || '::text'
        ELSE quote_literal(coalesce(waarde, '') || 'x') || '::text'
      END;
    $anders$
    """
}
