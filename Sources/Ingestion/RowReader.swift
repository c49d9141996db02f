import Submissions
import Tables
import Wording

/// Reads the cells of one row as values and collects what is wrong with them.
struct RowReader {
  let sheet: FormSheet
  let row: RawRow
  let received: Day
  private(set) var problems: [Problem] = []

  init(_ sheet: FormSheet, _ row: RawRow, received: Day) {
    self.sheet = sheet
    self.row = row
    self.received = received
    // In a text file cells stand by counting alone: a comma without quotes, as in 1,110, moves all that follow. A
    // workbook made of such a file has them moved too, but most cells right of its table are remarks.
    if sheet.exceedsHeader(row) { note(.cellsBeyondHeader(isText: sheet.name.isEmpty)) }
  }

  /// Whether the row has an error, so that it yields no value.
  var hasError: Bool { problems.contains { $0.kind.severity == .error } }

  /// Adds a problem at a field, or of the row as a whole.
  mutating func note(_ kind: ProblemKind, _ field: String? = nil) {
    problems.append(sheet.problem(kind, row, field))
  }

  /// Notes an error in place of a value, once however often the cell is read.
  mutating func noteErrorValue(_ field: String) -> Bool {
    guard sheet.cell(field, of: row).isErrorValue else { return false }
    let problem = sheet.problem(.errorValue, row, field)
    if !problems.contains(problem) { problems.append(problem) }
    return true
  }

  /// Whether the cell holds nothing, not even a mark for nothing.
  func isBlank(_ field: String) -> Bool {
    let text = sheet.cell(field, of: row).plainText
    return text.isEmpty || Vocabularies.blankMarks.contains(text)
  }

  /// The cell cleaned as text, nothing when it is blank; the blank of a required cell is a problem.
  mutating func cleaned(_ field: String, required: Bool) -> String? {
    let cell = sheet.cell(field, of: row)
    var text = cell.plainText
    if noteErrorValue(field) { return nil }
    if sheet.match.isQuestionnaire, Vocabularies.unanswered.contains(text) { text = "" }
    if !text.isEmpty, !Vocabularies.blankMarks.contains(text) { return text }
    if required {
      note(sheet.hasPlace(field) ? .missingValue : .columnAbsent(sheet.label(field)), field)
    } else if !text.isEmpty {
      note(.blankMark, field)
    }
    return nil
  }

  /// A text that will be stored in clear, so that no phone or ID number and not the pupil's name may stand in it.
  mutating func text(_ field: String, required: Bool = false) -> String? {
    guard let text = cleaned(field, required: required) else { return nil }
    if Masking.looksPersonal(text) || bearsName(text) {
      note(.personalValue, field)
      return nil
    }
    return text
  }

  private func bearsName(_ text: String) -> Bool {
    guard sheet.match.specification.field("name")?.identifying == true else { return false }
    let name = sheet.cell("name", of: row).plainText
    return name.count > 1 && text.contains(name)
  }

  /// A day; `mayLieAhead` for plans and due dates.
  mutating func day(_ field: String, required: Bool = false, mayLieAhead: Bool = false) -> Day? {
    guard let text = cleaned(field, required: required) else { return nil }
    let day: Day
    switch DayReading(text) {
    case .day(let read): day = read
    case .serial(let read):
      note(.dateSerial(day: read), field)
      day = read
    case .impossible:
      note(.dateImpossible, field)
      return nil
    case .notYearFirst:
      note(.dateNotYearFirst, field)
      return nil
    case .unreadable:
      note(.dateUnreadable(required: required), field)
      return nil
    }
    guard !mayLieAhead else { return day }
    if day > received {
      note(.dateInFuture(received: received), field)
      return nil
    }
    let earliest = required ? earliest : Self.earliestAtAll
    if day < earliest {
      note(.dateTooEarly(earliest: earliest, required: required), field)
      return nil
    }
    return day
  }

  /// No pupil of today was at school before.
  private static let earliestAtAll = Day(year: 2000, month: 1, day: 1) ?? Day(rawValue: 0)
  /// What a row is about lies at most ten years back; 2002 for 2022 must not pass.
  private var earliest: Day { received.advanced(by: -3653) }

  /// A month; `mayLieFarBack` for the totals of a long history.
  mutating func month(_ field: String, required: Bool = false, mayLieFarBack: Bool = false) -> Month? {
    guard let text = cleaned(field, required: required) else { return nil }
    // The number 2022.1 may have been 2022.10; only the text is certain.
    var isFraction = false
    if case .number(let number) = sheet.cell(field, of: row) { isFraction = number != number.rounded() }
    guard !isFraction, let month = Month(reading: text) else {
      note(.monthUnreadable(required: required), field)
      return nil
    }
    if month > received.month {
      note(.dateInFuture(received: received), field)
      return nil
    }
    if let other = zeroLost(text, month) { note(.monthZeroLost(read: month, other: other), field) }
    if required, !mayLieFarBack, month < earliest.month {
      note(.dateTooEarly(earliest: earliest, required: true), field)
      return nil
    }
    return month
  }

  /// The October that a January written 2022.1 in a text file may have been: Excel drops the zero when it saves one.
  func zeroLost(_ text: String, _ month: Month) -> Month? {
    let october = month.advanced(by: 9)
    guard sheet.name.isEmpty, text.hasSuffix(".1"), month.monthOfYear == 1, october <= received.month else {
      return nil
    }
    return october
  }

  /// A number of things, in one of the units.
  mutating func count(_ field: String, units: [String], required: Bool = false) -> Int? {
    guard let text = cleaned(field, required: required) else { return nil }
    if case .date = sheet.cell(field, of: row) {
      note(.countUnclear(required: required), field)
      return nil
    }
    switch CountReading(text, units: units) {
    case .count(let count): return count
    case .negative(let count): note(.countNegative(count), field)
    case .unclear where Masking.looksPersonal(text): note(.personalValue, field)
    case .unclear: note(.countUnclear(required: required), field)
    }
    return nil
  }

  /// A number of persons.
  mutating func persons(_ field: String) -> Int? { count(field, units: ["人次", "人", "名", "位", "个"]) }

  /// A period: a month as `YYYY-MM`, a summer as `YYYY-summer`, any other as written.
  mutating func period(_ field: String) -> String? {
    guard let text = text(field, required: true) else { return nil }
    if let month = Month(reading: text) { return month.description }
    let rest = text.drop(while: \.isASCIIDigit)
    let summers: Set<Substring> = ["年暑期", "年暑假", "年夏", "暑期", "暑假", "-summer"]
    return text.count - rest.count == 4 && summers.contains(rest) ? "\(text.prefix(4))-summer" : text
  }

  /// One of a few words.
  mutating func choice<Value>(_ field: String, _ vocabulary: Vocabulary<Value>, required: Bool = false) -> Value? {
    guard let text = cleaned(field, required: required) else { return nil }
    if let value = vocabulary.value(text) { return value }
    note(.choiceUnknown(expected: vocabulary.expected, required: required), field)
    return nil
  }

  /// Yes or no; 无 says no here.
  mutating func yesNo(_ field: String) -> Bool? {
    let text = sheet.cell(field, of: row).plainText
    if let value = Vocabularies.yesNo.value(text) { return value }
    return choice(field, Vocabularies.yesNo)
  }

  /// A tier of the configured scheme; the label of another scheme is an error against the whole file.
  mutating func tier(_ field: String, required: Bool = false) -> Tier? {
    let text = sheet.cell(field, of: row).plainText
    if Vocabularies.isForeignTier(text) {
      note(.tierScheme([text]), field)
      return nil
    }
    return choice(field, Vocabularies.tier, required: required)
  }

  /// Checks that a part is not larger than its whole.
  mutating func check(_ part: String, _ count: Int?, notAbove whole: String, _ total: Int?) {
    guard let count, let total, count > total else { return }
    note(.partAboveWhole(part: sheet.label(part), count: count, whole: sheet.label(whole), total: total), part)
  }

  /// Asks about more persons than the school has pupils, where that is known.
  mutating func check(_ persons: String, _ count: Int?, enrolment: Int?) {
    guard let count, let enrolment, count > enrolment else { return }
    note(.personsAboveEnrolment(count: count, enrolment: enrolment), persons)
  }

  /// Checks that one day does not lie before another.
  mutating func check(_ earlier: String, _ earlierDay: Day?, notAfter later: String, _ laterDay: Day?) {
    guard let earlierDay, let laterDay, earlierDay > laterDay else { return }
    note(
      .dateOrder(
        earlier: sheet.label(earlier), earlierDay: earlierDay, later: sheet.label(later), laterDay: laterDay), later)
  }
}
