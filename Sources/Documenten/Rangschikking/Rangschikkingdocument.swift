import Cryptography
import Dispatch
package import JSON
internal import Notatie
package import Regeling
import Synchronization

/// The ranking document (`contract.md` section 2) with the project's additions: per indicator the cohort's n and T and
/// the comparison written out, the articles, the open norms used, the decisive ties, the scheme with its digest. It is
/// written in canonical form (section 5), so its digest is that of the bytes written.
package struct Rangschikkingdocument: Sendable {
  private let rangschikking: Rangschikking
  private let regeling: Regeling
  private let regelingSha256: String
  private let vergelijkingen: Vergelijkingen

  /// The number of members that one core renders together.
  private static let perDeel = 256
  /// The number of parts that are rendered before they are written. It bounds the memory.
  private static let delenPerGolf = 16

  /// The document of a ranking under a scheme. `regelingSha256` is the digest of the scheme's file.
  package init(_ rangschikking: Rangschikking, regeling: Regeling, regelingSha256: String) {
    self.rangschikking = rangschikking
    self.regeling = regeling
    self.regelingSha256 = regelingSha256
    vergelijkingen = Vergelijkingen(rangschikking)
  }

  /// The whole document.
  package var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    schrijf { bytes += $0 }
    return bytes
  }

  /// The whole document as one value of an answer.
  package var json: JSONValue { .raw(canonicalBytes) }

  /// The SHA-256 of the document, as lower-case hexadecimal.
  package var sha256: String {
    var digest = SHA256Stream()
    schrijf { digest.update($0) }
    return digest.hex()
  }

  /// Writes the document in pieces.
  package func schrijf(_ sink: ([UInt8]) -> Void) {
    sink(kop)
    var isEerste = true
    for golf in 0..<golven {
      for deel in self.golf(golf) {
        if !isEerste { sink([UInt8(ascii: ",")]) }
        isEerste = false
        sink(deel)
      }
    }
    sink(staart)
  }

  /// Everything after the ranked members, in the order of the names.
  package var staart: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("regeling")
    writer.value(["code": .text(regeling.code), "sha256": .text(regelingSha256)])
    writer.member("ronde")
    writer.integer(rangschikking.jaar)
    writer.member("toegekend")
    writer.amount(rangschikking.toegekend)
    writer.endObject()
    return Array("],".utf8) + writer.bytes.dropFirst()
  }

  /// Everything before the ranked members, in the order of the names.
  package var kop: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("artikelen")
    writer.value(Rangschikkingdocument.artikelen)
    writer.member("gelijkeStanden")
    writer.value(.array(rangschikking.gelijkeStanden.map(\.json)))
    writer.member("nietGerangschikt")
    writer.beginArray()
    for lid in rangschikking.nietGerangschikt {
      writer.value([
        "artikelen": .array(lid.redenen.map { .text(regeling.teksten.artikel($0)) }),
        "id": .text(lid.id), "oordeel": .text(lid.oordeel),
        "redenen": .array(lid.redenen.map { .text($0) }),
      ])
    }
    writer.endArray()
    writer.member("openNormen")
    writer.value(rangschikking.normen.json.sorted)
    writer.member("plafond")
    writer.amount(rangschikking.plafond)
    writer.member("rangorde")
    writer.beginArray()
    return writer.bytes
  }

  /// The articles behind the members of the document.
  private static let artikelen: JSONValue = [
    "nietGerangschikt": "R 1:5, 1:6, 2:1, 2:2; Awb 4:5", "plafond": "R 1:8", "punten": "R 1:9 lid 2",
    "rang": "R 1:9 lid 1", "toegekend": "R 1:8; Awb 4:25 lid 2", "verleenbaar": "R 1:6, 1:7",
  ]

  // MARK: Members

  /// The number of times that parts are rendered.
  package var golven: Int {
    let perGolf = Rangschikkingdocument.perDeel * Rangschikkingdocument.delenPerGolf
    return (rangschikking.rangorde.count + perGolf - 1) / perGolf
  }

  /// The next parts in order, rendered on all cores. Each is some members with commas between them.
  package func golf(_ nummer: Int) -> [[UInt8]] {
    let perDeel = Rangschikkingdocument.perDeel
    let eerste = nummer * perDeel * Rangschikkingdocument.delenPerGolf
    let plaatsen = eerste..<min(eerste + perDeel * Rangschikkingdocument.delenPerGolf, rangschikking.rangorde.count)
    let aantal = (plaatsen.count + perDeel - 1) / perDeel
    let delen = Mutex<[Int: [UInt8]]>([:])
    DispatchQueue.concurrentPerform(iterations: aantal) { nummer in
      let begin = eerste + nummer * perDeel
      let bytes = rendeer(begin..<min(begin + perDeel, plaatsen.upperBound))
      delen.withLock { $0[nummer] = bytes }
    }
    let gereed = delen.withLock { $0 }
    return (0..<aantal).map { nummer in
      guard let deel = gereed[nummer] else { preconditionFailure("every part was rendered") }
      return deel
    }
  }

  private func rendeer(_ plaatsen: Range<Int>) -> [UInt8] {
    var writer = JSONWriter(capacity: plaatsen.count * 4096)
    for plaats in plaatsen { schrijf(rangschikking.rangorde[plaats], &writer) }
    return writer.bytes
  }

  private func schrijf(_ lid: Gerangschikt, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("criteria")
    writer.beginArray()
    rangschikking.perCriterium(van: lid) { schrijf($0, &writer) }
    writer.endArray()
    writer.member("id")
    writer.text(lid.id)
    writer.member("oordeel")
    writer.text(lid.oordeel)
    writer.member("punten")
    writer.integer(lid.punten)
    writer.member("rang")
    writer.integer(lid.rang)
    writer.member("toegekend")
    if let toegekend = lid.toegekend { writer.amount(toegekend) } else { writer.null() }
    writer.member("uitkomst")
    writer.text(lid.uitkomst)
    writer.member("verleenbaar")
    writer.amount(lid.verleenbaar)
    writer.endObject()
  }

  private func schrijf(_ uitslag: Criteriumuitslag, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("artikel")
    writer.text(uitslag.criterium.artikel)
    writer.member("criterium")
    writer.text(uitslag.criterium.code)
    writer.member("gemengd")
    writer.boolean(uitslag.gemengd)
    writer.member("indicatoren")
    writer.beginArray()
    for indicator in uitslag.criterium.indicatoren { schrijf(uitslag[indicator], &writer) }
    writer.endArray()
    writer.member("niveau")
    writer.text(uitslag.niveau)
    writer.member("punten")
    writer.integer(uitslag.punten)
    writer.member("vervangen")
    writer.boolean(uitslag.vervangen)
    writer.endObject()
  }

  private func schrijf(_ uitslag: Indicatoruitslag, _ writer: inout JSONWriter) {
    let maat = uitslag.maat
    writer.beginObject()
    if let maat {
      writer.member("aantal")
      writer.integer(maat.aantal)
    }
    writer.member("indicator")
    writer.text(uitslag.indicator)
    writer.member("niveau")
    writer.text(uitslag.niveau)
    if let maat {
      writer.member("som")
      writer.integer(maat.som)
    }
    writer.member("vergelijking")
    writer.plainText { vergelijkingen.schrijf(uitslag, &$0) }
    writer.member("waarde")
    uitslag.waarde.schrijf(&writer)
    writer.endObject()
  }
}

extension Indicatorwaarde {
  /// The value in the form of the ranking document: counts, basispunten and eurocents are whole numbers.
  fileprivate func schrijf(_ writer: inout JSONWriter) {
    switch self {
    case .aantal(let aantal): writer.integer(aantal)
    case .aandeel(let aandeel): writer.integer(aandeel.waarde)
    case .prijs(let prijs?): writer.integer(prijs.waarde)
    case .prijs(nil): writer.null()
    case .vraagmogelijkheden(let waarde): writer.text(waarde)
    case .zichtbaarheid(let waarde): writer.text(waarde)
    case .sluitend(let isSluitend): writer.boolean(isSluitend)
    }
  }
}

extension BeslissendeGelijkeStand {
  /// As documents and answers hold it.
  package var json: JSONValue {
    [
      "beschikbaar": .amount(beschikbaar), "beslissing": .text(beslissing),
      "ids": .array(ids.map { .text($0) }), "rang": .integer(rang), "verleenbaar": .amount(verleenbaar),
    ]
  }
}

extension OpenNormen {
  /// The readings in the form of documents and answers: a word, or a number of per mille.
  package var json: JSONValue {
    .object(
      Normcode.allCases.map { code in
        switch code.vorm {
        case .woorden: JSONMember(code.rawValue, .text(waarde(code)))
        case .promille: JSONMember(code.rawValue, .number(waarde(code)))
        }
      })
  }
}
