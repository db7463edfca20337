/// Whether the body of a request may come.
extension HTTPConnection {
  /// Decides whether a body may come. One that is here already takes no more memory and is left to the handler.
  func accept(_ head: HTTPRequestHead, bytesHere: Int) {
    bodyStartedAt = readAt
    bodyReadAt = readAt
    owesContinue = head.framing.expectsContinue && bytesHere == 0
    hold = nil
    if let length = head.framing.contentLength, length <= bytesHere { return acceptBody(head) }
    let request = request(head, [], number: requestCount + 1, hold: nil)
    switch worker.application.router.match(head) {
    case .fault(let fault): refuse(request, HTTPAnswer.response(fault, request, worker))
    case .options(let allow, let pattern): refuse(request, worker.application.options(allow, pattern))
    case .route(let route, let parameters):
      guard let admit = route.admit else { return acceptBody(of: request) }
      ask(admit, request, parameters)
    }
  }

  private func acceptBody(of request: HTTPRequest, bytesMax: Int = .max) {
    hold = HTTPHold(worker.shared.ledger, payers: worker.application.payers(request))
    acceptBody(request.head, bytesMax: bytesMax)
  }

  private func acceptBody(_ head: HTTPRequestHead, bytesMax: Int = .max) {
    let routeBytesMax = worker.application.bodyBytesMax(head, worker.limits)
    if let fault = parser.acceptBody(bytesMax: min(bytesMax, routeBytesMax)) { fail(fault) }
  }

  private func ask(_ admit: @escaping HTTPAdmitter, _ request: HTTPRequest, _ parameters: HTTPRouteParameters) {
    isAdmitting = true
    isAccepting = true
    hasReadAheadToEnd = false
    hold = HTTPHold(worker.shared.ledger, payers: worker.application.payers(request))
    let asked = Task.immediate(executorPreference: worker.loop) { [self] in
      let admission = await admit(request, parameters)
      worker.loop.checkIsolated()
      admitted(admission, request)
    }
    isAccepting = false
    if isAdmitting { admission = asked }
  }

  private func admitted(_ admission: HTTPAdmission, _ request: HTTPRequest) {
    guard phase == .open, isAdmitting else { return }
    isAdmitting = false
    hold = nil
    self.admission = nil
    // The answer of a request before this one may have ended the connection meanwhile.
    guard !isInputEnded else { return }
    switch admission {
    case .accepted: acceptBody(of: request)
    case .acceptedUpTo(let bytes): acceptBody(of: request, bytesMax: bytes)
    case .refused(let response): refuse(request, response)
    }
    if !isAccepting { readOn() }
  }

  /// Answers a request in its turn without reading its body.
  private func refuse(_ request: HTTPRequest, _ response: HTTPResponse) {
    requestCount += 1
    queue.append(.refused(request, response))
    endReading()
  }
}
