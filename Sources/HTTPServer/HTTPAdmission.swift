/// What an application says of a request whose fields are in and whose body is still to come.
package enum HTTPAdmission: Sendable {
  /// The body may come, up to the limit of the route.
  case accepted
  /// The body may come, up to this many bytes, where that is less than the limit of the route.
  case acceptedUpTo(bytes: Int)
  /// The body is not read: this is the answer, and the connection ends with it.
  case refused(HTTPResponse)
}

/// Decides on a request of its route before its body is read, and before `100 Continue`. It is not asked for a body that
/// came whole with its fields, so the handler decides again.
package typealias HTTPAdmitter = @Sendable (HTTPRequest, HTTPRouteParameters) async -> HTTPAdmission
