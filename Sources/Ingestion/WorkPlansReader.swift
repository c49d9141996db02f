import Submissions
import Tables

/// Reads the record of work plans received (工作方案).
struct WorkPlansReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let period: String
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<WorkPlan>()
  private var repeated = RepeatedRows<Key>()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let period = reader.period("period")
    let received = reader.day("received_on", required: true)
    reader.checkOpen(finding.school, on: received)

    var plan: WorkPlan?
    if !reader.hasError, let period, let received {
      switch repeated.add(Key(school: finding.code, period: period), row, sheet) {
      case .none: plan = WorkPlan(school: finding.code, period: period, received: received)
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "received_on")
      }
    }
    parts.add(plan, problems: reader.problems, to: finding.code, period: period)
  }

  mutating func submissions() -> [Submission] { parts.submissions(.plans) { .plans($0) } }
}
