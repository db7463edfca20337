import Cryptography
import JSON
import Keten
import Loket
import Proeven
import Testing

/// Events, their export, and the check of chains, seals and books.
@Suite struct ControleTests {
  @Test func aPlayedRoundTiesOutInTheDatabaseAndAsExport() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.fouten == [])
      // Four files, the round and the tokens.
      #expect(verslag.ketens == 6 && verslag.zegels >= 4)
      // What was written on the last day lies after its seal: account, settlement and repayment.
      #expect(verslag.naZegel.map(\.gebeurtenissen) == [3] && verslag.naZegel.map(\.ketens) == [1])

      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", auditor).status == 200)
      // The token of the auditor is in the chain by now.
      let export = try await dienst.export(auditor)
      let daarna = try await dienst.loket.controleer()
      #expect(controleer(export) == daarna)
      let vanRonde = controleer(try await dienst.export(auditor, "?ronde=2025"))
      #expect(vanRonde.isInOrde && vanRonde.ketens == 5 && vanRonde.naZegel == verslag.naZegel)
      let vanDossier = try await dienst.export(auditor, "?dossier=\(ronde.vastgesteld)")
      let enkel = controleer(vanDossier)
      #expect(enkel.isInOrde && enkel.ketens == 1 && enkel.boekingen == 7)
    }
  }

  @Test func eventsAreListedToStaffWithTheirDigests() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let alle = try await dienst.stuur("GET", "/v1/gebeurtenissen?ronde=2025", auditor)
      #expect(alle.status == 200 && alle.json["totaal"] == .number("2") && alle.json["paginagrootte"] == .number("50"))
      let eigen = try await dienst.stuur("GET", "/v1/gebeurtenissen?dossier=\(id)", auditor)
      let gebeurtenis = try #require(eigen.json["items"]?[0])
      #expect(
        gebeurtenis.members?.map(\.name).sorted()
          == ["door", "dossier", "inhoud", "sha256", "soort", "tijdstip", "volgnummer", "vorige"])
      let document = JSONValue.object((gebeurtenis.members ?? []).filter { $0.name != "sha256" })
      #expect(SHA256Digest(of: document.canonicalBytes).hex == gebeurtenis["sha256"]?.text)
      let tweede = try await dienst.stuur("GET", "/v1/gebeurtenissen?ronde=2025&pagina=2&paginagrootte=1", auditor)
      #expect(tweede.json["items"]?[0]?["dossier"]?.text == "ronde-2025")

      #expect(try await dienst.stuur("GET", "/v1/gebeurtenissen", nil).status == 401)
      for sleutel in [
        try await dienst.aanvrager("27312345"), try await dienst.medewerker(.beheerder, als: "beheer"),
      ] {
        #expect(try await dienst.stuur("GET", "/v1/gebeurtenissen", sleutel).status == 403)
      }
      for (zoek, status) in [("?ronde=1999", 404), ("?dossier=niemand", 404), ("?ronde=x", 400), ("?vreemd=1", 400)] {
        for vorm in ["application/json", "application/x-ndjson"] {
          let uitslag = try await dienst.stuur("GET", "/v1/gebeurtenissen\(zoek)", auditor, koppen: ["Accept": vorm])
          #expect(uitslag.status == status, "\(zoek) \(vorm)")
        }
      }
      let html = try await dienst.stuur("GET", "/v1/gebeurtenissen", auditor, koppen: ["Accept": "text/html"])
      #expect(html.status == 406)
    }
  }

  @Test func whatIsTamperedWithInAnExportIsFound() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let export = try await dienst.export(try await dienst.medewerker(.auditor, als: "a1"))
      var bron = SplitMix(staat: 7)
      for _ in 0..<150 {
        var bytes = export
        let plaats = Int.random(in: 0..<bytes.count, using: &bron)
        bytes[plaats] ^= 1 << UInt8.random(in: 0..<7, using: &bron)
        #expect(!controleer(bytes).isInOrde, "byte \(plaats)")
      }
      #expect(!controleer(Array(export.dropLast(1))).isInOrde)
      #expect(controleer([]).fouten.map(\.code) == [.exportOnvolledig])

      // From here on the last line is made to fit, so that chains, seals and books themselves must show it.
      let regels = export.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }.dropLast()
      #expect(controleer(afgesloten(Array(regels))).isInOrde)
      func codes(_ wijzig: (inout [String]) throws -> Void) throws -> Set<Controlefout.Code> {
        var kopie = Array(regels)
        try wijzig(&kopie)
        return Set(controleer(afgesloten(kopie)).fouten.map(\.code))
      }
      func index(_ delen: String...) throws -> Int {
        try #require(regels.firstIndex { regel in delen.allSatisfy { regel.contains($0) } })
      }
      let voorschot = try index(#""soort":"voorschot_opgedragen""#, ronde.vastgesteld)
      let ingediend = try index(#""soort":"aanvraag_ingediend""#, ronde.teLaat)
      let boeking = try index(#""credit":"kruispost""#, ronde.vastgesteld)
      let zegel = try index(#""soort":"zegel""#)
      #expect(try codes { $0[voorschot].replace("10000.00", with: "10000.01") }.contains(.ketenGebroken))
      #expect(try codes { $0.remove(at: voorschot) }.isSuperset(of: [.ketenGebroken, .boekingZonderGebeurtenis]))
      #expect(try codes { $0.swapAt(voorschot, voorschot - 1) }.contains(.ketenGebroken))
      #expect(
        try codes { $0[boeking].replace("10000.00", with: "1.00") }
          == [.boekingZonderGebeurtenis, .gebeurtenisZonderBoeking, .boekenSluitenNiet])
      #expect(try codes { $0.remove(at: boeking) }.contains(.gebeurtenisZonderBoeking))
      #expect(try codes { $0.insert($0[boeking], at: boeking) }.contains(.boekingZonderGebeurtenis))
      #expect(try codes { $0.remove(at: zegel) }.contains(.zegelGebroken))
      // A whole file left out, with its state: only the seals know of it.
      let vanDossier = regels.indices.filter { regels[$0].contains(#""dossier":"\#(ronde.teLaat)""#) }
      #expect(vanDossier.contains(ingediend))
      #expect(
        try codes { kopie in for index in vanDossier.reversed() { kopie.remove(at: index) } } == [.zegelGebroken])
      let verdeling = try index(#""soort":"verdeling""#)
      #expect(try codes { $0[verdeling].replace("100000.00", with: "19999.99") } == [.boekenSluitenNiet])
      let stand = try index(#""soort":"rekeningstand""#, ronde.bevoorschot)
      #expect(try codes { $0[stand].replace("10000.00", with: "10000.01") } == [.boekenSluitenNiet])
    }
  }

  /// Numbers at and beyond every edge, in place of each number of an export: findings, and the check goes on.
  @Test func numbersOfAnySizeInAnExportAreFindings() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.speelRonde()
      let export = try await dienst.export(try await dienst.medewerker(.auditor, als: "a1"))
      let regels = export.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }.dropLast()
      let extremen = [
        "9223372036854775807", "-9223372036854775808", "2147483648", "92233720368547758.07",
      ]
      let getal = /"([A-Za-z_]+)":(-?[0-9.]+)/
      var gezien: Set<String> = []
      for (index, regel) in regels.enumerated() {
        for treffer in regel.matches(of: getal) where gezien.insert("\(regel.prefix(20)) \(treffer.1)").inserted {
          for extreem in extremen {
            var kopie = Array(regels)
            kopie[index].replaceSubrange(treffer.2.startIndex..<treffer.2.endIndex, with: extreem)
            // What a distribution says of its ranking and its ceiling stands nowhere else in an export.
            let isGevonden = !controleer(afgesloten(kopie)).isInOrde
            #expect(isGevonden || ["rangschikking", "plafond"].contains(treffer.1), "\(treffer.1) \(extreem)")
          }
        }
      }
      #expect(gezien.count > 20)
      let zegels = extremen.map {
        #"{"soort":"zegel","zegel":{"jaar":2025,"nummer":\#($0),"tijdstip":"","dossiers":[],"ronde":{}},"sha256":""}"#
      }
      #expect(!controleer(afgesloten([regels[0]] + zegels)).isInOrde)
    }
  }

  @Test func whatIsTamperedWithInTheDatabaseIsFound() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let id = ronde.vastgesteld
      func gevonden() async throws -> Set<Controlefout.Code> {
        Set(try await dienst.loket.controleer().fouten.map(\.code))
      }
      #expect(try await gevonden() == [])
      try await dienst.vervals(
        "aanvraagdocument", "UPDATE aanvraagdocument SET document = document || ' ' WHERE dossier = '\(id)'")
      #expect(try await gevonden() == [.documentWijktAf])
      try await dienst.vervals("terugbetaling", "UPDATE terugbetaling SET bedrag = bedrag + 1")
      #expect(try await gevonden() == [.documentWijktAf, .registratieWijktAf])
      try await dienst.vervals("boeking", "UPDATE boeking SET bedrag = bedrag - 1 WHERE debet = 'kruispost'")
      #expect(
        try await gevonden() == [
          .documentWijktAf, .registratieWijktAf, .boekingZonderGebeurtenis, .gebeurtenisZonderBoeking,
          .boekenSluitenNiet,
        ])
      try await dienst.vervals(
        "gebeurtenis", "UPDATE gebeurtenis SET door = 'iemand' WHERE dossier = '\(id)' AND volgnummer = 2")
      #expect(try await gevonden().contains(.ketenGebroken))
      try await dienst.vervals("zegel", "UPDATE zegel SET document = replace(document, '\"aantal\":3', '\"aantal\":2')")
      #expect(try await gevonden().contains(.zegelGebroken))
      try await dienst.vervals(
        "rangschikkingdeel", "UPDATE rangschikkingdeel SET document = replace(document, ':10000.00', ':9999.00')")
      #expect(try await gevonden().contains(.verleendOngelijkToegekend))
    }
  }

  /// Checks the bytes in pieces of odd sizes.
  private func controleer(_ export: [UInt8]) -> Controleverslag {
    var controle = Exportcontrole()
    for begin in stride(from: 0, to: export.count, by: 1009) {
      controle.neem(Array(export[begin..<min(begin + 1009, export.count)]))
    }
    return controle.sluit()
  }

  /// Lines with a last line that fits them.
  private func afgesloten(_ regels: [String]) -> [UInt8] {
    let bytes = Array(regels.map { $0 + "\n" }.joined().utf8)
    let einde: JSONValue = [
      "soort": "einde", "regels": .integer(Int64(regels.count)), "sha256": .text(SHA256Digest(of: bytes).hex),
    ]
    return bytes + einde.bytes + [10]
  }
}

extension Proefdienst {
  /// The export of events, seals and books as it comes over the wire.
  fileprivate func export(_ sleutel: String, _ zoek: String = "") async throws -> [UInt8] {
    let uitslag = try await stuur(
      "GET", "/v1/gebeurtenissen\(zoek)", sleutel, koppen: ["Accept": "application/x-ndjson"])
    #expect(uitslag.status == 200 && uitslag.kop("Content-Type") == "application/x-ndjson")
    return uitslag.lichaam
  }
}

/// A generator with a seed, so that a failure comes back.
private struct SplitMix: RandomNumberGenerator {
  var staat: UInt64

  mutating func next() -> UInt64 {
    staat &+= 0x9e37_79b9_7f4a_7c15
    var waarde = staat
    waarde = (waarde ^ (waarde >> 30)) &* 0xbf58_476d_1ce4_e5b9
    waarde = (waarde ^ (waarde >> 27)) &* 0x94d0_49bb_1331_11eb
    return waarde ^ (waarde >> 31)
  }
}
