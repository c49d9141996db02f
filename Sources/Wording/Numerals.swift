import Foundation

/// Numbers and dates as people read them: rounded, with thousands marks, never `NaN` or `inf`.
public enum Numerals {
  /// What stands where there is no figure.
  public static let absent = "—"

  /// A whole number with thousands marks.
  public static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A number rounded to a whole one, with thousands marks.
  public static func count(_ value: Double) -> String { count(Int(value.rounded())) }

  /// A number with a fixed number of decimals, and thousands marks when it is large.
  public static func decimal(_ value: Double?, places: Int = 1) -> String {
    guard let value, value.isFinite, abs(value) < 1e15 else { return absent }
    if abs(value) >= 1000 { return count(Int(value.rounded())) }
    let text = String(format: "%.\(places)f", abs(value))
    let isZero = !text.contains { "123456789".contains($0) }
    return (value < 0 && !isZero ? "−" : "") + text
  }

  /// A ratio, two decimals.
  public static func ratio(_ value: Double?) -> String { decimal(value, places: 2) }

  /// A share in per cent, at most one decimal.
  public static func percent(_ share: Double?, places: Int = 0) -> String {
    guard let share, share.isFinite else { return absent }
    return decimal(share * 100, places: places) + "%"
  }

  /// A probability: three decimals, and never less than `<0.001`.
  public static func probability(_ value: Double?) -> String {
    guard let value, value.isFinite else { return absent }
    if value < 0.001 { return "<0.001" }
    if value > 0.999, value < 1 { return ">0.999" }
    return String(format: "%.3f", value)
  }

  /// An interval; an upper end without bound is written as such.
  public static func interval(_ lower: Double?, _ upper: Double?) -> Text {
    guard let lower, lower.isFinite else { return Text(verbatim: absent) }
    guard let upper, upper.isFinite else {
      return Text(zh: "不低于\(ratio(lower))", en: "at least \(ratio(lower))")
    }
    return Text(verbatim: "\(ratio(lower))–\(ratio(upper))")
  }

  /// A month of a year.
  public static func month(_ year: Int, _ month: Int) -> Text {
    Text(zh: "\(year)年\(month)月", en: "\(monthName(month)) \(year)")
  }

  /// A month without its year.
  public static func month(_ month: Int) -> Text { Text(zh: "\(month)月", en: monthName(month)) }

  /// January up to a month: `1—5月`.
  public static func monthsUpTo(_ month: Int) -> Text {
    month <= 1 ? self.month(1) : Text(zh: "1—\(month)月", en: "January to \(monthName(month))")
  }

  /// A day.
  public static func day(_ year: Int, _ month: Int, _ day: Int) -> Text {
    Text(zh: "\(year)年\(month)月\(day)日", en: "\(day) \(monthName(month)) \(year)")
  }

  /// Names one after another: `甲、乙和丙`.
  public static func list(_ items: [Text]) -> Text {
    guard let last = items.last else { return Text(verbatim: "") }
    let front = items.dropLast()
    guard !front.isEmpty else { return last }
    return Text(
      zh: front.map(\.zh).joined(separator: "、") + "和" + last.zh,
      en: front.map(\.en).joined(separator: ", ") + " and " + last.en)
  }

  /// The first of many names, and how many there are: `甲、乙等5个单位`.
  public static func list(_ items: [Text], most: Int) -> Text {
    guard items.count > most else { return list(items) }
    let front = items.prefix(most)
    return Text(
      zh: front.map(\.zh).joined(separator: "、") + "等\(count(items.count))个单位",
      en: front.map(\.en).joined(separator: ", ") + " and \(count(items.count - most)) others")
  }

  private static func monthName(_ month: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : String(month)
  }
}
