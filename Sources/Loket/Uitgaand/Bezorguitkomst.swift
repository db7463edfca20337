/// What became of one attempt to deliver.
package enum Bezorguitkomst: Hashable, Sendable {
  /// The subscriber took it.
  case genomen
  /// The subscriber is away or not in order: it did not answer, or asks to come back later.
  case weg(String, overSeconden: Int? = nil)
  /// The subscriber is there and refuses this event.
  case geweigerd(String)

  /// The word for the list and the log; nil when it was taken.
  package var fout: String? {
    switch self {
    case .genomen: nil
    case .weg(let woord, _), .geweigerd(let woord): woord
    }
  }
}
