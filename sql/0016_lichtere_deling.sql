-- Every group of submissions shares the lock of its round. A function in SQL is planned anew at each call, and one in
-- PL/pgSQL once for each connection.
SET LOCAL search_path = pg_catalog, weegschaal, pg_temp;

CREATE OR REPLACE FUNCTION weegschaal.deel_ronde(gevraagd_jaar integer) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, weegschaal, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('weegschaal-ronde', gevraagd_jaar));
END $$;
