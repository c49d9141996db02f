import Submissions
import Tables

/// Hides what may identify a person in values that problems show.
enum Masking {
  /// The digits of the shortest number looked for in a note, that of a QQ account.
  private static let fewestDigits = 5
  /// The digits of a mobile phone number or a landline; an ID number has more.
  private static let fewestOfAPerson = 11

  /// Whether a text holds a mobile phone or an ID number, also with blanks, hyphens or full-width digits.
  static func looksPersonal(_ text: String) -> Bool {
    // Most cells hold too few digits, ASCII or full-width, to be looked at closer.
    let digits = text.unicodeScalars.count { (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value) }
    guard digits >= fewestOfAPerson else { return false }
    return PersonalNumber.stands(in: text.cleaned)
  }

  /// Whether a note holds such a number, a landline, or the account of a messenger. Codes look like landlines, so that
  /// other cells are not asked about them.
  static func holdsContact(_ note: String) -> Bool {
    if looksPersonal(note) { return true }
    let text = note.cleaned
    return text.count(where: \.isASCIIDigit) >= fewestDigits && ContactNumber.stands(in: text)
  }

  /// Whether the bytes of a note, in UTF-8, tell at once that it holds no contact: too few digits for any number, or too
  /// few for one that needs no word beside it, and nothing that such a word has.
  static func surelyHoldsNoContact(_ note: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    var mayNameMessenger = false
    for (index, byte) in note.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): mayNameMessenger = true
      // Full-width digits and letters: U+FF10–FF5A.
      case 0xEF where index + 2 < note.count && note[index + 1] == 0xBC && (0x90...0x99).contains(note[index + 2]):
        digits += 1
      case 0xEF where index + 2 < note.count && (note[index + 1] == 0xBD || note[index + 2] >= 0xA0):
        mayNameMessenger = true
      // 扣 and 信.
      case 0xE6 where index + 2 < note.count && note[index + 1] == 0x89 && note[index + 2] == 0xA3,
        0xE4 where index + 2 < note.count && note[index + 1] == 0xBF && note[index + 2] == 0xA1:
        mayNameMessenger = true
      default: break
      }
    }
    return digits < (mayNameMessenger ? fewestDigits : fewestOfAPerson)
  }

  /// A school code as a problem or the ledger may show it: a person's name may have slipped into its column.
  static func shownCode(_ cell: RawCell) -> String? {
    // A code without a digit may be a name in Latin letters.
    let hasDigit = cell.plainText.contains(where: \.isASCIIDigit)
    return shown(cell, identifying: false, typed: false).map {
      String($0.map { $0.isASCII && (hasDigit || !$0.isLetter) ? $0 : "•" })
    }
  }

  /// A school's name as a problem or the ledger may show it: what has no word of a school in it may be a person's name.
  static func shownSchool(_ cell: RawCell) -> String? {
    let text = cell.plainText
    return shown(cell, identifying: false, typed: !schoolWords.contains(where: text.contains))
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

  private static let schoolWords = [
    "学校", "小学", "中学", "初中", "高中", "学院", "校区", "实验", "附属", "幼儿园", "职中", "职高", "中专", "技校", "chool",
  ]
  private static let harmless: Set<Character> = Set(
    "年月日号班初小学约零一二三四五六七八九十百千两几多余左右至到上下旬周无空有是否人名次节个例起件场份红橙黄蓝绿色类级高中低重度风险预警"
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
    case .dateTime(let day, let second): ISODate.text(day, second: second)
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
