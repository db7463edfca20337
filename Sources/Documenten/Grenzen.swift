package import Begrippen
internal import JSON

/// The limits on the content of a document (`contract.md` section 3).
package enum Grenzen {
  /// A name, in Unicode scalars.
  package static let naam = 1...200
  /// Any other text, in Unicode scalars.
  package static let tekst = 1...4000
  /// The inhoudelijk verslag of a final account, in Unicode scalars.
  package static let inhoudelijkVerslag = 1...100_000
  /// An e-mail address, in Unicode scalars.
  package static let email = 1...254
  /// A number in the Handelsregister, in digits.
  package static let kvkNummer = 8...8
  /// An IBAN, in characters.
  package static let iban = 15...34
  /// The longest text that is looked at as an IBAN with spaces and invisible characters between, in bytes.
  package static let aangekleedIBANBytesMax = 1024
  /// The length of an IBAN of the Netherlands.
  package static let ibanNederland = 18
  /// The id of a file, in characters.
  package static let id = 1...64
  /// The seed of a draw, in Unicode scalars; an empty one is one.
  package static let zaad = 0...4000
  /// An amount.
  package static let bedrag = Centen.zero...Centen(JSONReader.amountMax)
  /// The amount that is asked for.
  package static let gevraagd = Centen(1)...bedrag.upperBound
  /// A count.
  package static let aantal: ClosedRange<Int64> = 0...JSONReader.countMax
  /// Activities of an application.
  package static let activiteiten = 1...5
  /// Cost lines of an activity.
  package static let lasten = 1...200
  /// Cost lines of an activity in a final account: it can have cost nothing.
  package static let gerealiseerdeLasten = 0...200
  /// Income lines of an activity.
  package static let baten = 0...200
  /// Results aimed at by an activity.
  package static let beoogdeResultaten = 0...200
  /// Members of a single undertaking.
  package static let verbondenOndernemingen = 0...1000
  /// Aid received before.
  package static let steun = 0...1000
  /// Extensions of a window.
  package static let verlengingen = 0...100
  /// Findings of an assessor on cost lines: at most all lines of all activities.
  package static let lastoordelen = 0...1000
  /// Applications of a cohort document.
  package static let cohort = 0...1_000_000
  /// The calendar year of a round.
  package static let jaar: ClosedRange<Int64> = 1...9999
}
