internal import HTTPServer
internal import JSON
internal import Loket
internal import Observability

/// What is special about an answer, for log and metrics; it travels beside the answer and never goes out.
final class Uitkomst: Sendable {
  /// Why it is a refusal; nil when it is none.
  let weigering: Weigering?
  /// Whether it was given before, to the same `Idempotency-Key`.
  let isHerhaling: Bool
  /// When a submission that was taken in arrived; nil for everything else.
  let tijdigheid: Tijdigheid?

  init(weigering: Weigering? = nil, isHerhaling: Bool = false, tijdigheid: Tijdigheid? = nil) {
    self.weigering = weigering
    self.isHerhaling = isHerhaling
    self.tijdigheid = tijdigheid
  }
}

/// A refusal by its class: words of ours, nothing that the client sent.
struct Weigering: Sendable, Equatable {
  /// The last word of the problem's type.
  let soort: String
  /// The state that stood in the way, with a conflict.
  var stand: String?
  /// How many faults of each code, with bad input.
  var fouten: [Fault.Code: Int] = [:]

  /// The refusal that a problem is.
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

  /// The refusal in an answer as it is kept for a repeated request; nil when it is none.
  init?(_ antwoord: Bewaardantwoord) {
    guard antwoord.status >= 400, let document = try? JSONValue.parse(antwoord.lichaam) else { return nil }
    let soort = document["type"]?.text?.split(separator: "/").last.map(String.init) ?? ""
    self.init(soort: soort, leden: document.members ?? [])
  }
}

/// What the log and the metrics say of an answer of ours.
final class Aantekening: Sendable {
  let spoor: TraceContext
  /// The pattern of the route; nil when there is none.
  let patroon: String?
  /// The roles of who asked, never the person.
  let rollen: Set<Rol>?
  let uitkomst: Uitkomst?

  init(spoor: TraceContext, patroon: String?, rollen: Set<Rol>? = nil, uitkomst: Uitkomst?) {
    self.spoor = spoor
    self.patroon = patroon
    self.rollen = rollen
    self.uitkomst = uitkomst
  }
}

extension HTTPResponse {
  /// The answer with its place in the trace, and what the log is to say of it.
  func met(_ spoor: TraceContext, patroon: String?, rollen: Set<Rol>? = nil) -> HTTPResponse {
    var antwoord = self
    antwoord.headers.append("traceparent", spoor.traceparent)
    if let state = spoor.state { antwoord.headers.append("tracestate", state) }
    antwoord.annotation = Aantekening(
      spoor: spoor, patroon: patroon, rollen: rollen, uitkomst: annotation as? Uitkomst)
    return antwoord
  }
}
