import Submissions
import Tables

/// Reads the number of pupils per school, stage and sex (在校学生数).
struct EnrolmentReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let stage: Stage
    let sex: Sex?
    let asOf: Day
  }
  private struct Line {
    let enrolment: Enrolment
    let sheet: FormSheet
    let row: RawRow
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Line>()
  private var repeated = RepeatedRows<Key>()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let stage = reader.choice("stage", Vocabularies.stage, required: true)
    if let stage, let school = finding.school, !school.type.stages.contains(stage) {
      reader.note(.stageNotTaught(stages: school.type.stages), "stage")
    }
    let isBoth = ["合计", "总计", "小计", "全部", "男女", "both", "total"]
      .contains(sheet.cell("sex", of: row).plainText.comparisonKey)
    let sex = isBoth ? nil : reader.choice("sex", Vocabularies.sex)
    // A sex that cannot be read must not pass for both sexes together.
    if !isBoth, sex == nil, !reader.isBlank("sex") {
      reader.note(.choiceUnknown(expected: Vocabularies.sex.expected, required: true), "sex")
    }
    let pupils = reader.count("pupils", units: ["人", "名", "个", "位"], required: true)
    let asOf = reader.day("as_of", required: true)
    reader.checkOpen(finding.school, on: asOf)

    var line: Line?
    if !reader.hasError, let stage, let pupils, let asOf {
      switch repeated.add(Key(school: finding.code, stage: stage, sex: sex, asOf: asOf), row, sheet) {
      case .none:
        let enrolment = Enrolment(school: finding.code, stage: stage, sex: sex, pupils: pupils, asOf: asOf)
        line = Line(enrolment: enrolment, sheet: sheet, row: row)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "pupils")
      }
    }
    parts.add(line, problems: reader.problems, to: finding.code)
  }

  mutating func submissions() -> [Submission] {
    let lines = parts.parts.map(\.rows)
    var submissions = parts.submissions(.enrolment) { .enrolment($0.map(\.enrolment)) }
    for index in submissions.indices {
      reconcile(lines[index], in: &submissions[index])
      compare(lines[index], in: &submissions[index])
    }
    return submissions
  }

  /// Asks about numbers that hardly can be: no pupils, more than any school has, or three times as many, or few, as the
  /// record before. Without one that is earlier a later one is looked at.
  private func compare(_ lines: [Line], in submission: inout Submission) {
    let told = EnrolmentHistory(context.enrolments)
    let beside = EnrolmentHistory(lines.map(\.enrolment))
    for line in lines {
      let enrolment = line.enrolment
      let before = [told.before(enrolment), beside.before(enrolment)].compactMap(\.self).max { $0.asOf < $1.asOf }
      if let before = before ?? told.after(enrolment) {
        guard Self.differsGreatly(enrolment.pupils, before.pupils) else { continue }
        let kind = ProblemKind.enrolmentChanged(pupils: enrolment.pupils, before: before.pupils, day: before.asOf)
        submission.problems.append(line.sheet.problem(kind, line.row, "pupils"))
      } else if enrolment.pupils == 0 && !hasPupils(beside: enrolment, in: lines) || enrolment.pupils > Self.mostPupils
      {
        let kind = ProblemKind.enrolmentUnlikely(pupils: enrolment.pupils)
        submission.problems.append(line.sheet.problem(kind, line.row, "pupils"))
      }
    }
  }

  /// Whether the file tells of pupils of the other sex: a school may have one alone.
  private func hasPupils(beside enrolment: Enrolment, in lines: [Line]) -> Bool {
    lines.map(\.enrolment).contains {
      $0.stage == enrolment.stage && $0.asOf == enrolment.asOf && $0.sex != enrolment.sex && $0.pupils > 0
    }
  }

  /// More than the largest schools of the country have in one stage.
  private static let mostPupils = 20_000

  private static func differsGreatly(_ left: Int, _ right: Int) -> Bool {
    let (less, more) = (min(left, right), max(left, right))
    // A few pupils more are no mistake, however small the school.
    return more > 3 * less && more - less >= 30
  }

  /// Leaves out totals that stand beside both sexes, and refuses those that do not match them.
  private func reconcile(_ lines: [Line], in submission: inout Submission) {
    var left: Set<Enrolment> = []
    for line in lines where line.enrolment.sex == nil {
      let total = line.enrolment
      let parts = lines.map(\.enrolment)
        .filter { $0.sex != nil && $0.stage == total.stage && $0.asOf == total.asOf }
      if parts.isEmpty { continue }
      let sum = parts.reduce(0) { $0 + $1.pupils }
      left.insert(total)
      let kind: ProblemKind =
        sum == total.pupils ? .totalRow : .totalDiffers(total: total.pupils, sum: sum)
      submission.problems.append(line.sheet.problem(kind, line.row, "pupils"))
    }
    submission.rows = .enrolment(lines.map(\.enrolment).filter { !left.contains($0) })
  }
}
