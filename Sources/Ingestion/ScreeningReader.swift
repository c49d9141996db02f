import Submissions
import Tables

/// Reads the screenings (心理普测).
struct ScreeningReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let period: String
    let stage: Stage?
    let instrument: String?
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<Screening>()
  private var repeated = RepeatedRows<Key>()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let period = reader.period("period")
    // An unknown word must not pass for the school as a whole.
    let stage = reader.choice("stage", Vocabularies.stage, required: !reader.isBlank("stage"))
    if let stage, let school = finding.school, !school.type.stages.contains(stage) {
      reader.note(.stageNotTaught(stages: school.type.stages), "stage")
    }
    let instrument = reader.text("instrument")
    let cutoff = reader.text("cutoff")
    var screening = Screening(
      school: finding.code, period: period ?? "", stage: stage, instrument: instrument, cutoff: cutoff)
    readCounts(into: &screening, &reader)

    var isKept = false
    if !reader.hasError, let period {
      let key = Key(school: finding.code, period: period, stage: stage, instrument: instrument)
      switch repeated.add(key, row, sheet) {
      case .none: isKept = true
      case .equal(let earlier): reader.note(.equalRow(row: earlier))
      case .different(let earlier): reader.note(.duplicateFigure(row: earlier), "tested")
      }
    }
    parts.add(isKept ? screening : nil, problems: reader.problems, to: finding.code, period: period)
  }

  private func readCounts(into screening: inout Screening, _ reader: inout RowReader) {
    screening.due = reader.persons("due")
    screening.tested = reader.persons("tested")
    screening.flagged = reader.persons("flagged")
    screening.interviewed = reader.persons("interviewed")
    screening.tier1 = reader.persons("tier1")
    screening.tier2 = reader.persons("tier2")
    screening.tier3 = reader.persons("tier3")
    reader.check("tested", screening.tested, notAbove: "due", screening.due)
    reader.check("flagged", screening.flagged, notAbove: "tested", screening.tested)
    reader.check("interviewed", screening.interviewed, notAbove: "flagged", screening.flagged)
    reader.check("due", screening.due, enrolment: context.enrolment[screening.school])
    let entered = [screening.tier1, screening.tier2, screening.tier3].compactMap(\.self)
    if let interviewed = screening.interviewed, entered.reduce(0, +) > interviewed {
      reader.note(
        .tiersAboveInterviewed(sum: entered.reduce(0, +), interviewed: interviewed), "interviewed")
    }
  }

  mutating func submissions() -> [Submission] { parts.submissions(.screening) { .screening($0) } }
}
