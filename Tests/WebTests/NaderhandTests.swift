import Begrippen
import JSON
import Loket
import Proeven
import Testing

/// A settlement has no effect before it is made known (Awb 3:40): until then the applicant may account as if it were not
/// there, what he sends is received, and the settlement rests on what it rested on.
@Suite struct NaderhandTests {
  /// Two grants that differ in their number in the Handelsregister alone, both paid in advance.
  private func met(
    _ grenzen: Deurgrenzen = Deurgrenzen(),
    _ doe: (Proefdienst, _ een: Getoondproef.Partij, _ twee: Getoondproef.Partij) async throws -> Void
  ) async throws {
    try await Proefdienst.met(deurgrenzen: grenzen) { dienst in
      try await dienst.maakRonde()
      var partijen: [Getoondproef.Partij] = []
      for kvkNummer in ["27312345", "27312346"] {
        partijen.append(
          Getoondproef.Partij(
            id: try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: kvkNummer)), kvkNummer: kvkNummer,
            sleutel: try await dienst.aanvrager(kvkNummer)))
      }
      try await dienst.verleen()
      for partij in partijen {
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(partij.id)/voorschot", try await dienst.medewerker(.financieel, als: "jan"), [:])
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(partij.id)/betalingen", try await dienst.medewerker(.financieel, als: "piet"),
          ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": .text("bank-\(partij.id)")])
      }
      try await doe(dienst, partijen[0], partijen[1])
    }
  }

  private func verantwoord(
    _ dienst: Proefdienst, _ partij: Getoondproef.Partij, overig: Int64 = 400_000, toelichting: String? = "Minder.",
    koppen: [String: String] = [:]
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(partij.id)/verantwoording", partij.sleutel,
      Voorbeeldverantwoording(overig: overig, toelichting: toelichting).json, koppen: koppen)
  }

  private func maakBekend(
    _ dienst: Proefdienst, _ partij: Getoondproef.Partij, op datum: String? = nil, koppen: [String: String] = [:]
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(partij.id)/vaststelling/bekendmaking",
      try await dienst.medewerker(.besluitnemer, als: "v1"),
      ["bekendgemaaktOp": .text(datum ?? "\(Amsterdam.datum(dienst.klok.nu()))")], koppen: koppen)
  }

  @Test(arguments: [false, true])
  func anAnswerToAnApplicantDoesNotDependOnTheSettlementBeforeItIsMadeKnown(isAmbtshalve: Bool) async throws {
    var grenzen = Deurgrenzen()
    // A part of what is asked comes beyond it.
    grenzen.verantwoordingenPerDagMax = 2
    try await met(grenzen) { dienst, een, twee in
      if !isAmbtshalve {
        for partij in [een, twee] { #expect(try await verantwoord(dienst, partij).status == 201) }
      }
      try dienst.zetKlok("2026-05-04T09:00:00Z")
      let leden = isAmbtshalve ? [JSONMember("ambtshalve", true)] : []
      #expect(try await dienst.stelVast(een.id, leden, isBekendgemaakt: false).status == 201)
      for keer in 1...2 {
        let verschil = try await Getoondproef.verschil(dienst, een, twee)
        #expect(verschil.isEmpty, "\(keer): \(verschil.prefix(5).joined(separator: "\n"))")
        if keer == 1 {
          // A date put back stands in the chain of the one, and waits for another.
          try dienst.zetKlok("2026-05-18T09:00:00Z")
          #expect(try await maakBekend(dienst, een, op: "2026-05-04").status == 202)
        }
      }
      let ander = try await Getoondproef.verschil(dienst, een, twee, isEigen: false)
      #expect(ander.isEmpty, "\(ander.prefix(5).joined(separator: "\n"))")
      #expect(try await maakBekend(dienst, een).status == 201)
      let daarna = try await Getoondproef.verschil(dienst, een, twee)
      for naam in ["GET /v1/aanvragen/{id}/vaststelling 0", "POST /v1/aanvragen/{id}/verantwoording 2 -"] {
        #expect(daarna.contains { $0.hasPrefix(naam) }, "\(naam)")
      }
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }

  @Test func theVersionThatAnApplicantIsShownMovesWithHisOwnAccountAlone() async throws {
    try await met { dienst, een, twee in
      for partij in [een, twee] { #expect(try await verantwoord(dienst, partij).status == 201) }
      #expect(try await dienst.stelVast(een.id, isBekendgemaakt: false).status == 201)
      for overig in [390_000, 380_000] as [Int64] {
        var tags: [String] = []
        for partij in [een, twee] {
          let tag = try await dienst.stuur("GET", "/v1/aanvragen/\(partij.id)", partij.sleutel).kop("ETag") ?? ""
          let uitslag = try await verantwoord(dienst, partij, overig: overig, koppen: ["If-Match": tag])
          #expect(uitslag.status == 201)
          #expect(try await verantwoord(dienst, partij, overig: overig, koppen: ["If-Match": tag]).status == 412)
          let na = try await dienst.stuur("GET", "/v1/aanvragen/\(partij.id)", partij.sleutel)
          #expect(na.kop("ETag") == uitslag.kop("ETag") && na.kop("ETag") != tag)
          // The receipt names the event of this account by its digest, which nothing hidden moves.
          #expect(uitslag.json["gebeurtenis"]?.members?.map(\.name) == ["sha256"])
          #expect(na.json["gebeurtenis"] == uitslag.json["gebeurtenis"])
          tags.append(na.kop("ETag") ?? "")
        }
        #expect(tags[0] == tags[1])
      }
      let voor = try await dienst.stuur("GET", "/v1/aanvragen/\(een.id)", een.sleutel).kop("ETag")
      #expect(try await maakBekend(dienst, een).status == 201)
      let na = try await dienst.stuur("GET", "/v1/aanvragen/\(een.id)", een.sleutel)
      #expect(na.kop("ETag") != voor && na.json["status"]?.text == "afgesloten")
    }
  }

  @Test func anAccountAfterTheSettlementIsKeptAndShownBesideIt() async throws {
    try await met { dienst, een, twee in
      // 8000 of 10 000 spent, explained: 7800 is eligible.
      #expect(try await verantwoord(dienst, een, overig: 200_000).status == 201)
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "v1")
      let pad = "/v1/aanvragen/\(een.id)"
      #expect(try await dienst.stelVast(een.id, isBekendgemaakt: false).json["vastgesteld"] == .number("7800.00"))
      let voor = try await dienst.stuur("GET", pad + "/vaststelling", besluitnemer)
      #expect(voor.json["naderhandOntvangen"] == [])
      let boeken = try await dienst.boeken(een.id)
      // What a deviation without an explanation misses shows in the newer account, not in what was settled.
      let nader = try await verantwoord(dienst, een, overig: 100_000, toelichting: nil)
      #expect(nader.status == 201 && nader.json["versie"] == .number("2"))
      #expect(nader.json["status"]?.text == "verantwoord")
      #expect(nader.json["onvolledig"] == ["/financieelVerslag/activiteiten/0/toelichting"])
      #expect(nader.json["naderhandOntvangen"] == nil)
      let eigen = try await dienst.stuur("GET", pad + "/verantwoording", een.sleutel)
      #expect(eigen.json["versie"] == .number("2") && eigen.json["naderhandOntvangen"] == nil)

      let regel: JSONValue = [["versie": .number("2"), "ontvangenOp": nader.json["ontvangenOp"] ?? .null]]
      let na = try await dienst.stuur("GET", pad + "/vaststelling", besluitnemer)
      #expect(na.json["naderhandOntvangen"] == regel && na.json["verantwoordingsversie"] == .number("1"))
      for lid in ["vastgesteld", "terugvordering", "status", "activiteiten", "afwijkingen"] {
        #expect(na.json[lid] == voor.json[lid], "\(lid)")
      }
      #expect(try await dienst.boeken(een.id) == boeken)
      let gelezen = try await dienst.stuur("GET", pad + "/verantwoording", besluitnemer)
      #expect(gelezen.json["versie"] == .number("2") && gelezen.json["naderhandOntvangen"] == regel)
      #expect(gelezen.json["status"]?.text == "vastgesteld")
      let vastgestelde = try await dienst.stuur("GET", pad + "/verantwoording?versie=1", besluitnemer)
      #expect(vastgestelde.json["versie"] == .number("1") && vastgestelde.json["onvolledig"] == [])
      #expect(vastgestelde.json["naderhandOntvangen"] == regel)
      for onbekend in ["3", "0"] {
        #expect(try await dienst.stuur("GET", pad + "/verantwoording?versie=\(onbekend)", een.sleutel).status == 404)
      }
      #expect(try await dienst.stuur("GET", pad + "/verantwoording?versie=x", een.sleutel).status == 400)
      try await rapportNoemt(dienst, een, twee, regel)
      try await bekendmakingNoemt(dienst, een, regel, versieErvoor: voor.kop("ETag") ?? "")
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }

  private func rapportNoemt(
    _ dienst: Proefdienst, _ een: Getoondproef.Partij, _ twee: Getoondproef.Partij, _ regel: JSONValue
  ) async throws {
    let auditor = try await dienst.medewerker(.auditor, als: "a1")
    let pad = "/v1/rondes/2025/verantwoordingsrapport"
    let rapport = try await dienst.stuur("GET", pad, auditor)
    let regels = rapport.json["aanvragen"]
    #expect(regels?.element("id", een.id)?["naderhandOntvangen"] == regel)
    #expect(regels?.element("id", twee.id)?["naderhandOntvangen"] == [])
    // The deviations are those of the account that was settled.
    let afwijkingen = regels?.element("id", een.id)?["afwijkingen"]?.elements ?? []
    #expect(afwijkingen.contains("niet_bekendgemaakt") && !afwijkingen.contains("afwijking_zonder_toelichting"))
    let csv = try await dienst.stuur("GET", pad, auditor, koppen: ["Accept": "text/csv"])
    let rijen = String(decoding: csv.lichaam, as: UTF8.self).split(separator: "\r\n")
    let moment = regel.elements?[0]["ontvangenOp"]?.text ?? ""
    #expect(rijen.first?.hasSuffix(#""naderhandOntvangen""#) == true)
    #expect(rijen.first { $0.contains(een.id) }?.hasSuffix("\"2 \(moment)\"") == true, "\(rijen)")
  }

  private func bekendmakingNoemt(
    _ dienst: Proefdienst, _ een: Getoondproef.Partij, _ regel: JSONValue, versieErvoor: String
  ) async throws {
    let vastgesteldOp = "\(Amsterdam.datum(dienst.klok.nu()))"
    // Who read the settlement before the account came, and names that version, is not passed by it.
    #expect(try await maakBekend(dienst, een, koppen: ["If-Match": versieErvoor]).status == 412)
    try dienst.zetKlok("2025-05-20T09:00:00Z")
    let voorgesteld = try await maakBekend(dienst, een, op: vastgesteldOp)
    #expect(voorgesteld.status == 202 && voorgesteld.json["naderhandOntvangen"] == regel)
    let bevestigd = try await dienst.stuur(
      "POST", "/v1/aanvragen/\(een.id)/vaststelling/bekendmaking/bevestiging",
      try await dienst.medewerker(.besluitnemer, als: "d1"), [:])
    #expect(bevestigd.status == 201 && bevestigd.json["naderhandOntvangen"] == regel)
    let nogmaals = try await maakBekend(dienst, een)
    #expect(nogmaals.status == 409 && nogmaals.json["naderhandOntvangen"] == regel)
    // Now the applicant knows of it, and accounts no more.
    for deel in ["vaststelling", "verantwoording"] {
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(een.id)/\(deel)", een.sleutel)
      #expect(gelezen.status == 200 && gelezen.json["naderhandOntvangen"] == regel, "\(deel)")
    }
    let teLaat = try await verantwoord(dienst, een)
    #expect(teLaat.status == 409 && teLaat.json["stand"]?.text == "vastgesteld")
    #expect(teLaat.json["detail"]?.text?.hasPrefix(Stap.verantwoorden.rij.weigering) == true)
  }

  @Test func anAccountAfterASettlementExOfficioIsTheFirst() async throws {
    try await met { dienst, een, _ in
      try dienst.zetKlok("2026-05-04T09:00:00Z")
      #expect(
        try await dienst.stelVast(een.id, [JSONMember("ambtshalve", true)], isBekendgemaakt: false).status == 201)
      let eerste = try await verantwoord(dienst, een)
      #expect(eerste.status == 201 && eerste.json["versie"] == .number("1") && eerste.json["teLaat"] == true)
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "v1")
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(een.id)/vaststelling", besluitnemer)
      #expect(gelezen.json["verantwoordingsversie"] == .null && gelezen.json["vastgesteld"] == .number("0.00"))
      #expect(gelezen.json["naderhandOntvangen"]?.elements?.count == 1)
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen?status=verantwoord", een.sleutel)
      #expect(lijst.json["totaal"] == .number("1"))
      let staf = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen?status=verantwoord", besluitnemer)
      #expect(staf.json["totaal"] == .number("0"))
    }
  }

  /// Writes an account as the login of the service could, takes it back, and says what refused it; `WS000` when nothing did.
  /// - Parameter stand: how it moves the state of the file; nil leaves that as it is.
  private func schrijfVerantwoording(
    _ dienst: Proefdienst, _ partij: Getoondproef.Partij, stand: String?
  ) async throws -> String? {
    let bijgewerkt = stand.map {
      "UPDATE dossierstand SET \($0), volgnummer = nummer, kop = digest WHERE dossier = '\(partij.id)';"
    }
    return try await dienst.sql(
      """
      DO $proef$
      DECLARE
        oud gebeurtenis;
        nummer integer;
        digest text := repeat('a', 64);
        gezouten text := encode(sha256(decode(repeat('00', 32), 'hex') || convert_to('{}', 'UTF8')), 'hex');
        anders text := encode(sha256(decode(repeat('00', 32), 'hex') || convert_to('[]', 'UTF8')), 'hex');
      BEGIN
        SELECT * INTO oud FROM gebeurtenis g WHERE g.dossier = '\(partij.id)' ORDER BY g.volgnummer DESC LIMIT 1;
        nummer := oud.volgnummer + 1;
        INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
        VALUES (oud.dossier, nummer, 'verantwoording_ingediend', oud.tijdstip, oud.door, oud.sha256,
          json_build_object('versie', 2, 'ontvangenOp', '2026-01-01T00:00:00Z', 'onvolledig', '[]'::json,
            'gezoutenSha256', gezouten, 'afwijkingenGezoutenSha256', anders), digest);
        \(bijgewerkt ?? "")
        INSERT INTO verantwoording VALUES (oud.dossier, 2, '2026-01-01T00:00:00Z',
          encode(sha256(convert_to('{}', 'UTF8')), 'hex'), gezouten, '{}', '[]');
        INSERT INTO verantwoordingsdocument VALUES (oud.dossier, 2, decode(repeat('00', 32), 'hex'), '{}');
        SET CONSTRAINTS ALL IMMEDIATE;
        RAISE EXCEPTION USING ERRCODE = 'WS000';
      END $proef$
      """, rol: "weegschaal_toepassing")
  }

  @Test func theDatabaseAdmitsAnAccountAfterASettlementOnlyUntilThatIsMadeKnown() async throws {
    try await met { dienst, een, _ in
      let eerste = try await verantwoord(dienst, een)
      let vastgesteld = try await dienst.stelVast(een.id, isBekendgemaakt: false)
      #expect(eerste.status == 201 && vastgesteld.status == 201)
      let getoond = "status_tot_bekendmaking = 'verantwoord'"
      #expect(try await schrijfVerantwoording(dienst, een, stand: getoond) == "WS000")
      for stand in ["status = 'verantwoord'", "status = 'verantwoord', status_tot_bekendmaking = NULL"] {
        let uitslag = try await schrijfVerantwoording(dienst, een, stand: stand)
        #expect(uitslag == "stand_volgt_uit_gebeurtenis", "\(stand)")
      }
      #expect(try await schrijfVerantwoording(dienst, een, stand: nil) == "rij_volgt_uit_gebeurtenis")
      let bekend = try await maakBekend(dienst, een)
      #expect(bekend.status == 201)
      for stand in ["status = 'verantwoord'", "status = status", getoond] {
        let uitslag = try await schrijfVerantwoording(dienst, een, stand: stand)
        #expect(uitslag == "verantwoording_voor_bekendmaking", "\(stand)")
      }
      #expect(try await schrijfVerantwoording(dienst, een, stand: nil) == "rij_volgt_uit_gebeurtenis")
    }
  }
}
