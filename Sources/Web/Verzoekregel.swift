internal import HTTPServer
internal import JSON
internal import Loket

extension Logboek {
  /// The line about an answer that went out: one for each request, with the reason of a refusal by its class.
  func verzoek(_ gegaan: HTTPAnswered, _ aantekening: Aantekening?) {
    var regel = JSONWriter(capacity: 512)
    regel.beginObject()
    regel.member("tijd")
    regel.text(Logboek.machinetijd())
    regel.member("niveau")
    regel.text(Logboek.niveau(gegaan.status))
    regel.member("verzoek")
    regel.text(gegaan.request?.identifier ?? "-")
    if let spoor = aantekening?.spoor {
      regel.member("trace_id")
      regel.text(spoor.traceID)
      regel.member("span_id")
      regel.text(spoor.spanID)
    }
    regel.member("methode")
    regel.text(Logboek.methode(gegaan.request))
    regel.member("patroon")
    regel.text(aantekening?.patroon ?? "-")
    regel.member("pad")
    regel.text(Logboek.pad(gegaan.request?.path, patroon: aantekening?.patroon))
    regel.member("status")
    regel.integer(gegaan.status)
    regel.member("microseconden")
    regel.integer(gegaan.nanoseconds / 1000)
    if let bytes = gegaan.bodyBytes {
      regel.member("bytes")
      regel.integer(bytes)
    }
    if let rollen = aantekening?.rollen {
      regel.member("rol")
      regel.text(rollen.map(\.rawValue).sorted().joined(separator: ","))
    }
    aantekening?.uitkomst?.schrijf(in: &regel)
    regel.endObject()
    schrijf(regel.bytes + [UInt8(ascii: "\n")])
  }

  /// Ours to mend is `fout`, what passes by itself `waarschuwing`; a refusal is business as usual.
  private static func niveau(_ status: Int) -> String {
    switch status {
    case 503: "waarschuwing"
    case 500...: "fout"
    default: "info"
    }
  }

  /// The method, when it is one that is known: any other token is the client's text.
  private static func methode(_ http: HTTPRequest?) -> String {
    guard let http else { return "-" }
    if case .other = http.method { return "ander" }
    return http.method.description
  }

  /// The path as far as it is ours: where it follows the pattern, with the year, number or id in each place; what else
  /// a client puts there may be anything, an account number or a token too, and stays out.
  static func pad(_ pad: String?, patroon: String?) -> String {
    guard let pad, let patroon else { return "-" }
    if pad == patroon { return pad }
    let schuineStreep = UInt8(ascii: "/")
    let delen = Array(pad.utf8).split(separator: schuineStreep, omittingEmptySubsequences: false)
    let plaatsen = Array(patroon.utf8).split(separator: schuineStreep, omittingEmptySubsequences: false)
    guard delen.count == plaatsen.count else { return patroon }
    let bytes = zip(delen, plaatsen).map { $0 == $1 || isNummer($0) || isId($0) ? $0 : $1 }
    return String(decoding: Array(bytes.joined(separator: [schuineStreep])), as: UTF8.self)
  }

  /// A year or a sequence number; longer ones may be those of persons and companies.
  private static func isNummer(_ deel: ArraySlice<UInt8>) -> Bool {
    (1...6).contains(deel.count) && deel.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// An id of ours: a UUID in lower case.
  private static func isId(_ deel: ArraySlice<UInt8>) -> Bool {
    guard deel.count == 36 else { return false }
    return zip(deel, 0...).allSatisfy { byte, index in
      switch (byte, index) {
      case (UInt8(ascii: "-"), 8), (UInt8(ascii: "-"), 13), (UInt8(ascii: "-"), 18), (UInt8(ascii: "-"), 23): true
      case (_, 8), (_, 13), (_, 18), (_, 23): false
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), _), (UInt8(ascii: "a")...UInt8(ascii: "f"), _): true
      default: false
      }
    }
  }
}

extension Uitkomst {
  fileprivate func schrijf(in regel: inout JSONWriter) {
    if isHerhaling {
      regel.member("herhaling")
      regel.boolean(true)
    }
    if let tijdigheid {
      regel.member("tijdigheid")
      regel.text(tijdigheid.rawValue)
    }
    guard let weigering else { return }
    regel.member("weigering")
    regel.text(weigering.soort)
    if let stand = weigering.stand {
      regel.member("stand")
      regel.text(stand)
    }
    guard !weigering.fouten.isEmpty else { return }
    regel.member("fouten")
    regel.beginObject()
    for (code, aantal) in weigering.fouten.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      regel.member(named: code.rawValue)
      regel.integer(aantal)
    }
    regel.endObject()
  }
}
