import Submissions
import Tables

/// Reads the summary return (附件3): an export of the questionnaire, the tidy table, or the printed form.
struct SummaryReader: FormReader {
  /// One answer.
  private struct Answer {
    let school: SchoolCode?
    let period: String?
    let time: AnswerTime?
    let summary: SchoolSummary?
    let sheet: FormSheet
    let row: RawRow
    var problems: [Problem]
    var isLeftOut = false
  }
  private struct Key: Hashable {
    let school: SchoolCode
    let period: String
  }

  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var answers: [Answer] = []

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    if isTest(row, sheet) {
      reader.note(.testAnswer, "school")
      answers.append(
        Answer(
          school: nil, period: nil, time: nil, summary: nil, sheet: sheet, row: row, problems: reader.problems,
          isLeftOut: true))
      return
    }
    let time = readTime(&reader)
    let asOf = reader.day("as_of", mayLieAhead: true)
    let day = asOf ?? time?.day ?? context.received
    let finding = readSchool(on: day, &reader)
    let task = task(on: day, finding.school)
    if let asOf, asOf > context.received, asOf != task?.due {
      reader.note(.dateInFuture(received: context.received), "as_of")
    }
    if asOf == nil, task == nil { reader.note(.cutoffUnknown) }
    reader.checkOpen(finding.school, on: day)
    let numbers = readNumbers(enrolment: context.enrolment[finding.code], &reader)

    let period = task?.period ?? asOf?.description
    var summary: SchoolSummary?
    if !reader.hasError, let period, let cutoff = asOf ?? task?.due {
      summary = SchoolSummary(
        school: finding.code, period: period, asOf: cutoff, submittedAt: time?.description, numbers: numbers)
    }
    answers.append(
      Answer(
        school: finding.code, period: period, time: time, summary: summary, sheet: sheet, row: row,
        problems: reader.problems))
  }

  /// Whether somebody was trying the questionnaire; a school of the roster may be named so.
  private func isTest(_ row: RawRow, _ sheet: FormSheet) -> Bool {
    let isMarked = sheet.match.specification.fields.contains { field in
      guard case .text(let text) = sheet.cell(field.name, of: row) else { return false }
      let word = text.comparisonKey
      return word.contains("测试") || word == "test"
    }
    let name = sheet.cell("school", of: row).plainText
    return isMarked && directory.find(name: name, on: context.received).school == nil
  }

  private func readTime(_ reader: inout RowReader) -> AnswerTime? {
    guard !reader.isBlank("submitted_at") else { return nil }
    guard let time = AnswerTime(reader.sheet.cell("submitted_at", of: reader.row)) else {
      reader.note(.timeUnreadable, "submitted_at")
      return nil
    }
    if time.day > context.received { reader.note(.dateInFuture(received: context.received), "submitted_at") }
    return time
  }

  /// The school by its code, or by the answer: a name, or the number of an option where the options are known.
  private func readSchool(on day: Day, _ reader: inout RowReader) -> SchoolDirectory.Finding {
    let sheet = reader.sheet
    if !sheet.match.places.isEmpty { return reader.school(directory, in: context) }
    if !reader.isBlank("school_code") { return reader.school(directory) }
    guard var name = reader.text("school", required: true) else {
      return SchoolDirectory.Finding(code: SchoolCode(rawValue: ""))
    }
    if name.allSatisfy(\.isASCIIDigit) {
      let options = sheet.match.specification.field("school")?.options ?? []
      guard let number = Int(name), (1...max(1, options.count)).contains(number), !options.isEmpty else {
        reader.note(.optionListMissing, "school")
        return SchoolDirectory.Finding(code: SchoolCode(rawValue: ""))
      }
      name = options[number - 1]
    }
    let finding = directory.find(name: name, on: day)
    if let problem = finding.problem { reader.note(problem.kind, problem.field) }
    return finding
  }

  /// The task a return answers: the next due on the day or within three months after it, or else the last due within
  /// three months before.
  private func task(on day: Day, _ school: School?) -> SubmissionTask? {
    let tasks = context.tasks.filter { task in
      guard task.form == .summary else { return false }
      return task.stages.isEmpty || school.map { $0.type.stages.contains(where: task.stages.contains) } ?? true
    }.sorted { ($0.due, $0.period) < ($1.due, $1.period) }
    return tasks.first { $0.due >= day && $0.due <= day.advanced(by: 92) }
      ?? tasks.last { $0.due < day && $0.due >= day.advanced(by: -92) }
  }

  private func readNumbers(enrolment: Int?, _ reader: inout RowReader) -> [SummaryItem: Int] {
    var numbers: [SummaryItem: Int] = [:]
    for item in SummaryItem.allCases {
      numbers[item] = reader.count(item.rawValue, units: item.unit.words)
      if item.unit == .pupils { reader.check(item.rawValue, numbers[item], enrolment: enrolment) }
    }
    reader.check(
      SummaryItem.visited.rawValue, numbers[.visited], notAbove: SummaryItem.visitsDue.rawValue, numbers[.visitsDue])
    let sum = SummaryItem.categories.reduce(0) { $0 + (numbers[$1] ?? 0) }
    if let visited = numbers[.visited], sum > visited {
      reader.note(.categoriesAboveVisited(sum: sum, visited: visited), SummaryItem.visited.rawValue)
    }
    if numbers.isEmpty, !reader.hasError { reader.note(.missingValue, SummaryItem.visitsDue.rawValue) }
    return numbers
  }

  mutating func submissions() -> [Submission] {
    compareAnswers()
    var parts = SubmissionParts<SchoolSummary>()
    for answer in answers {
      parts.add(
        answer.isLeftOut ? nil : answer.summary, problems: answer.problems, to: answer.school, period: answer.period)
    }
    return parts.submissions(.summary) { .summary($0) }
  }

  /// Of several answers by one school the latest counts; what was wrong with an earlier one no longer matters.
  private mutating func compareAnswers() {
    var kept: [Key: Int] = [:]
    for index in answers.indices where !answers[index].isLeftOut {
      guard let school = answers[index].school, !school.rawValue.isEmpty, let period = answers[index].period else {
        continue
      }
      let key = Key(school: school, period: period)
      guard let earlier = kept[key] else {
        kept[key] = index
        continue
      }
      let (old, new) = (answers[earlier], answers[index])
      if let numbers = new.summary?.numbers, numbers == old.summary?.numbers, new.summary?.asOf == old.summary?.asOf {
        leaveOut(index, .equalRow(row: old.row.number))
      } else if let newTime = new.time, let oldTime = old.time, newTime != oldTime {
        let (late, early) = newTime > oldTime ? (index, earlier) : (earlier, index)
        leaveOut(early, .answerSuperseded(row: answers[late].row.number))
        kept[key] = late
      } else {
        let kind: ProblemKind =
          new.time == nil || old.time == nil
          ? .duplicateFigure(row: old.row.number) : .answerTimeShared(row: old.row.number)
        answers[index].problems.append(new.sheet.problem(kind, new.row, "submitted_at"))
      }
    }
  }

  private mutating func leaveOut(_ index: Int, _ kind: ProblemKind) {
    answers[index].isLeftOut = true
    answers[index].problems = [answers[index].sheet.problem(kind, answers[index].row)]
  }
}

extension SummaryItem.Unit {
  /// The units people write behind such a number.
  fileprivate var words: [String] {
    switch self {
    case .pupils, .teachers, .parents: ["人次", "人", "名", "位", "个"]
    case .lessons: ["课时", "节课", "节", "课"]
    case .sessions: ["次", "场", "期"]
    case .items: ["项", "个", "份", "条", "件", "种"]
    }
  }
}
