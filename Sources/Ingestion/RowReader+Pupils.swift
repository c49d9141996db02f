import Foundation
import Submissions
import Tables

extension RowReader {
  /// The school the row belongs to, with the code its submission goes by.
  mutating func school(_ directory: SchoolDirectory) -> SchoolDirectory.Finding {
    let name = noteErrorValue("school") ? "" : sheet.cell("school", of: row).plainText
    let finding = directory.find(code: sheet.cell("school_code", of: row), name: name)
    if let problem = finding.problem { note(problem.kind, problem.field) }
    return finding
  }

  /// Checks that the school still exists on a day.
  mutating func checkOpen(_ school: School?, on day: Day?) {
    guard let school, let day, let closed = school.closed, day > closed else { return }
    note(.schoolClosed(closed: closed, successor: school.successor), "school_code")
  }

  /// The stage, by the school where it has only one, otherwise by the grade.
  mutating func stage(at school: School?, _ field: String = "grade") -> Stage? {
    guard !noteErrorValue(field), let school else { return nil }
    let stages = school.type.stages
    let text = sheet.cell(field, of: row).plainText
    let read = Stage(grade: text)
    if stages.count == 1 {
      // Vocational schools number their grades like senior high schools.
      if let read, read != stages[0], !(stages[0] == .vocational && read == .senior) {
        note(.stageNotTaught(stages: stages), field)
      }
      return stages[0]
    }
    if let read, stages.contains(read) { return read }
    note(.gradeUnclear(stages: stages), field)
    return nil
  }

  /// Who the pupil is, if the row tells; lives only until the store makes a pseudonym of it.
  mutating func identity() -> PupilIdentity? {
    for field in ["student_id", "name", "birth", "class"] { _ = noteErrorValue(field) }
    if case .number(let number) = sheet.cell("student_id", of: row), abs(number) >= 1e15 {
      note(.identityRounded, "student_id")
      return nil
    }
    // 2012.1 may have been 2012.10; the text is certain.
    if case .number(let number) = sheet.cell("birth", of: row), number != number.rounded(),
      let month = Month(reading: number.plainText), month.monthOfYear == 1, number.plainText.hasSuffix(".1")
    {
      note(.birthZeroLost(read: month, other: month.advanced(by: 9)), "birth")
    } else if let text = value("birth"), let month = Month(reading: text), let other = zeroLost(text, month) {
      note(.birthZeroLost(read: month, other: other), "birth")
    }
    return PupilIdentity(
      studentID: pupilNumber(), name: pupilName(),
      birth: value("birth").map(Self.canonicalBirth), schoolClass: value("class"),
      sex: value("sex").flatMap(Vocabularies.sex.value))
  }

  /// Who the pupil is; one known by name alone is entered for now, with a query.
  mutating func identityOrName(schoolClass: String? = nil, sex: Sex? = nil) -> PupilIdentity? {
    let before = problems.count
    if let identity = identity() { return identity }
    if problems[before...].contains(where: { $0.kind.severity == .error }) { return nil }
    if let name = pupilName() {
      note(.identityProvisional, "name")
      return PupilIdentity(provisional: name, schoolClass: schoolClass, sex: sex)
    }
    note(.identityMissing)
    return nil
  }

  /// Warns of phone, ID and account numbers in a note, which is not stored.
  mutating func checkNote(_ field: String = "note") {
    if case .text(let text) = sheet.cell(field, of: row) {
      if Masking.holdsContact(text) { note(.personalNote, field) }
    } else if Masking.holdsContact(sheet.cell(field, of: row).plainText) {
      note(.personalNote, field)
    }
  }

  private func pupilName() -> String? {
    value("name").map { $0.contains { !$0.isASCII } ? $0.filter { !$0.isWhitespace } : $0 }
  }

  /// The school number; without it the pupil is known by name and birth.
  private mutating func pupilNumber() -> String? {
    guard let text = value("student_id") else { return nil }
    switch PupilNumberReading(Self.canonicalNumber(text)) {
    case .number(let number): return number
    case .unusual(let number):
      note(.numberUnusual, "student_id")
      return number
    case .placeholder:
      note(.numberPlaceholder, "student_id")
      return nil
    }
  }

  private func value(_ field: String) -> String? {
    let cell = sheet.cell(field, of: row)
    if cell.isErrorValue { return nil }
    let text = cell.plainText
    return text.isEmpty || Vocabularies.blankMarks.contains(text) ? nil : text
  }

  /// The same number written with blanks or small letters is one number.
  private static func canonicalNumber(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    return isPlain ? text : text.uppercased().filter { !$0.isWhitespace }
  }

  /// The same birth written in different patterns is one birth: its day if given, or else its month. The first of a
  /// month stands for the month, because Excel makes that day of a month typed in.
  private static func canonicalBirth(_ text: String) -> String {
    if Month(iso: text) != nil { return text }
    return switch DayReading(text) {
    case .day(let day), .serial(let day):
      day == day.month.firstDay ? day.month.description : day.description
    default: Month(reading: text)?.description ?? text
    }
  }
}

extension Stage {
  /// Reads a grade as schools write it (初一, 七年级, 高二, 小学三年级, grade 7), or a stage.
  init?(grade: String) {
    let text = grade.comparisonKey
    if let stage = Vocabularies.stage.value(text) {
      self = stage
      return
    }
    let vocational = ["中职", "职高", "中专", "职业", "技校"]
    if vocational.contains(where: text.hasPrefix) {
      self = .vocational
    } else if text.hasPrefix("小学") || text.hasPrefix("小") {
      self = .primary
    } else if text.hasPrefix("初") {
      self = .junior
    } else if text.hasPrefix("高") || text.hasPrefix("普高") {
      self = .senior
    } else if let year = Self.schoolYear(text) {
      switch year {
      case 1...6: self = .primary
      case 7...9: self = .junior
      case 10...12: self = .senior
      default: return nil
      }
    } else {
      return nil
    }
  }

  /// The year of schooling in 七年级, 7年级, grade 7 or g7.
  private static func schoolYear(_ text: String) -> Int? {
    for prefix in ["grade", "g"] where text.hasPrefix(prefix) { return Int(text.dropFirst(prefix.count)) }
    guard let end = text.range(of: "年级")?.lowerBound else { return nil }
    let number = String(text[..<end])
    let words = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    return Int(number) ?? words.firstIndex(of: number).map { $0 + 1 }
  }
}
