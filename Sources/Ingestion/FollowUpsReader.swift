import Submissions
import Tables

/// Reads the weekly follow-ups of at-risk pupils (心理高危学生动态跟踪台账).
struct FollowUpsReader: FormReader {
  private struct Key: Hashable {
    let school: SchoolCode
    let pupil: PupilIdentity
    let date: Day
  }
  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var parts = SubmissionParts<FollowUp>()
  private var repeated = RepeatedRows<Key>()
  private var tiers: [Key: (tier: Tier, row: Int)] = [:]

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let pupil = reader.identity()
    if pupil == nil { reader.note(.identityMissing) }
    let date = reader.day("date", required: true)
    let tier = reader.tier("tier", required: true)
    let tierAssessed = reader.day("tier_assessed_on")
    let opened = reader.day("opened_on")
    reader.check("opened_on", opened, notAfter: "date", date)
    reader.check("tier_assessed_on", tierAssessed, notAfter: "date", date)
    // Read as required where something is written: an unknown word must not pass for "on file".
    let status = reader.choice("status", Vocabularies.caseStatus, required: !reader.isBlank("status")) ?? .open
    let mode = reader.choice("mode", Vocabularies.followUpMode)
    let sex = reader.choice("sex", Vocabularies.sex)
    let stage = reader.stage(at: finding.school)
    reader.checkOpen(finding.school, on: date)
    reader.checkNote()

    var followUp: FollowUp?
    if !reader.hasError, let pupil, let date, let tier, let stage {
      let key = Key(school: finding.code, pupil: pupil, date: date)
      let earlier = repeated.add(key, row, sheet)
      if case .equal(let row) = earlier {
        reader.note(.equalRow(row: row))
      } else if let first = tiers[key], first.tier != tier {
        reader.note(.twoTiers(row: first.row), "tier")
      } else {
        tiers[key] = (tier, row.number)
        followUp = FollowUp(
          school: finding.code, pupil: pupil, date: date, tier: tier, tierAssessed: tierAssessed, status: status,
          opened: opened, stage: stage, sex: sex, mode: mode)
      }
    }
    parts.add(followUp, problems: reader.problems, to: finding.code)
  }

  mutating func submissions() -> [Submission] { parts.submissions(.followups) { .followups($0) } }
}
