/// Dates as HTTP writes them (RFC 9110 section 5.6.7), rendered once a second.
package struct HTTPDate {
  private var second: Int64 = -1
  private(set) var line: [UInt8] = []

  /// The `Date` field line, CR LF included, of an instant in seconds since 1970.
  mutating func line(at second: Int64) -> [UInt8] {
    if second != self.second {
      self.second = second
      line = Array("Date: \(HTTPDate.text(second))\r\n".utf8)
    }
    return line
  }

  /// An instant in seconds since 1970 as IMF-fixdate.
  package static func text(_ second: Int64) -> String {
    let days = second >= 0 ? second / 86_400 : (second - 86_399) / 86_400
    let inDay = second - days * 86_400
    // 1 January 1970 was a Thursday; eras of 400 years begin on 1 March, so that the leap day comes last.
    let weekday = Int(((days % 7) + 11) % 7)
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let time = [inDay / 3600, inDay / 60 % 60, inDay % 60].map { twoDigits($0) }.joined(separator: ":")
    return "\(weekdays[weekday]), \(twoDigits(day)) \(months[Int(month) - 1]) \(year) \(time) GMT"
  }

  private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
