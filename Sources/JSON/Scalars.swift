extension Unicode.Scalar {
  /// Whether it can be seen: it is neither White_Space nor Default_Ignorable_Code_Point (Unicode Standard Annex 44).
  public var isVisible: Bool { !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint }

  /// Its code point as `U+000B`, with four digits at least.
  public var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
