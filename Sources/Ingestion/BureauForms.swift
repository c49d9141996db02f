import Submissions
import Tables
import Wording

/// Reads the roster (学校名册).
struct RosterReader: FormReader {
  private let context: IngestionContext
  private var parts = SubmissionParts<School>()
  private var repeated = RepeatedRows<SchoolCode>()
  private var successors: [(code: SchoolCode, problem: Problem)] = []
  private var codes: [(code: SchoolCode, sheet: FormSheet, row: RawRow)] = []

  init(context: IngestionContext, directory: SchoolDirectory) { self.context = context }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let code = reader.text("school_code", required: true)
    if case .number = sheet.cell("school_code", of: row) { reader.note(.codeAsNumber, "school_code") }
    let name = reader.text("school", required: true)
    let district = reader.text("district", required: true)
    let type = reader.choice("type", Vocabularies.schoolType, required: true)
    let opened = reader.day("opened", mayLieAhead: true)
    let closed = reader.day("closed", mayLieAhead: true)
    reader.check("opened", opened, notAfter: "closed", closed)
    let successor = reader.text("successor").map(SchoolCode.init(rawValue:))
    if case .number = sheet.cell("successor", of: row) { reader.note(.codeAsNumber, "successor") }
    if let successor { successors.append((successor, sheet.problem(.successorUnknown, row, "successor"))) }
    let exemptReason = reader.text("exempt_reason")

    var school: School?
    if !reader.hasError, let code, let name, let district, let type {
      switch repeated.add(SchoolCode(rawValue: code), row, sheet) {
      case .none:
        codes.append((SchoolCode(rawValue: code), sheet, row))
        school = School(
          code: SchoolCode(rawValue: code), name: name, district: district, type: type, opened: opened, closed: closed,
          successor: successor, exemptReason: exemptReason)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateKey(row: earlier), "school_code")
      }
    }
    parts.add(school, problems: reader.problems, to: nil)
  }

  mutating func submissions() -> [Submission] {
    var submissions = parts.submissions(.roster) { .roster($0) }
    guard !submissions.isEmpty else { return [] }
    let known = Set(codes.map(\.code)).union(context.schools.keys)
    submissions[0].problems += successors.filter { !known.contains($0.code) }.map(\.problem)
    submissions[0].problems += alikeCodes(among: known)
    return submissions
  }

  /// Asks about a code beside a longer one that is the same but for leading zeros, which Excel takes away.
  private func alikeCodes(among known: Set<SchoolCode>) -> [Problem] {
    let groups = Dictionary(grouping: known) { withoutZeros($0.rawValue) }
    return codes.compactMap { code, sheet, row in
      let alike = (groups[withoutZeros(code.rawValue)] ?? []).sorted { $0.rawValue.count > $1.rawValue.count }
      guard alike.count > 1, alike[0].rawValue.count > code.rawValue.count else { return nil }
      return sheet.problem(.codesAlike(alike), row, "school_code")
    }
  }
}

/// Reads the tasks (填报任务).
struct TasksReader: FormReader {
  private struct Key: Hashable {
    let form: FormID
    let period: String
    let stages: [Stage]
  }
  private let context: IngestionContext
  private var parts = SubmissionParts<SubmissionTask>()
  private var repeated = RepeatedRows<Key>()

  init(context: IngestionContext, directory: SchoolDirectory) { self.context = context }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let form = reader.choice("form", Vocabularies.form, required: true)
    let period = reader.period("period")
    if form == .events, let period, Month(iso: period) == nil {
      reader.note(.monthUnreadable(required: true), "period")
    }
    let due = reader.day("due", required: true, mayLieAhead: true)
    var stages: [Stage] = []
    let isForAll = ["全部", "所有", "全学段", "all"].contains(sheet.cell("stages", of: row).plainText.comparisonKey)
    if !isForAll, let written = reader.text("stages") {
      for word in written.split(whereSeparator: { "、,;/ ".contains($0) }) {
        if let stage = Vocabularies.stage.value(String(word)) {
          stages.append(stage)
        } else {
          reader.note(.choiceUnknown(expected: Vocabularies.stage.expected, required: true), "stages")
        }
      }
    }

    var task: SubmissionTask?
    if !reader.hasError, let form, let period, let due {
      switch repeated.add(Key(form: form, period: period, stages: stages), row, sheet) {
      case .none: task = SubmissionTask(form: form, period: period, due: due, stages: stages)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "due")
      }
    }
    parts.add(task, problems: reader.problems, to: nil)
  }

  mutating func submissions() -> [Submission] { parts.submissions(.tasks) { .tasks($0) } }
}

/// Reads the interventions (干预措施).
struct InterventionsReader: FormReader {
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Intervention>()
  private var repeated = RepeatedRows<String>()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let id = reader.text("intervention_id", required: true)
    let name = reader.text("name", required: true)
    let kind = reader.choice("kind", Vocabularies.interventionKind, required: true)
    let scope = reader.choice("scope", Vocabularies.interventionScope, required: true)
    let scopeCode = readScopeCode(scope, &reader)
    let starts = reader.day("starts", required: true, mayLieAhead: true)
    let ends = reader.day("ends", mayLieAhead: true)
    reader.check("starts", starts, notAfter: "ends", ends)
    reader.checkNote()

    var intervention: Intervention?
    if !reader.hasError, let id, let name, let kind, let scope, let starts {
      switch repeated.add(id, row, sheet) {
      case .none:
        intervention = Intervention(
          id: id, name: name, kind: kind, scope: scope, scopeCode: scopeCode, starts: starts, ends: ends)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateKey(row: earlier), "intervention_id")
      }
    }
    parts.add(intervention, problems: reader.problems, to: nil)
  }

  /// The district, school or pupil meant; districts and schools must stand in the roster, where there is one.
  private func readScopeCode(_ scope: Intervention.Scope?, _ reader: inout RowReader) -> String? {
    switch scope {
    case nil, .city: return nil
    case .district:
      guard let district = reader.text("scope_code", required: true) else { return nil }
      if directory.isEmpty || directory.districts.contains(district) { return district }
      reader.note(.districtUnknown(known: directory.districts), "scope_code")
      return nil
    case .school:
      guard reader.text("scope_code", required: true) != nil else { return nil }
      let cell = reader.sheet.cell("scope_code", of: reader.row)
      let finding = directory.find(code: cell, name: "")
      if let problem = finding.problem, !directory.isEmpty { reader.note(problem.kind, "scope_code") }
      return finding.code.rawValue
    // The store makes a pseudonym of it.
    case .pupil: return reader.cleaned("scope_code", required: true)
    }
  }

  mutating func submissions() -> [Submission] { parts.submissions(.interventions) { .interventions($0) } }
}
