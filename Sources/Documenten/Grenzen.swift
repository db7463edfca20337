/// The limits of what a document may hold (`contract.md` section 3).
public enum Grenzen {
  /// A name, in Unicode scalars.
  public static let naam = 1...200
  /// Any other text, in Unicode scalars.
  public static let tekst = 1...4000
  /// The inhoudelijk verslag of a final account, in Unicode scalars.
  public static let inhoudelijkVerslag = 1...100_000
  /// An e-mail address, in Unicode scalars.
  public static let email = 1...254
  /// An IBAN, in characters.
  public static let iban = 15...34
  /// The id of a file, in characters.
  public static let id = 1...64
  /// The seed of a draw, in Unicode scalars; an empty one is one.
  public static let zaad = 0...4000
  /// Activities of an application.
  public static let activiteiten = 1...5
  /// Cost lines of an activity.
  public static let lasten = 1...200
  /// Income lines of an activity.
  public static let baten = 0...200
  /// Results aimed at by an activity.
  public static let beoogdeResultaten = 0...200
  /// Members of a single undertaking.
  public static let verbondenOndernemingen = 0...1000
  /// Aid received before.
  public static let steun = 0...1000
  /// Extensions of a window.
  public static let verlengingen = 0...100
  /// Cost lines judged by an assessor: all lines of all activities.
  public static let lastoordelen = 0...1000
  /// Applications of a cohort document.
  public static let cohort = 0...1_000_000
  /// The calendar year of a round.
  public static let jaar: ClosedRange<Int64> = 1...9999
}
