/// Finds landlines and the accounts of messengers in the cleaned text of a note.
///
/// A landline is an area code and a number of seven or eight digits; those of the three-digit areas have eight. An
/// account is known only by the word beside it. A day run together looks like both and is none.
enum ContactNumber {
  /// Whether one stands in a text. The patterns are slow, so that most notes are told apart by less.
  static func stands(in text: String) -> Bool {
    if text.utf8.count(where: { (0x30...0x39).contains($0) }) >= fewestOfLandline,
      text.matches(of: longArea).contains(where: { !isDay($0.1) })
        || text.matches(of: shortArea).contains(where: { !isDay($0.1) })
    {
      return true
    }
    guard words.contains(where: text.lowercased().contains) else { return false }
    return text.matches(of: wordFirst).contains { !isDay($0.1) }
      || text.matches(of: numberFirst).contains { !isDay($0.1) }
  }

  /// Three digits and eight, or four and seven.
  private static let fewestOfLandline = 11
  private static let words = ["qq", "扣扣", "微信", "威信", "薇信", "wechat", "weixin", "vx", "wx"]

  // Bounds are written as alternatives: there is no looking behind. No area code but 0701 has a 0 in third place, which
  // keeps codes of schools apart.
  private static var longArea: Regex<(Substring, Substring)> {
    /(?:^|[^0-9])\(?0(?:[3-9][1-9][0-9]|701)\)?[-–—· ]{0,2}([0-9]{7,8}|[0-9]{3,4}[-– ][0-9]{4})(?![0-9])/
  }
  private static var shortArea: Regex<(Substring, Substring)> {
    /(?:^|[^0-9])\(?0(?:10|2[0-9])\)?[-–—· ]{0,2}([0-9]{8}|[0-9]{4}[-– ][0-9]{4})(?![0-9])/
  }
  /// `QQ：12345678`, `微信号 wx_12345678`; a count of something is no account.
  private static var wordFirst: Regex<(Substring, Substring)> {
    /(?i:qq|扣扣|微信|威信|薇信|wechat|weixin|vx|wx)[^0-9，。；,;]{0,8}([0-9]{5,11})(?![0-9元块字人次步个])/
  }
  /// `12345678（QQ）`.
  private static var numberFirst: Regex<(Substring, Substring)> {
    /(?:^|[^0-9])([1-9][0-9]{4,10})[^0-9，。；,;元块字人次步个]{0,3}(?i:qq|扣扣|微信|威信|薇信|wechat|weixin|vx|wx)/
  }

  /// Whether digits are a day or a month of these decades, `20220601` or `202206`.
  private static func isDay(_ digits: Substring) -> Bool {
    digits.wholeMatch(of: /20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?/) != nil
  }
}
