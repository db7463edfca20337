internal import HTTPServer
internal import JSON
internal import Loket
internal import Observability

/// The facts about an answer for log and metrics. They stay beside the answer and never go out.
final class Verzoekuitkomst: Sendable {
  /// The refusal that the answer is; nil for every other answer.
  let weigering: Weigering?
  /// Whether the answer was given before, to the same `Idempotency-Key`.
  let isHerhaling: Bool
  /// Whether a stored submission was early, in time or late; nil for every other answer.
  let tijdigheid: Tijdigheid?

  init(weigering: Weigering? = nil, isHerhaling: Bool = false, tijdigheid: Tijdigheid? = nil) {
    self.weigering = weigering
    self.isHerhaling = isHerhaling
    self.tijdigheid = tijdigheid
  }
}

/// A refusal by its class. It holds our own words and nothing that the client sent.
struct Weigering: Sendable, Equatable {
  /// The last word of the problem's type.
  let soort: String
  /// The state in the way, for a conflict.
  var stand: String?
  /// The number of faults by code, for bad input.
  var fouten: [Fault.Code: Int] = [:]

  /// The refusal of a problem with these members.
  init(soort: String, leden: [JSONMember]) {
    self.soort = soort
    for lid in leden {
      switch lid.name {
      case "stand": stand = lid.value.text
      case "fouten":
        for fout in lid.value.elements ?? [] {
          guard let code = fout["code"]?.text.flatMap(Fault.Code.init(rawValue:)) else { continue }
          fouten[code, default: 0] += 1
        }
      default: break
      }
    }
  }

  /// The refusal in a kept answer; nil when the answer is no refusal.
  init?(_ antwoord: Bewaardantwoord) {
    guard antwoord.status >= 400, let document = try? JSONValue.parse(antwoord.lichaam) else { return nil }
    let soort = document["type"]?.text?.split(separator: "/").last.map(String.init) ?? ""
    self.init(soort: soort, leden: document.members ?? [])
  }
}

/// The note about an answer, from which the log and the metrics are made.
final class Aantekening: Sendable {
  let spoor: TraceContext
  /// The pattern of the route; nil when there is none.
  let patroon: String?
  /// The roles of the sender, never the person.
  let rollen: Set<Rol>?
  let uitkomst: Verzoekuitkomst?

  init(spoor: TraceContext, patroon: String?, rollen: Set<Rol>? = nil, uitkomst: Verzoekuitkomst?) {
    self.spoor = spoor
    self.patroon = patroon
    self.rollen = rollen
    self.uitkomst = uitkomst
  }
}

extension HTTPResponse {
  /// The answer with its place in the trace and its note for the log.
  func met(_ spoor: TraceContext, patroon: String?, rollen: Set<Rol>? = nil) -> HTTPResponse {
    var antwoord = self
    antwoord.headers.append("traceparent", spoor.traceparent)
    if let state = spoor.state { antwoord.headers.append("tracestate", state) }
    if let patroon, Adres.isOpenbaar(patroon) { antwoord.maakLeesbaarVanElders() }
    antwoord.annotation = Aantekening(
      spoor: spoor, patroon: patroon, rollen: rollen, uitkomst: annotation as? Verzoekuitkomst)
    return antwoord
  }
}
