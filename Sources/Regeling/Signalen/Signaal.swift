/// One thing at which an assessor stops. It has no effect on any outcome.
package struct Signaal: Hashable, Sendable {
  package let code: Signaalcode
  /// What was found and what to look into, in Dutch.
  package let toelichting: String
  /// The facts that it is about, each on one line and in a fixed order. A settlement holds for these facts: others open
  /// the signal again. They can be personal data.
  package let feiten: [String]
}
