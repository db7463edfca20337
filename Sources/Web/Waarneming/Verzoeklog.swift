internal import Begrippen
internal import HTTPServer
internal import JSON
internal import Loket
internal import Observability
internal import Synchronization

/// The log lines about the requests of one loop, one for each. A line gives the class of a refusal. Lines are collected
/// for a moment, since one call into the kernel for each line costs more than a small answer.
final class Verzoeklog: Sendable {
  /// The longest that a line waits, beside the rest of the loop's turn. A killed process loses the lines that wait.
  /// Faults of ours have lines of their own, which do not wait.
  static let uitstel = Duration.milliseconds(5)
  /// Lines of this many bytes together do not wait.
  private static let bytesMax = 64 * 1024

  /// Lines on their way to the log.
  private struct Wachtend {
    var regels = JSONWriter(capacity: bytesMax)
    /// The millisecond of the last line. Hundreds of lines may share it, so its text `tijd` is kept.
    var milliseconde: Int64 = -1
    var tijd = ""
  }

  private let logboek: Log
  private let lus: Luskoppeling
  private let wachtend = Mutex(Wachtend())

  /// The log of one loop. Use it on that loop only, for as long as the loop runs.
  init(_ logboek: Log, op lus: Luskoppeling) {
    self.logboek = logboek
    self.lus = lus
    lus.bijEinde { [weak self] in self?.ledig() }
  }

  /// Adds the line about an answer that was sent.
  func voegToe(_ gegaan: HTTPAnswered, _ aantekening: Aantekening?) {
    let (isEerste, isVol) = wachtend.withLock { wachtend in
      let isEerste = wachtend.regels.bytes.isEmpty
      let nu = Log.microsecondsSinceUnixEpoch()
      if nu / 1000 != wachtend.milliseconde {
        wachtend.milliseconde = nu / 1000
        wachtend.tijd = Log.tijd(nu)
      }
      Verzoeklog.schrijf(gegaan, aantekening, tijd: wachtend.tijd, in: &wachtend.regels)
      return (isEerste, wachtend.regels.bytes.count >= Verzoeklog.bytesMax)
    }
    if isVol {
      ledig()
    } else if isEerste {
      lus.straks(Verzoeklog.uitstel) { self.ledig() }
    }
  }

  /// Writes the lines that wait.
  private func ledig() {
    wachtend.withLock { wachtend in
      if wachtend.regels.bytes.isEmpty { return }
      wachtend.regels.drain(logboek.write)
    }
  }

  private static func schrijf(
    _ gegaan: HTTPAnswered, _ aantekening: Aantekening?, tijd: String, in regel: inout JSONWriter
  ) {
    regel.beginObject()
    regel.member("tijd")
    regel.text(tijd)
    regel.member("niveau")
    regel.text(niveau(gegaan.status))
    regel.member("verzoek")
    if let verzoek = gegaan.request {
      regel.plainText { verzoek.appendIdentifier(to: &$0) }
    } else {
      regel.text("-")
    }
    if let spoor = aantekening?.spoor {
      regel.member("trace_id")
      regel.plainText { spoor.appendTraceID(to: &$0) }
      regel.member("span_id")
      regel.plainText { spoor.appendSpanID(to: &$0) }
    }
    regel.member("methode")
    regel.text(methode(gegaan.request))
    regel.member("patroon")
    regel.text(aantekening?.patroon ?? "-")
    regel.member("pad")
    regel.text(pad(gegaan.request?.path, patroon: aantekening?.patroon))
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
      regel.text(rollen.map { $0.rawValue }.sorted().joined(separator: ","))
    }
    aantekening?.uitkomst?.schrijf(in: &regel)
    regel.endObject()
    regel.endLine()
  }

  /// The level of a status: `fout` for a fault of ours, `waarschuwing` for a trouble that passes, `info` for all else,
  /// refusals included. 501 and 505 refuse what the client asked; they are no fault of ours.
  private static func niveau(_ status: Int) -> String {
    switch status {
    case 501, 505: "info"
    case 503: "waarschuwing"
    case 500...: "fout"
    default: "info"
    }
  }

  /// The name of a known method. Any other token is text of the client and stays out.
  private static func methode(_ http: HTTPRequest?) -> String {
    guard let http else { return "-" }
    if case .other = http.method { return "ander" }
    return http.method.description
  }

  /// The pattern of the route with the year, number or id of the path in its places. Any other text in a place stays
  /// out, because a client may put an account number or a token there.
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

  /// Whether it is a year or a sequence number. Longer numbers may be those of persons and companies.
  private static func isNummer(_ deel: ArraySlice<UInt8>) -> Bool {
    (1...6).contains(deel.count) && deel.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether it is an id of ours: a UUID in lower case.
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

extension Verzoekuitkomst {
  fileprivate func schrijf(in regel: inout JSONWriter) {
    if isHerhaling {
      regel.member("herhaling")
      regel.boolean(true)
    }
    if let tijdigheid {
      regel.member("tijdigheid")
      regel.text(tijdigheid)
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
