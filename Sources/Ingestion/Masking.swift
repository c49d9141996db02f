import Submissions
import Tables

/// Hides what may identify a person in values that problems show.
enum Masking {
  /// The digits of a mobile phone number; an ID number has more.
  static let fewestDigits = 11

  /// Whether a text holds a mobile phone or an ID number, also with blanks, hyphens or full-width digits.
  static func looksPersonal(_ text: String) -> Bool {
    // Most cells hold too few digits, ASCII or full-width, to be looked at closer.
    let digits = text.unicodeScalars.count { (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value) }
    guard digits >= fewestDigits else { return false }
    let text = text.cleaned
    return [[], ["-"], ["-", " "]].contains { joiners in runs(in: text, joinedBy: joiners).contains(where: isPersonal) }
  }

  /// A school code as a problem or the ledger may show it: a person's name may have slipped into its column.
  static func shownCode(_ cell: RawCell) -> String? {
    shown(cell, identifying: false, typed: false).map { String($0.map { $0.isASCII ? $0 : "•" }) }
  }

  /// The value of a cell as a problem may show it.
  static func shown(_ cell: RawCell, identifying: Bool, typed: Bool) -> String? {
    let text = cell.plainText
    if text.isEmpty { return nil }
    let short = String(text.prefix(40))
    if identifying { return String(short.map { $0.isWhitespace ? $0 : "•" }) }
    if looksPersonal(text) { return String(short.map { $0.isNumber ? "•" : $0 }) }
    // A name may have slipped into a column of numbers, dates or labels: show only characters such cells are made of.
    return typed ? String(short.map { $0.isASCII && !$0.isLetter || harmless.contains($0) ? $0 : "•" }) : short
  }

  private static func runs(in text: String, joinedBy joiners: [Character]) -> [[Character]] {
    var runs: [[Character]] = [[]]
    for character in text {
      if character.isASCIIDigit || character == "X" || character == "x" {
        runs[runs.count - 1].append(character)
      } else if !joiners.contains(character), runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs
  }

  private static func isPersonal(_ run: [Character]) -> Bool {
    let digits = run.count == 13 && run.starts(with: "86") ? Array(run.dropFirst(2)) : run
    if digits.count == 11 {
      return digits.allSatisfy(\.isASCIIDigit) && digits[0] == "1" && ("3"..."9").contains(digits[1])
    }
    guard digits.count == 18, digits.dropLast().allSatisfy(\.isASCIIDigit) else { return false }
    // Digits 7 to 14 of an ID number are the day of birth.
    let century = String(digits[6...7])
    let month = Int(String(digits[10...11])) ?? 0
    let day = Int(String(digits[12...13])) ?? 0
    return (century == "19" || century == "20") && (1...12).contains(month) && (1...31).contains(day)
  }

  private static let harmless: Set<Character> = Set(
    "年月日号约零一二三四五六七八九十百千两几多余左右至到上下旬周无空有是否人名次节个例起件场份红橙黄蓝绿色类级高中低重度风险预警"
      + Vocabularies.everyLabel + "Ee")
}

extension RawCell {
  /// The cell as text, cleaned; a secret until it is masked.
  var plainText: String {
    switch self {
    case .empty: ""
    case .text(let text): text.cleaned
    case .number(let number): number.plainText
    case .date(let days): Day(rawValue: days).description
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }
}

extension Double {
  /// The number as a person would type it: whole numbers without a point.
  var plainText: String {
    if let whole = Int(exactly: self), abs(self) < 1e15 { return String(whole) }
    return String(self)
  }
}
