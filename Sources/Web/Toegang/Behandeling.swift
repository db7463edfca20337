internal import Begrippen
internal import HTTPServer
internal import JSON
internal import Loket
internal import Observability

/// What a route does, and whom it lets in before a body is read.
struct Behandeling: Sendable {
  /// The roles that it lets in; nil lets everybody in.
  let rollen: Set<Rol>?
  let handler: HTTPHandler
  let toelating: HTTPAdmitter
  /// How long it may take; nil is the general limit.
  var tijdMax: Duration?
}

extension Webdienst {
  /// How long a request may take of which the work grows with the round, as a freeze. No deadline may keep a large round
  /// from being frozen on a busy machine. `deploy/nginx.conf` waits longer than that.
  static let rondetijdMax = Duration.seconds(900)
  /// The longest body of a request that only reads.
  static let leesverzoekBytesMax = 1024

  /// Lets a sender in, before the body and again with it: the token is known and has one of the roles, and the client
  /// keeps within its limit. A request with its body counts at the limit. A request of which only the head is there asks
  /// whether there is room. A route that is open to everybody takes any token, and asks who it is when something is sent:
  /// who has one can try whatever he can submit. Nil is a sender without a known token.
  /// - Throws: `Webfout` 401 or 429, `LoketFout.verboden`, or what the database throws.
  func laatToe(_ http: HTTPRequest, _ rollen: Set<Rol>?, isHeel: Bool) async throws -> Identiteit? {
    let kop = try http.toegangskop()
    let vraagtNaam = rollen != nil || http.method == .post && kop != nil
    if let identiteit = vraagtNaam ? toegang.onthouden(kop) : nil {
      try tel(http, identiteit.klant, isHeel: isHeel)
      return try met(rollen, identiteit, http)
    }
    // Who has no token, or one that must be looked up, is counted by its network. So nobody can try tokens without end.
    if let netwerk = http.netwerk { try tel(http, netwerk, isHeel: isHeel) }
    guard vraagtNaam else { return nil }
    guard let identiteit = try await toegang.identiteit(kop) else {
      if rollen == nil { return nil }
      throw Webfout(.geenToegang(http.method, http.path, isGegeven: kop != nil))
    }
    try tel(http, identiteit.klant, isHeel: isHeel)
    return try met(rollen, identiteit, http)
  }

  /// Refuses a body that came whole with its fields and is longer than somebody without a token may send.
  func eisVreemdelengte(_ http: HTTPRequest) throws(Webfout) {
    guard http.body.count > vreemdeBytesMax else { return }
    throw Webfout(.lichaamTeGroot(bytesMax: vreemdeBytesMax))
  }

  /// Counts what an answer cost beside its request: its bytes, and what is kept of a refusal. Of a request that is
  /// refused with 400 or 409 its attempt or its answer may be kept, so both count in full.
  func belast(_ antwoord: HTTPResponse, op http: HTTPRequest, _ identiteit: Identiteit?, _ rollen: Set<Rol>?) {
    if let klant = identiteit?.klant ?? http.netwerk {
      klantgrens.charge(klant, bytes: antwoord.bodyBytes, now: lus.uurwerk())
    }
    guard let identiteit, rollen != nil, http.method != .get, [400, 409].contains(antwoord.status),
      antwoord.headers["Idempotent-Replayed"] == nil
    else { return }
    weigergrens.add(http.body.count + antwoord.bodyBytes, to: identiteit.klant, on: dag)
  }

  /// The day on the clock of the domain, as a number.
  private var dag: Int { Int(Amsterdam.datum(loket.klok.nu()).dagnummer) }

  /// Refuses a request that changes something, of a client of which enough refusals were kept today.
  private func eisWeigerruimte(_ http: HTTPRequest, _ klant: String) throws(Webfout) {
    guard http.method != .get, weigergrens.isUsed(by: klant, on: dag) else { return }
    let nu = loket.klok.nu()
    let morgen = Amsterdam.begin(Datum(dagnummer: Int32(dag + 1)))
    throw Webfout(.teVeelGeweigerd(overSeconden: max(1, (morgen.microseconden - nu.microseconden) / 1_000_000 + 1)))
  }

  private func tel(_ http: HTTPRequest, _ klant: String, isHeel: Bool) throws(Webfout) {
    let nu = lus.uurwerk()
    if isHeel {
      try klantgrens.neem(klant, http.method, bytes: http.body.count, nu: nu)
    } else {
      try klantgrens.eisRuimte(klant, http.method, nu: nu)
    }
  }

  private func met(_ rollen: Set<Rol>?, _ identiteit: Identiteit, _ http: HTTPRequest) throws -> Identiteit {
    // Where everybody is let in nothing is kept.
    guard let rollen else { return identiteit }
    try eisWeigerruimte(http, identiteit.klant)
    guard !identiteit.heeft(rollen) else { return identiteit }
    let nodig = rollen.map(\.rawValue).sorted().joined(separator: ", ")
    throw LoketFout.verboden("Hiervoor is een van deze rollen nodig: \(nodig).")
  }

  /// Under which names the memory of a request is counted: the network of its sender, and its token.
  func betalers(_ http: HTTPRequest) -> [String] {
    [http.netwerk, toegang.onthouden(try? http.toegangskop())?.klant].compactMap(\.self)
  }
}

extension HTTPRequest {
  /// The value of `Authorization`; nil when there is none. Of two, one of them a proxy's perhaps, nobody knows which counts.
  /// - Throws: `Webfout` 400 when there are more.
  fileprivate func toegangskop() throws(Webfout) -> String? {
    guard headers("Authorization").count <= 1 else {
      throw Webfout(
        .ongeldig([
          Fault(
            pointer: "", code: .value,
            message: "Authorization staat er vaker dan één keer. Stuur één toegangssleutel mee.")
        ]))
    }
    return header("Authorization")
  }
}
