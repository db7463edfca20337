internal import JSON
internal import Keten
internal import Loket

/// What the service sends to others, as OpenAPI's `webhooks` (<doc:/Weegschaal/EventsForOthers>).
enum Webhook {
  static let json: JSONValue = [
    "gebeurtenis": [
      "post": [
        "operationId": "ontvangGebeurtenis", "tags": [.text(Routegroep.abonnementen.rawValue)],
        "summary": "Een gebeurtenis van een aanvraag.", "description": .text(uitleg), "security": [],
        "parameters": .array(koppen.map(\.json)),
        "requestBody": [
          "required": true,
          "content": .object([
            JSONMember(
              "application/cloudevents+json",
              ["schema": Antwoordschema.cloudEvent.verwijzing.json, "example": CloudEvent.voorbeeld])
          ]),
        ],
        "responses": [
          "2XX": ["description": "De gebeurtenis is veilig opgeslagen, of was dat al."],
          "4XX": ["description": "De gebeurtenis wordt geweigerd. Zij komt terug, telkens later, tot zij vastloopt."],
          "5XX": ["description": "De ontvanger is weg. Alle gebeurtenissen wachten, hoelang ook."],
        ],
      ]
    ]
  ]

  private static let uitleg = """
    De dienst stuurt haar naar elk systeem dat de gemeente in haar instellingen noemt. Antwoord binnen 10 seconden. Een \
    gebeurtenis komt ten minste één keer: laat weg wat u al heeft, herkenbaar aan `id`. Zij komt voor de latere van dezelfde \
    aanvraag. Meer dan wat er staat is te lezen op `dataref`, met een eigen toegangssleutel.

    De antwoorden 401, 403, 404, 405, 407, 408, 410, 421, 425 en 429 zeggen ook dat de ontvanger weg is.
    """

  private struct Kop {
    let naam: String
    let uitleg: String

    var json: JSONValue {
      [
        "name": .text(naam), "in": "header", "required": false, "description": .text(uitleg),
        "schema": JSONSchema.text().json,
      ]
    }
  }

  private static let koppen = [
    Kop(naam: "Authorization", uitleg: "`Bearer` met de sleutel, bij een abonnement met een sleutel."),
    Kop(naam: "webhook-id", uitleg: "Het id van het bericht, bij een abonnement met een handtekening."),
    Kop(naam: "webhook-timestamp", uitleg: "Het moment van versturen in seconden, bij een handtekening."),
    Kop(
      naam: "webhook-signature",
      uitleg: "`v1,` en de base64 van HMAC-SHA256 over id, punt, moment, punt en lichaam (Standard Webhooks)."),
  ]
}

extension CloudEvent {
  /// The schema of a message.
  static let schema = JSONSchema.object([
    "specversion": .constant("1.0"),
    "id": JSONSchema.sha256.described("De SHA-256 van de gebeurtenis in de keten, bij elke poging dezelfde."),
    "source": JSONSchema.text().described("De urn van de gemeente en dit systeem."),
    "type": JSONSchema.choice(Gehoor.soorten.map { soort($0.rawValue) }).described(
      "De soort gebeurtenis. De gemeente kiest welke soorten een systeem krijgt."),
    "subject": JSONSchema.text().described("Het id van de aanvraag."),
    "time": JSONSchema.tijdstip.described("Wanneer de gebeurtenis is vastgelegd."),
    "datacontenttype": .constant("application/json"),
    "dataref": JSONSchema.text(format: "uri").described("Waar de aanvraag is te lezen."),
    "sequence": JSONSchema.text(pattern: "^[1-9][0-9]*$").described(
      "De hoeveelste gebeurtenis van deze aanvraag het is, van die het systeem krijgt."),
    "sequencetype": .constant("Integer"),
    "data": .object([
      "id": JSONSchema.text().described("Het id van de aanvraag."), "jaar": .integer(),
      "soort": .reeks(.gebeurtenissen),
    ]),
  ])

  /// A message, as it goes out.
  static let voorbeeld = CloudEvent(
    bron: "urn:nld:oin:00000001823288444000:systeem:weegschaal", adres: "https://weegschaal.example"
  ).inhoud(
    id: "6633fee83e2c0908b6d1c52c2024ff8dbb9b0c5ab1aebab61aa6da961a4976c5",
    dossier: "0195b2c7-e689-75ac-9ebb-89d9d2e82688", soort: Gebeurtenissoort.aanvraagIngediend.rawValue,
    tijdstip: "2025-03-20T09:00:00.009Z", nummer: 1, jaar: 2025)
}
