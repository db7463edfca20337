-- What the service asks of the database for one submission, for pgbench: the holder of the token, the share in the round,
-- the lock and the count of the applicant, and the rows, all in one transaction and one round trip. Each client has numbers of its own; the application, the receipt
-- and the event come by -D, so that they travel with every transaction. The event names the reference of its file.
\set n :n + 1
\set kvk 10000000 + :client_id * 200000 + :n
\startpipeline
BEGIN;
SELECT sha256::text AS sha256, rollen, persoon::text, kvk_nummer::text FROM toegangssleutel t WHERE sha256 = encode(sha256(convert_to('t' || :kvk::int, 'UTF8')), 'hex') AND NOT EXISTS (SELECT FROM sleutelintrekking i WHERE i.sha256 = t.sha256);
SELECT deel_ronde(2025);
SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-aanvrager ' || :kvk::int, 2025));
SELECT count(*) AS aantal, coalesce(sum(v.bytes), 0) AS bytes FROM dossierstand s CROSS JOIN LATERAL (SELECT sum(coalesce(octet_length(d.document), w.bytes)) AS bytes FROM aanvraagversie w LEFT JOIN aanvraagdocument d ON d.dossier = w.dossier AND d.versie = w.versie WHERE w.dossier = s.dossier AND w.aanleiding <> 'aanvulling' OFFSET 0) v WHERE s.kvk_nummer = (:kvk::int)::text AND s.jaar + 0 = 2025;
INSERT INTO herhaling (houder, methode, pad, sleutel, jaar, lichaam_sha256, status, koppen, antwoord, tijdstip) VALUES ('kvk:' || :kvk::int, 'POST', '/v1/rondes/2025/aanvragen', 'k' || :kvk::int, 2025, :sha256, 201, :koppen::text::jsonb, :antwoord, '2025-03-20T09:00:00Z');
INSERT INTO dossier (id, jaar, kenmerk, kvk_nummer, eerste_ontvangst_op) VALUES ('0195b2a4-7c00-7000-8000-0000' || :kvk::int, 2025, 'SSO-2025-' || :kvk::int, (:kvk::int)::text, '2025-03-20T09:00:00Z');
INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256) VALUES ('0195b2a4-7c00-7000-8000-0000' || :kvk::int, 1, 'aanvraag_ingediend', '2025-03-20T09:00:00Z', 'kvk:' || :kvk::int, '0000000000000000000000000000000000000000000000000000000000000000', replace(:inhoud, 'KENMERK', 'SSO-2025-' || :kvk::int), :sha256);
INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256, gezouten_sha256, bytes) VALUES ('0195b2a4-7c00-7000-8000-0000' || :kvk::int, 1, 'indiening', '2025-03-20T09:00:00Z', '2025-03-20T09:00:00Z', '2025-03-20T09:00:00Z', :sha256, :gezouten, octet_length(:document));
INSERT INTO aanvraagdocument (dossier, versie, zout, document, iban) VALUES ('0195b2a4-7c00-7000-8000-0000' || :kvk::int, 1, decode(:sha256, 'hex'), :document, 'NL91ABNA00' || :kvk::int);
INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam, gevraagd, volgnummer, kop) VALUES ('0195b2a4-7c00-7000-8000-0000' || :kvk::int, 2025, (:kvk::int)::text, 'ingediend', 1, '2025-03-20T09:00:00Z', true, 'Stichting Haagse Ondernemerskracht', 2400000, 1, :sha256);
COMMIT;
\endpipeline
