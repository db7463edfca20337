/// The entity tags of a header field (RFC 9110, section 8.8.3).
enum Tagregel {
  /// The parts between commas, without the white space around them; empty ones are left out. Between quotes a comma is part
  /// of a tag.
  static func delen(_ koppen: [String]) -> [Substring] {
    var staatTussenAanhalingstekens = false
    let regel = koppen.joined(separator: ",")
    return regel.split { teken in
      if teken == "\"" { staatTussenAanhalingstekens.toggle() }
      return teken == "," && !staatTussenAanhalingstekens
    }.map { deel in
      var tag = deel.trimmingPrefix { $0.isWhitespace }
      while tag.last?.isWhitespace == true { tag.removeLast() }
      return tag
    }.filter { !$0.isEmpty }
  }
}
