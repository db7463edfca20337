"""The endpoint that takes submissions in, as one would write it in FastAPI with asyncpg: the same tables, rows, keys,
durability and receipt, with the same checks; the body by pydantic, a line of the log by uvicorn."""

import base64
import hashlib
import json
import os
import uuid
from contextlib import asynccontextmanager
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Literal

import asyncpg
from fastapi import FastAPI, Header, HTTPException, Request, Response
from fastapi_toetsen import geschiktheid
from pydantic import BaseModel, Field

NU = datetime(2025, 3, 20, 9, tzinfo=timezone.utc)
NULLEN = "0" * 64
# What one applicant may file in a round, as `config/weegschaal.json` has it.
AANVRAGEN_MAX, BYTES_MAX = 20, 41_943_040


class Regel(BaseModel):
    soort: str
    omschrijving: str = Field(max_length=2000)
    bedrag: Decimal = Field(ge=0, decimal_places=2)


class Activiteit(BaseModel):
    soort: Literal["a", "b", "c", "d", "e"]
    omschrijving: str = Field(max_length=5000)
    van: str | None = None
    tot: str | None = None
    doel: str | None = None
    lasten: list[Regel]
    baten: list[Regel]


class Contact(BaseModel):
    naam: str
    email: str
    telefoon: str | None = None


class Adres(BaseModel):
    straat: str | None = None
    huisnummer: str | None = None
    postbus: str | None = None
    postcode: str | None = None
    plaats: str | None = None
    land: str | None = None


class Ondertekening(BaseModel):
    naam: str | None = None
    functie: str | None = None
    datum: date | None = None


class Aanvrager(BaseModel):
    naam: str = Field(min_length=1, max_length=200)
    kvkNummer: str = Field(pattern=r"^[0-9]{8}$")
    rechtsvorm: str
    statutairDoel: str
    ondersteuntSociaalOndernemers: bool
    adres: Adres | None = None
    contact: Contact | None = None
    iban: str | None = None


class Btw(BaseModel):
    ondernemer: str
    verrekenbaar: Decimal
    nietVerrekenbaar: Decimal


class Steun(BaseModel):
    verstrekker: str
    verleendOp: date
    bedrag: Decimal
    verordening: str


class DeMinimis(BaseModel):
    ondertekendOp: date
    ondertekenaar: str
    steun: list[Steun]


class Prestaties(BaseModel):
    gesprekkenNieuw: int
    gesprekkenBestaand: int
    vraagmogelijkheden: str
    zichtbaarheid: str
    ondersteundeOndernemers: int
    waarvanBuitenDenHaag: int
    waarvanSocialeStartups: int
    evenementen: int
    deelnamesAanEvenementen: int
    overlegstructuren: int
    samenwerkingen: int


class Aanvraag(BaseModel):
    aanvrager: Aanvrager
    gevraagdBedrag: Decimal = Field(gt=0, decimal_places=2)
    activiteiten: list[Activiteit] = Field(min_length=1, max_length=50)
    btw: Btw
    deMinimis: DeMinimis | None = None
    prestaties: Prestaties
    ondertekening: Ondertekening | None = None


@asynccontextmanager
async def leven(app):
    app.pool = await asyncpg.create_pool(
        os.environ["BENCH_POSTGRES"], min_size=8, max_size=16,
        server_settings={"search_path": "weegschaal", "role": "weegschaal_toepassing", "enable_seqscan": "off"})
    yield
    await app.pool.close()


app = FastAPI(lifespan=leven)


@app.post("/v1/rondes/{jaar}/aanvragen", status_code=201)
async def dien_in(
    jaar: int, aanvraag: Aanvraag, request: Request, authorization: str = Header(), idempotency_key: str = Header()
):
    document = (await request.body()).decode()
    sha256 = hashlib.sha256(document.encode()).hexdigest()
    async with app.pool.acquire() as db, db.transaction():
        houder = await db.fetchrow(
            "SELECT rollen, kvk_nummer FROM toegangssleutel WHERE sha256 = $1",
            hashlib.sha256(authorization.removeprefix("Bearer ").encode()).hexdigest())
        kvk = aanvraag.aanvrager.kvkNummer
        if houder is None or houder["kvk_nummer"] != kvk:
            raise HTTPException(403)
        door = f"kvk:{kvk}"
        eerder = await db.fetchrow(
            "SELECT lichaam_sha256, antwoord || ',\"aanvraag\":' || (SELECT document FROM aanvraagdocument"
            " WHERE dossier = h.aanvraag AND versie = 1) || '}' AS antwoord FROM herhaling h"
            " WHERE houder = $1 AND methode = 'POST' AND pad = $2 AND sleutel = $3",
            door, request.url.path, idempotency_key)
        if eerder:
            if eerder["lichaam_sha256"] != sha256:
                raise HTTPException(409)
            return Response(eerder["antwoord"], 201, media_type="application/json")
        ronde = await db.fetchrow(
            "SELECT opent, sluit, regeling_sha256, deel_ronde(jaar) FROM rondeversie WHERE jaar = $1"
            " ORDER BY versie DESC LIMIT 1", jaar)
        await db.execute("SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-aanvrager ' || $1::text, $2))", kvk, jaar)
        eigen = await db.fetchrow(
            "SELECT count(*) AS aantal, coalesce(sum(v.bytes), 0) AS bytes FROM dossierstand s CROSS JOIN LATERAL"
            " (SELECT sum(w.bytes) AS bytes FROM aanvraagversie w WHERE w.dossier = s.dossier"
            " AND w.aanleiding <> 'aanvulling' OFFSET 0) v WHERE s.kvk_nummer = $1 AND s.jaar + 0 = $2", kvk, jaar)
        if eigen["aantal"] >= AANVRAGEN_MAX or eigen["bytes"] + len(document.encode()) > BYTES_MAX:
            raise HTTPException(409)
        tijdig = ronde["opent"] <= NU < ronde["sluit"]
        bevinding = geschiktheid(aanvraag, NU, ronde["opent"], ronde["sluit"], ronde["regeling_sha256"])
        id, zout = str(uuid.uuid4()), os.urandom(32)
        kenmerk = "SSO-%d-%s" % (jaar, base64.b32encode(os.urandom(5)).decode())
        gezouten = hashlib.sha256(zout + document.encode()).hexdigest()
        inhoud = json.dumps(
            {"eersteByteOp": NU.isoformat(), "gevraagdBedrag": str(aanvraag.gevraagdBedrag), "gezoutenSha256": gezouten,
             "jaar": jaar, "kenmerk": kenmerk, "ontvangenOp": NU.isoformat(), "tijdig": tijdig, "versie": 1},
            separators=(",", ":"))
        kop = hashlib.sha256((NULLEN + id + inhoud).encode()).hexdigest()
        koppen = {
            "Location": f"/v1/aanvragen/{id}", "ETag": '"1"', "API-Version": "1.0.0", "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Referrer-Policy": "no-referrer",
            "Strict-Transport-Security": "max-age=31536000; includeSubDomains", "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY"}
        bewijskop = json.dumps(
            {"id": id, "kenmerk": kenmerk, "jaar": jaar, "status": "ingediend", "ontvangenOp": NU.isoformat(),
             "eersteOntvangstOp": NU.isoformat(), "sha256": sha256, "gebeurtenis": {"volgnummer": 1, "sha256": kop},
             "geschiktheid": bevinding}, separators=(",", ":"), ensure_ascii=False)[:-1]
        antwoord = f'{bewijskop},"aanvraag":{document}}}'
        await db.execute(
            "INSERT INTO herhaling (houder, methode, pad, sleutel, jaar, lichaam_sha256, status, koppen, antwoord,"
            " aanvraag, tijdstip) VALUES ($1, 'POST', $2, $3, $4, $5, 201, $6, $7, $8, $9)",
            door, request.url.path, idempotency_key, jaar, sha256, json.dumps(list(koppen.items())), bewijskop, id, NU)
        await db.execute(
            "INSERT INTO dossier (id, jaar, kenmerk, kvk_nummer, eerste_ontvangst_op) VALUES ($1, $2, $3, $4, $5)",
            id, jaar, kenmerk, kvk, NU)
        await db.execute(
            "INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)"
            " VALUES ($1, 1, 'aanvraag_ingediend', $2, $3, $4, $5, $6)", id, NU, door, NULLEN, inhoud, kop)
        await db.execute(
            "INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op,"
            " sha256, gezouten_sha256, bytes) VALUES ($1, 1, 'indiening', $2, $2, $2, $3, $4, $5)", id, NU, sha256, gezouten,
            len(document.encode()))
        await db.execute(
            "INSERT INTO aanvraagdocument (dossier, versie, zout, document, iban) VALUES ($1, 1, $2, $3, $4)", id, zout, document,
            aanvraag.aanvrager.iban)
        await db.execute(
            "INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam,"
            " gevraagd, volgnummer, kop) VALUES ($1, $2, $3, 'ingediend', 1, $4, $5, $6, $7, 1, $8)",
            id, jaar, kvk, NU, tijdig, aanvraag.aanvrager.naam, int(aanvraag.gevraagdBedrag * 100), kop)
    return Response(antwoord, 201, koppen, media_type="application/json")
