import Submissions
import Tables

/// Reads the case conferences (专题研讨会).
struct ConferencesReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let held: Day
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Conference>()
  private var repeated = RepeatedRows<Key>()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let held = reader.day("held_on", required: true)
    let tier2 = reader.persons("tier2")
    let tier3 = reader.persons("tier3")
    let plans = reader.persons("plans")
    for (field, count) in [("tier2", tier2), ("tier3", tier3)] {
      reader.check(field, count, enrolment: context.enrolment[finding.code])
    }
    if let tier2, let tier3, let plans, plans > tier2 + tier3 {
      reader.note(.plansAbovePupils(plans: plans, pupils: tier2 + tier3), "plans")
    }
    reader.checkOpen(finding.school, on: held)

    var conference: Conference?
    if !reader.hasError, let held {
      switch repeated.add(Key(school: finding.code, held: held), row, sheet) {
      case .none:
        conference = Conference(school: finding.code, held: held, tier2: tier2, tier3: tier3, plans: plans)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "held_on")
      }
    }
    parts.add(conference, problems: reader.problems, to: finding.code)
  }

  mutating func submissions() -> [Submission] { parts.submissions(.conferences) { .conferences($0) } }
}
