internal import Loket

/// What holds for all routes and what the words mean, as the description begins with it. Who writes a client from the
/// description alone needs no other text.
enum Leeswijzer {
  static let tekst = [
    inleiding, toegang, getallen, fouten, herhalen, versies, lijsten, verloop, rangschikken, vingerafdrukken, uitvoer,
    anderen,
  ].joined(separator: "\n\n")

  private static func lijst(_ reeks: Woordenreeks) -> String { reeks.lijst ?? "" }

  private static let inleiding = """
    De dienst van de Subsidieregeling ondersteuning sociaal ondernemen Den Haag 2025.

    Antwoorden kunnen later leden erbij krijgen, en lijsten van woorden later woorden. Wie leest, laat staan wat hij niet \
    kent.
    """

  private static let toegang = """
    ## Toegang

    De gemeente geeft een toegangssleutel. Stuur hem mee als `Authorization: Bearer SLEUTEL`. Een sleutel heeft een of meer \
    rollen; `x-rollen` noemt bij elk adres de rollen die het mogen. De medewerkers zijn intake, beoordelaar, besluitnemer, \
    financieel en auditor.

    \(lijst(.rollen))

    Bij sommige stappen zijn twee personen nodig. Het adres zegt welke; de weigering is 403 met een type dat eindigt op \
    `/vier-ogen`.
    """

  private static let getallen = """
    ## Bedragen, dagen en teksten

    Bedragen zijn getallen in euro's met ten hoogste twee decimalen; antwoorden schrijven er precies twee. Aantallen zijn \
    gehele getallen: `14.0` is er geen. Geen van beide heeft een exponent, een plusteken of een min voor nul. Datums zijn \
    dagen in Den Haag; tijdstippen hebben een tijdzone, en staan in antwoorden in UTC.

    De lengte van een tekst telt in Unicode-tekens, en CR LF telt als één teken. Een tekst die niet leeg mag zijn, heeft \
    ten minste één teken dat te zien is. Een naam heeft geen onzichtbare opmaaktekens. Een veld dat niet in het schema \
    staat of dat twee keer voorkomt, wordt geweigerd.
    """

  private static let fouten = """
    ## Fouten

    Een fout is een probleem volgens RFC 9457. `type` is een adres van deze dienst, zonder naam van de machine: daar staat \
    wat het betekent en wat eraan te doen is. Een geweigerd bericht noemt al zijn fouten tegelijk, elk met de plaats \
    (`pointer`, RFC 6901), een `code` en een melding. Bij 409 zegt `stand` hoe de aanvraag of de ronde ervoor staat, en \
    `mogelijk` wat de vrager nu wel kan; dat zijn zinnen voor mensen.

    Op elk adres kan een andere methode 405 of 501 geven, en een bericht dat geen HTTP is 400 of 505. Wie meer stuurt dan \
    de beheerder toelaat, krijgt 429; `Retry-After` zegt over hoeveel seconden het weer kan. Staat dat er niet, dan kan \
    het niet meer.
    """

  private static let herhalen = """
    ## Een verzoek dat twee keer komt

    Wie geen antwoord kreeg, weet niet of het verzoek is verwerkt. Stuur daarom bij elke POST die iets maakt een \
    `Idempotency-Key` mee, en bij een nieuwe poging dezelfde. Het verzoek gebeurt dan één keer. Elke keer daarna is het \
    antwoord het eerste, met hetzelfde moment van ontvangst en de kop `Idempotent-Replayed: true`.

    - Een sleutel hoort bij de houder van de toegangssleutel, de methode en het pad. Een ander mag dezelfde kiezen.
    - Dezelfde sleutel met een ander lichaam, al is het één byte, geeft 409.
    - Onthouden worden 2xx en 409, tot een jaar na de ronde. Na een andere weigering is de sleutel niet gebruikt.
    - Komt het tweede verzoek terwijl het eerste nog loopt, dan wacht het.
    """

  private static let versies = """
    ## Versies

    `ETag` is de versie van wat er staat. Stuur hem bij PUT mee als `If-Match`, met de aanhalingstekens: is er intussen \
    iets veranderd, dan is het antwoord 412 en verandert er niets. Op andere methoden mag het. `*` past op wat er staat. \
    Het antwoord op een stap heeft de `ETag` die daarna geldt, ook bij 201. Op een aanvraag maakt elke stap van wie dan \
    ook een nieuwe. Met `If-None-Match` is het antwoord 304 zolang er niets veranderde.
    """

  private static let lijsten = """
    ## Lijsten

    Een lijst heeft bladzijden. `pagina` en `paginagrootte` kiezen er een, `totaal` telt alles, en de kop `Link` (RFC 8288) \
    noemt `first`, `prev`, `next` en `last` als pad.
    """

  private static let verloop = """
    ## Het verloop

    1. De beheerder kondigt een ronde aan. Aanvragers dienen in, vervangen en trekken in zolang de termijn loopt.
    2. Intake vraagt om wat ontbreekt; een beoordelaar beoordeelt en handelt signalen af.
    3. Na de sluiting bevriest een beoordelaar de rangschikking. Een ander besluit, en maakt bekend.
    4. Een medewerker draagt het voorschot op, een ander bevestigt de betaling.
    5. De aanvrager verantwoordt; de subsidie wordt vastgesteld; wat te veel was, komt terug.

    De stand van een aanvraag:

    \(lijst(.standen))

    Een *poging* is een indiening die is geweigerd; zij blijft bewaard. Een *signaal* is iets waar een beoordelaar bij \
    stilstaat; open signalen houden het bevriezen tegen.
    """

  private static let rangschikken = """
    ## De rangschikking

    `GET /rondes/{jaar}/rangschikking` geeft haar zoals zij nu zou zijn, met `voorlopig: true`; na het besluit is zij die \
    van het besluit, met `voorlopig: false` en wat sindsdien veranderde. Een bevroren rangschikking heeft een nummer en \
    verandert nooit. Uit haar `…/invoer` volgt zij opnieuw, byte voor byte; `…/herberekening` rekent dat na.

    Beslist een gelijke stand over geld, dan is `toegekend` null en `uitkomst` `onbeslist` tot er is geloot. Het zaad van de \
    loting is vooraf vastgelegd met zijn SHA-256 (`lotingVastlegging`); het lotgetal trekt de dienst na de sluiting.
    """

  private static let vingerafdrukken = """
    ## Vingerafdrukken en de keten

    Wat er met een aanvraag gebeurt, staat als gebeurtenis in haar *keten*: elke noemt met `vorige` de SHA-256 van die \
    ervoor (64 nullen bij de eerste). Een *zegel* legt de laatste gebeurtenis van elke aanvraag van de ronde samen vast. Wie \
    een zegel elders bewaart, ziet later of er iets is veranderd.

    De SHA-256 van een bericht of een bestand is van zijn bytes. Die van een gebeurtenis, een zegel en een rangschikking is \
    van de *canonieke vorm*: JSON in UTF-8 zonder witruimte, de namen gesorteerd op codepunt, teksten geschreven als in \
    RFC 8785, 3.2.2.2, aantallen als geheel getal en bedragen met precies twee decimalen. Wat ontbreekt, blijft weg. Zo is `{"b":1.5,"a":"é"}`, met `b` een \
    bedrag, `{"a":"é","b":1.50}`, en de SHA-256 daarvan \
    `e1f1c0a50b5ec764f0fb944fad393aa55830b03fa98b4612b3767ac083eb061f`.

    De SHA-256 van een gebeurtenis is van haar leden `volgnummer`, `dossier`, `soort`, `tijdstip`, `door`, `vorige` en \
    `inhoud`, zonder `sha256` zelf. Schrijf getallen terug zoals u ze las: een bedrag dat een programma als binair getal \
    bewaart, verliest zijn tweede decimaal. `inhoud` heeft geen persoonsgegevens. `gezoutenSha256` legt vast wat erbij hoort \
    en is zonder het zout niet na te rekenen.

    De soorten gebeurtenissen:

    \(lijst(.gebeurtenissen))
    """

  private static let uitvoer = """
    ## De uitvoer van de keten

    `GET /gebeurtenissen` met `Accept: application/x-ndjson` geeft een document per regel, met `soort`:

    - `export`, de eerste: het moment waarvan dit de stand is, en wat ervan is gevraagd;
    - `zegel` en `verdeling` van elke ronde;
    - van elke aanvraag en ronde `gebeurtenis`, met na elke haar `boeking`, en aan het eind `rekeningstand` en `dossier`;
    - `einde`, de laatste: hoeveel regels ervoor staan, en de SHA-256 van hun bytes met de regeleinden.

    De SHA-256 naast een zegel is van het lid `zegel` in canonieke vorm, die naast een gebeurtenis van het lid `gebeurtenis`.
    `weegschaal controleer --bestand` loopt zo'n uitvoer na zonder deze dienst.
    """

  private static let anderen = """
    ## Gebeurtenissen voor anderen

    De gemeente kan een systeem laten volgen wat er met aanvragen gebeurt, zonder dat het steeds vraagt. Het krijgt elke \
    gebeurtenis als CloudEvent: zie `webhooks`.
    """
}
