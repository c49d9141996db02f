import Submissions
import Tables

/// Reads the tracking sheet of one pupil (附件1) as follow-ups: the head once for each sheet, then its weekly rows.
struct TrackingSheetReader: FormReader {
  /// The fields above the weekly rows that are read.
  static let headFields: Set<String> = [
    "school_code", "school", "student_id", "name", "sex", "birth", "grade", "class", "opened_on", "tier",
    "tier_assessed_on", "status",
  ]

  /// What stands above the weekly rows.
  private struct Head {
    var school: School?
    var code: SchoolCode
    var pupil: PupilIdentity?
    var sex: Sex?
    var stage: Stage?
    var tier: Tier?
    var tierAssessed: Day?
    var status: CaseStatus
    var opened: Day?
  }
  /// A weekly row that says something.
  private struct Record {
    let day: Day
    let isAssumed: Bool
    let note: String
    let row: RawRow
  }
  /// One sheet, with its pupil.
  private struct Page {
    let sheet: FormSheet
    let firstRow: RawRow
    let head: Head
    var records: [Record] = []
    var problems: [Problem]
    var personal: [PersonalEntry] = []
    var rowsRead = 0
    var blankRow: RawRow?
    var blankCount = 0
  }
  /// What a row said of a pupil and day.
  private struct Seen {
    let tier: Tier?
    let status: CaseStatus
    let note: String
    let row: Int
  }
  private struct Key: Hashable {
    let school: SchoolCode
    let pupil: PupilIdentity
    let day: Day
  }

  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var pages: [Page] = []

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    if pages.last?.sheet !== sheet { pages.append(page(sheet, row)) }
    read(row, on: &pages[pages.count - 1])
  }

  private func page(_ sheet: FormSheet, _ row: RawRow) -> Page {
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory, in: context)
    let sex = reader.choice("sex", Vocabularies.sex)
    let schoolClass = sheet.cell("class", of: row).plainText
    let pupil = reader.identityOrName(schoolClass: schoolClass.isEmpty ? nil : schoolClass, sex: sex)
    let tier = reader.tier("tier")
    let tierAssessed = reader.day("tier_assessed_on")
    let status = reader.choice("status", Vocabularies.sheetStatus, required: !reader.isBlank("status")) ?? .open
    let opened = reader.day("opened_on")
    // The class tells the stage where the form has no grade.
    let stage = reader.stage(at: finding.school, reader.isBlank("grade") ? "class" : "grade")
    for field in ["condition", "action"] { reader.checkNote(field) }
    let head = Head(
      school: finding.school, code: finding.code, pupil: pupil, sex: sex, stage: stage, tier: tier,
      tierAssessed: tierAssessed, status: status, opened: opened)
    var page = Page(sheet: sheet, firstRow: row, head: head, problems: reader.problems)
    if context.keepsPersonal, let pupil {
      page.personal = sheet.personalEntries(
        of: row, pupil, at: finding.code, on: nil, notes: ["condition", "action"])
    }
    return page
  }

  private func read(_ row: RawRow, on page: inout Page) {
    let cell = page.sheet.cell("date", of: row)
    let note = page.sheet.cell("note", of: row).plainText
    let written = RecordDay(cell, received: context.received)
    guard !note.isEmpty, !Vocabularies.blankMarks.contains(note) else {
      // A row that was prepared and not filled in; without a day it is a remark below the form.
      if written == .reading(.unreadable) { return }
      page.rowsRead += 1
      page.blankCount += 1
      page.blankRow = page.blankRow ?? row
      return
    }
    // A page break repeats the header.
    let header = page.sheet.match.headers[page.sheet.match.columns["note"] ?? 0]
    if note.comparisonKey == header.plainText.comparisonKey { return }
    page.rowsRead += 1
    var reader = RowReader(page.sheet, row, received: context.received)
    var isAssumed = false
    var day: Day?
    if case .assumed(let read) = written {
      (day, isAssumed) = (read, true)
    } else {
      day = reader.day("date", required: true)
    }
    reader.checkOpen(page.head.school, on: day)
    reader.check("opened_on", page.head.opened, notAfter: "date", day)
    reader.checkNote()
    if let previous = page.records.last, previous.note == note {
      reader.note(.recordRepeated(row: previous.row.number), "note")
    }
    page.problems += reader.problems
    if let day { page.records.append(Record(day: day, isAssumed: isAssumed, note: note, row: row)) }
    if context.keepsPersonal, let day, let pupil = page.head.pupil {
      page.personal.append(
        PersonalEntry(pupil: pupil, content: .init(note: note, field: "note", day: day, school: page.head.code)))
    }
  }

  mutating func submissions() -> [Submission] {
    var seen: [Key: Seen] = [:]
    var submissions: [Submission] = []
    var positions: [SchoolCode: Int] = [:]
    var numbered = NumberedPupils()
    for page in pages {
      var (followUps, problems) = followUps(of: page, &seen)
      if let pupil = page.head.pupil,
        let doubt = numbered.add(pupil, at: page.head.code, place: page.sheet.number)
      {
        problems.append(page.sheet.problem(doubt.kind(sheet: doubt.place), page.firstRow, "student_id"))
      }
      let position = positions[page.head.code] ?? submissions.count
      if position == submissions.count {
        positions[page.head.code] = position
        submissions.append(
          Submission(
            school: page.head.code, form: .trackingSheet, period: nil, rows: .followups(FollowUpBatch()), rowsRead: 0))
      }
      if case .followups(var batch) = submissions[position].rows {
        for followUp in followUps { batch.append(followUp) }
        submissions[position].rows = .followups(batch)
      }
      submissions[position].rowsRead += page.rowsRead
      submissions[position].problems += page.problems + problems
      submissions[position].personal += page.personal
    }
    return submissions
  }

  /// The records of a page in order of day. A tier holds from the day it was assessed; the status is that of the last.
  private func followUps(
    of page: Page, _ seen: inout [Key: Seen]
  ) -> (rows: [FollowUp], problems: [Problem]) {
    var problems: [Problem] = []
    if let row = page.blankRow {
      problems.append(page.sheet.problem(.recordsBlank(count: page.blankCount), row, "note"))
    }
    let assumed = page.records.filter(\.isAssumed)
    if let first = assumed.map(\.day).min(), let last = assumed.map(\.day).max() {
      problems.append(page.sheet.problem(.yearAssumed(first: first, last: last), assumed[0].row, "date"))
    }
    guard let pupil = page.head.pupil, let stage = page.head.stage else { return ([], problems) }
    let records = page.records.sorted { ($0.day, $0.row.number) < ($1.day, $1.row.number) }
    var rows: [FollowUp] = []
    for (index, record) in records.enumerated() {
      let isAssessed = page.head.tierAssessed.map { $0 <= record.day } ?? true
      let tier = isAssessed ? page.head.tier : nil
      let status = index == records.count - 1 ? page.head.status : .open
      let key = Key(school: page.head.code, pupil: pupil, day: record.day)
      if let earlier = seen[key] {
        if earlier.tier == tier, earlier.status == status, earlier.note == record.note {
          problems.append(page.sheet.problem(.equalRow(row: earlier.row), record.row))
          continue
        } else if earlier.tier != tier {
          problems.append(page.sheet.problem(.twoTiers(row: earlier.row), record.row, "tier"))
          continue
        } else if earlier.status != status {
          problems.append(page.sheet.problem(.twoStatuses(row: earlier.row), record.row, "status"))
          continue
        }
      }
      seen[key] = Seen(tier: tier, status: status, note: record.note, row: record.row.number)
      rows.append(
        FollowUp(
          school: page.head.code, pupil: pupil, date: record.day, tier: tier,
          tierAssessed: isAssessed ? page.head.tierAssessed : nil,
          status: status, opened: page.head.opened, stage: stage, sex: page.head.sex))
    }
    return (rows, problems)
  }
}
