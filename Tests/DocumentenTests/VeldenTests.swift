import Begrippen
import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

/// The table of fields says what the readers do.
@Suite struct VeldenTests {
  @Test("every field of a document has a row, and every row a field")
  func everyFieldHasARow() throws {
    for proef in try Veldproef.alle() {
      #expect(try proef.fouten(proef.voorbeeld) == [], "\(proef.naam)")
      let gevonden = proef.voorbeeld.paden.compactMap { pad -> String? in
        // A finding as an object holds the value of its field, and a reason.
        guard proef.naam == "beoordeling", let deel = pad.firstMatch(of: /^\/(prestaties|toetsen|niveaus)\/\w+\/(\w+)$/)
        else { return pad }
        return deel.2 == "reden" ? "/\(deel.1)/*/reden" : nil
      }
      #expect(Set(gevonden) == Set(proef.regels.map(\.pad)), "\(proef.naam)")
      #expect(Set(proef.regels.map(\.pad)).count == proef.regels.count, "\(proef.naam)")
    }
  }

  @Test("a row says whether its field may be left out, and what follows then")
  func whatIsLeftOut() throws {
    for proef in try Veldproef.alle() {
      for regel in proef.regels {
        let zonder = proef.voorbeeld.met(nil, op: proef.voorbeeld.pointer(regel.pad)[...])
        if regel.veld.isVerplicht {
          #expect(try proef.codes(regel, nil) == ["verplicht"], "\(proef.naam) \(regel.pad)")
        } else {
          #expect(try proef.fouten(zonder) == [], "\(proef.naam) \(regel.pad)")
        }
        #expect((regel.veld.beschrijving.afwezig == nil) == regel.veld.isVerplicht, "\(proef.naam) \(regel.pad)")
      }
    }
  }

  @Test("a row is in words, with its article")
  func rowsAreWords() throws {
    for proef in try Veldproef.alle() {
      for regel in proef.regels {
        let beschrijving = regel.veld.beschrijving
        let zinnen = [beschrijving.betekenis, beschrijving.afwezig, beschrijving.voorwaarde].compactMap { $0 }
        #expect(zinnen.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") }, "\(regel.pad)")
        #expect(beschrijving.artikel.contains("rtikel") || beschrijving.artikel.hasPrefix("Awb "), "\(regel.pad)")
      }
    }
  }

  @Test("a value of another kind, and a field that no row has, are refused")
  func otherKinds() throws {
    for proef in try Veldproef.alle() {
      for regel in proef.regels {
        #expect(try proef.codes(regel, .null) == ["type"], "\(proef.naam) \(regel.pad)")
        guard case .object = regel.veld.beschrijving.vorm else { continue }
        let ander = proef.voorbeeld.met(1, op: (proef.voorbeeld.pointer(regel.pad) + ["vreemd"])[...])
        #expect(try proef.fouten(ander) == ["\(regel.pad)/vreemd onbekend_veld"], "\(proef.naam) \(regel.pad)")
      }
    }
  }

  @Test("at each limit a value is taken, and beyond it refused")
  func limits() throws {
    var gezien: [String: Int] = [:]
    for proef in try Veldproef.alle() {
      for regel in proef.regels {
        let randen = Randen(regel.veld.beschrijving.vorm, proef.voorbeeld, regel.pad)
        for waarde in randen.binnen {
          #expect(try proef.codes(regel, waarde) == [], "\(proef.naam) \(regel.pad): \(waarde.kort)")
        }
        for (waarde, code) in randen.buiten {
          #expect(try proef.codes(regel, waarde) == [code], "\(proef.naam) \(regel.pad): \(waarde.kort)")
        }
        #expect(!randen.binnen.isEmpty || regel.veld.beschrijving.vorm.soort == "object", "\(regel.pad)")
        gezien[regel.veld.beschrijving.vorm.soort, default: 0] += 1
      }
    }
    #expect(gezien.count == 8 && gezien.values.allSatisfy { $0 > 2 }, "\(gezien)")
  }

  @Test("the amounts of the table are those that answers show with two decimals")
  func amountsHaveTwoDecimals() throws {
    for regel in try Veldproef.alle().flatMap(\.regels) {
      let document = Array(#"{"\#(regel.veld.naam)":1}"#.utf8)
      let isBedrag = if case .bedrag = regel.veld.beschrijving.vorm { true } else { false }
      #expect((metTweeDecimalen(document) != document) == isBedrag, "\(regel.pad)")
    }
  }

  private static let artikel = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Documenten/Documenten.docc/Velden.md")

  @Test("the article Velden shows the table as it is")
  func theArticleShowsTheTable() throws {
    let tekst = try String(contentsOf: Self.artikel, encoding: .utf8)
    let begin = try #require(tekst.firstRange(of: "## aanvraag\n")?.lowerBound)
    let tabellen = try Veldproef.alle().map { proef in
      ([
        "## \(proef.naam)", "", "| pad | soort | grenzen | verplicht | betekenis | artikel |",
        "|---|---|---|---|---|---|",
      ]
        + proef.regels.map(\.markdown)).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
    #expect(tekst[begin...] == tabellen, "should be:\n\(tabellen)")
  }
}

/// Values at the limits of a field, and just beyond them with the code of their fault.
private struct Randen {
  var binnen: [JSONValue] = []
  var buiten: [(JSONValue, String)] = []

  init(_ vorm: Veldvorm, _ voorbeeld: JSONValue, _ pad: String) {
    switch vorm {
    case .tekst(let lengte, _):
      binnen = [lengte.lowerBound, lengte.upperBound].map { .text(String(repeating: "é", count: $0)) }
      buiten = [(.text(String(repeating: "é", count: lengte.upperBound + 1)), "lengte")]
      if lengte.lowerBound > 0 {
        buiten.append((.text(String(repeating: "é", count: lengte.lowerBound - 1)), "lengte"))
      }
    case .vaste(let vorm): vaste(vorm, voorbeeld, pad)
    case .datum:
      binnen = ["2024-02-29", "0001-01-01", "9999-12-31"]
      buiten = [("2025-02-29", "waarde"), ("29-02-2024", "waarde")]
    case .bedrag(let bereik):
      let (laagste, hoogste) = (bereik.lowerBound.waarde, bereik.upperBound.waarde)
      binnen = [.amount(laagste), .amount(hoogste)]
      buiten = [
        (.amount(laagste - 1), "bereik"), (.amount(hoogste + 1), "bereik"), (.number("1.001"), "waarde"),
      ]
    case .aantal(let bereik, _):
      binnen = [.integer(bereik.lowerBound), .integer(bereik.upperBound)]
      buiten = [
        (.integer(bereik.lowerBound - 1), "bereik"), (.integer(bereik.upperBound + 1), "bereik"),
        (.number("1.5"), "type"),
      ]
    case .jaNee: binnen = [true, false]
    case .verklaring: (binnen, buiten) = ([true], [(false, "waarde")])
    case .keuze(let woorden):
      binnen = woorden.map { .text($0) }
      buiten = [("anders", "waarde")]
    case .object: break
    case .lijst(let aantal, _): lijst(aantal, voorbeeld, pad)
    case .bevinding(let naam, let vorm):
      let waarden = Randen(vorm, voorbeeld, pad)
      binnen = waarden.binnen + waarden.binnen.map { .object([JSONMember(naam, $0), JSONMember("reden", "Zo.")]) }
      buiten = waarden.buiten
    }
  }

  private mutating func lijst(_ aantal: ClosedRange<Int>, _ voorbeeld: JSONValue, _ pad: String) {
    let soorten = ["a", "b", "c", "d", "e", "f"]
    let element = voorbeeld.waarde(op: pad)?[0] ?? .null
    func lijst(_ aantal: Int) -> JSONValue {
      // Activities differ in their kind.
      guard pad.hasSuffix("/activiteiten") else { return .array(Array(repeating: element, count: aantal)) }
      return .array(soorten.prefix(aantal).map { element.met(.text($0), op: ["soort"]) })
    }
    binnen = [lijst(aantal.lowerBound), lijst(aantal.upperBound)]
    buiten = [(lijst(aantal.upperBound + 1), "lengte")]
    if aantal.lowerBound > 0 { buiten.append((lijst(aantal.lowerBound - 1), "lengte")) }
  }

  private mutating func vaste(_ vorm: Tekstvorm, _ voorbeeld: JSONValue, _ pad: String) {
    binnen = [voorbeeld.waarde(op: pad) ?? .null]
    buiten = [("anders", "waarde")]
    guard let lengte = vorm.lengte else { return }
    switch voorbeeld.waarde(op: pad)?.text {
    case let tekst? where tekst.contains("@"):
      let domein = "@voorbeeld.example"
      func adres(_ lengte: Int) -> JSONValue {
        .text(String(repeating: "a", count: lengte - domein.count) + domein)
      }
      binnen.append(adres(lengte.upperBound))
      buiten += [(adres(lengte.upperBound + 1), "lengte"), ("", "lengte")]
    case let tekst? where tekst.hasPrefix("NL"):
      buiten = [("NL91ABNA0417164301", "waarde")]
      binnen += [lengte.lowerBound, lengte.upperBound].map { .text(iban(lengte: $0)) }
      buiten += [lengte.lowerBound - 1, lengte.upperBound + 1].map { (.text(iban(lengte: $0)), "lengte") }
    default:
      buiten += [lengte.lowerBound - 1, lengte.upperBound + 1].map {
        (.text(String(repeating: "1", count: $0)), "waarde")
      }
    }
  }
}

/// An IBAN of a country without a length of its own, with its check digits.
private func iban(lengte: Int) -> String {
  let rest = String(repeating: "1", count: lengte - 4)
  // XX is 3333; the check digits are 98 minus the remainder with 00 in their place.
  let modulo = (rest + "333300").utf8.reduce(0) { ($0 * 10 + Int($1 - UInt8(ascii: "0"))) % 97 }
  let cijfers = 98 - modulo
  return "XX\(cijfers < 10 ? "0" : "")\(cijfers)\(rest)"
}

extension JSONValue {
  fileprivate func waarde(op pad: String) -> JSONValue? {
    pointer(pad).reduce(self) { hier, stap in hier?.elements != nil ? hier?[0] : hier?[stap] }
  }

  fileprivate var kort: String { String(decoding: bytes.prefix(60), as: UTF8.self) }
}

extension Veldregel {
  /// The row in Markdown.
  fileprivate var markdown: String {
    let beschrijving = veld.beschrijving
    let vorm = beschrijving.vorm
    let bereik = vorm.grenzen.map { grenzen in
      let (laagste, hoogste) = (grenzen.minimum.kort, grenzen.maximum.kort)
      return laagste == hoogste ? laagste : "\(laagste) … \(hoogste)"
    }
    let maat = [bereik, vorm.eenheid].compactMap { $0 }.joined(separator: " ")
    let grenzen = [maat, vorm.keuzes?.joined(separator: ", "), vorm.toelichting].compactMap { $0 }.filter {
      !$0.isEmpty
    }
    let zin = [beschrijving.betekenis, beschrijving.voorwaarde, beschrijving.afwezig.map { "Zonder: \($0)" }]
    return [
      "", "`\(pad)`", vorm.soort, grenzen.isEmpty ? "–" : grenzen.joined(separator: "; "),
      veld.isVerplicht ? "ja" : "nee", zin.compactMap { $0 }.joined(separator: " "), beschrijving.artikel, "",
    ].joined(separator: " | ").trimmingCharacters(in: .whitespaces)
  }
}
