/// What one applicant may have the service keep (`regels.md` section 7). Withdrawn, early and late applications count;
/// completions that were asked for do not.
package struct Deurgrenzen: Hashable, Sendable {
  /// Applications of one applicant in one round.
  package var aanvragenMax = 20
  /// Bytes of these applications and their replacements together.
  package var aanvraagBytesMax: Int64 = 40 * 1024 * 1024
  /// Versions of the final account of one application on one local day. On the next day it can be mended further.
  package var verantwoordingenPerDagMax = 20
  /// Completions of one application on one local day.
  package var aanvullingenPerDagMax = 40
  /// Bytes of refused submissions that are kept of one applicant on one day. Beyond it only the digest of an attempt is
  /// kept, and beyond twice as much nothing.
  package var pogingBytesPerDagMax: Int64 = 8 * 1024 * 1024

  /// The usual limits.
  package init() {}
}
