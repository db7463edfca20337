"""What the measurements find in the database: a round, holders of tokens, and files as submissions leave them. Each
function gives statements for the owner of the database."""

import base64
import hashlib
import random
from pathlib import Path

DELEN = Path(__file__).resolve().parent
WORTEL = DELEN.parent.parent
AANVRAAG = DELEN / "aanvraag.json"
REGELING = WORTEL / "config/regelingen/den-haag-sociaal-ondernemers-2025.json"
EERSTE_KVK = 10_000_000
NU = "2025-03-20T09:00:00Z"
NA_SLUITING = "2025-04-01T09:00:00Z"
# A valid account for each applicant (ISO 13616): the bank, the account and the country as digits, 1 modulo 97.
IBAN_SQL = "'NL' || lpad((98 - mod(('1011231000' || kvk || '232100')::numeric, 97))::text, 2, '0') || 'ABNA00' || kvk"
MEDEWERKERS = ["auditor", "intake", "beoordelaar", "besluitnemer", "financieel", "beheerder"]
# Lines of costs that bring an application to 1.9 MB, of the 2 MiB that one may have: each with the longest text.
REGELS_PER_ACTIVITEIT, TEKENS_PER_REGEL = 156, 4000


def aanvraag(kvk, tekst=None):
    """The application of one applicant, or another text with the same places."""
    iban = f"NL{98 - int(f'1011231000{kvk}232100') % 97:02d}ABNA00{kvk}"
    return (tekst or AANVRAAG.read_text()).replace("NUMMER", kvk).replace("REKENING", iban)


def lange_aanvraag():
    """An application of 1.9 MB that is valid, with the places of the applicant. Its texts cannot be made shorter."""
    dobbelsteen = random.Random(2025)

    def regels():
        return "".join(
            '{"soort":"overig","omschrijving":"%s","bedrag":0.00},'
            % base64.b64encode(dobbelsteen.randbytes(TEKENS_PER_REGEL * 3 // 4)).decode()
            for _ in range(REGELS_PER_ACTIVITEIT))

    delen = AANVRAAG.read_text().split('"lasten":[')
    return delen[0] + "".join(f'"lasten":[{regels()}{deel}' for deel in delen[1:])


def ronde(aanvragers):
    """The round, a token for each applicant, and tokens for staff. The round and the tokens of applicants stand without
    their events, and pass no trigger, which would take minutes for the tokens; no measurement reads those events."""
    return ["SET search_path = weegschaal", "INSERT INTO databasekenmerk VALUES ('klok', 'gesimuleerd')",
      "ALTER TABLE toegangssleutel DISABLE TRIGGER rollen_gaan_samen", f"""
      INSERT INTO toegangssleutel (sha256, rollen, kvk_nummer, aangemaakt_op)
      SELECT encode(sha256(convert_to('t' || kvk, 'UTF8')), 'hex'), ARRAY['aanvrager'], kvk, '{NU}'
      FROM (SELECT ({EERSTE_KVK} + i)::text AS kvk FROM generate_series(0, {aanvragers} - 1) i) k""",
      "ALTER TABLE toegangssleutel ENABLE TRIGGER rollen_gaan_samen", *sleutels(MEDEWERKERS, 0),
      "ALTER TABLE rondeversie DISABLE TRIGGER volgt_gebeurtenis", f"""
      INSERT INTO rondeversie (jaar, versie, opent, sluit, plafond, bekendmaking_kenmerk, bekendmaking_datum,
        bekendmaking_vindplaats, verlengingen, regeling_code, regeling_sha256, vastgesteld_op, door)
      VALUES (2025, 1, '2025-03-19T23:00:00Z', '2025-03-27T23:00:00Z', 10000000, 'gmb-2025-121257', '2025-03-19',
        'Gemeenteblad 2025, 121257', '[]', 'den-haag-sociaal-ondernemers-2025',
        '{hashlib.sha256(REGELING.read_bytes()).hexdigest()}', '{NU}', 'beheer')""",
      "ALTER TABLE rondeversie ENABLE TRIGGER volgt_gebeurtenis", "VACUUM ANALYZE"]


def sleutels(rollen, volgnummer):
    """A token for a person of each role: the name of the role, with a number when it is not the first."""
    naam = f"rol || {f'{volgnummer}'!r}" if volgnummer else "rol"
    return ["SET search_path = weegschaal", f"""
      SELECT maak_sleutel(encode(sha256(convert_to({naam}, 'UTF8')), 'hex'), {naam}, ARRAY[rol], {naam}, NULL, NULL,
        '{NU}', 'os:bench')
      FROM unnest(ARRAY[{', '.join(f'{rol!r}' for rol in rollen)}]) rol"""]


def dossiers(eerste, laatste, tekst=None):
    """Files as submissions leave them, of the applicants with these numbers."""
    tekst = (tekst or AANVRAAG.read_text()).replace("'", "''")
    hoofd = (f"WITH n AS (SELECT ({EERSTE_KVK} + i)::text AS kvk, md5(i::text)::uuid::text AS id, repeat('ab', 32) AS sha"
             f" FROM generate_series({eerste}, {laatste}) i) ")
    return [
        "SET search_path = weegschaal",
        hoofd + f"INSERT INTO dossier SELECT id, 2025, 'K-' || kvk, kvk, '{NU}' FROM n",
        hoofd + "INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)"
        f" SELECT id, 1, 'aanvraag_ingediend', '{NU}', 'kvk:' || kvk, repeat('0', 64),"
        f" '{{\"eersteByteOp\":\"{NU}\",\"gevraagdBedrag\":24000.00,\"gezoutenSha256\":\"' || sha ||"
        f" '\",\"jaar\":2025,\"kenmerk\":\"K-' || kvk || '\",\"ontvangenOp\":\"{NU}\",\"tijdig\":true}}', sha FROM n",
        hoofd + "INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op,"
        f" sha256, gezouten_sha256, bytes) SELECT id, 1, 'indiening', '{NU}', '{NU}', '{NU}', sha, sha, {len(tekst)} FROM n",
        hoofd + "INSERT INTO aanvraagdocument (dossier, versie, zout, document, iban) SELECT id, 1, decode(sha, 'hex'),"
        f" replace(replace('{tekst}', 'NUMMER', kvk), 'REKENING', iban), iban FROM (SELECT *, {IBAN_SQL} AS iban FROM n) n",
        hoofd + "INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam,"
        f" gevraagd, volgnummer, kop) SELECT id, 2025, kvk, 'ingediend', 1, '{NU}', true, 'S', 2400000, 1, sha FROM n",
        "VACUUM ANALYZE", "CHECKPOINT"]
