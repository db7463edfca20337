internal import HTTPClient
internal import Loket

/// A subscriber of the settings: what it gets, where it is reached, and how it knows that we are the sender.
struct Abonnee: Sendable {
  /// How a message shows that it comes from us.
  enum Bewijs: Hashable, Sendable {
    /// A token that the subscriber gave us (RFC 6750).
    case bearer
    /// A signature over id, moment and body (HMAC-SHA256, in the form of Standard Webhooks).
    case hmac
  }

  let abonnement: Abonnement
  let eindpunt: HTTPEndpoint
  let bewijs: Bewijs
  /// The file with the token or the key.
  let geheimbestand: String
}
