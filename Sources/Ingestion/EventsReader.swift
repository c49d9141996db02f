import Submissions
import Tables

/// Reads the monthly returns of crisis events (心理危机事件月报), zero reports among them.
struct EventsReader: FormReader {
  /// What one row of the return says.
  private struct Line {
    let school: SchoolCode
    var period: Month?
    let occurred: Day?
    let event: CrisisEvent?
    let isZeroReport: Bool
    let sheet: FormSheet
    let row: RawRow
    var problems: [Problem]
    var personal: [PersonalEntry] = []
  }
  private struct EventNumber: Hashable {
    let school: SchoolCode
    let number: String
  }
  private struct Content: Hashable {
    let school: SchoolCode
    let cells: [String]
  }
  /// The columns that a zero report leaves blank.
  private static let eventFields = ["event_id", "event_date", "known_date", "kind", "tier"]

  private let context: IngestionContext
  private let directory: SchoolDirectory
  private var lines: [Line] = []
  private var numbers: [EventNumber: Int] = [:]
  private var rows: [Content: Int] = [:]
  private var contents: [Content: Int] = [:]
  private var numbered = NumberedPupils()

  init(context: IngestionContext, directory: SchoolDirectory) {
    self.context = context
    self.directory = directory
  }

  mutating func read(_ row: RawRow, of sheet: FormSheet) {
    // The word is no value of any column.
    let saysZeroReport = row.cells.contains(where: Self.saysZeroReport)
    let row = RawRow(number: row.number, cells: row.cells.map { Self.saysZeroReport($0) ? .empty : $0 })
    var reader = RowReader(sheet, row, received: context.received)
    let finding = reader.school(directory)
    let period = reader.month("period", required: true)
    let isZeroReport = saysZeroReport || reader.yesNo("zero_report") == true
    let day = reader.day("event_date", required: !isZeroReport)
    let event = isZeroReport ? nil : readEvent(on: day, period, finding, &reader)
    if isZeroReport { checkZeroReport(period, finding, &reader) }
    reader.checkNote()

    let content = Content(school: finding.code, cells: sheet.content(of: row))
    var isRepeated = false
    if let earlier = rows[content] {
      if !reader.hasError { reader.note(.equalRow(row: earlier)) }
      isRepeated = true
    } else {
      rows[content] = row.number
      if let event { compare(event, sheet, row, &reader) }
    }
    lines.append(
      Line(
        school: finding.code, period: period, occurred: day, event: reader.hasError || isRepeated ? nil : event,
        isZeroReport: isZeroReport, sheet: sheet, row: row, problems: reader.problems))
    if context.keepsPersonal, let event = lines[lines.count - 1].event, let pupil = event.pupil {
      lines[lines.count - 1].personal = sheet.personalEntries(
        of: row, pupil, at: finding.code, on: event.occurred, notes: ["note"])
    }
  }

  /// Whether a school has written 零报告 where the form has another word.
  private static func saysZeroReport(_ cell: RawCell) -> Bool {
    guard case .text(let text) = cell else { return false }
    return ["零报告", "zeroreport"].contains(text.comparisonKey)
  }

  private mutating func readEvent(
    on day: Day?, _ period: Month?, _ finding: SchoolDirectory.Finding, _ reader: inout RowReader
  ) -> CrisisEvent? {
    let known = reader.day("known_date")
    let reported = reader.day("reported_date", required: true)
    reader.check("event_date", day, notAfter: "known_date", known)
    reader.check("known_date", known, notAfter: "reported_date", reported)
    if known == nil { reader.check("event_date", day, notAfter: "reported_date", reported) }
    let kind = reader.choice("kind", Vocabularies.eventKind, required: true)
    let tier = reader.tier("tier")
    let sex = reader.choice("sex", Vocabularies.sex)
    let stage = reader.stage(at: finding.school)
    let pupil = reader.identity()
    if let pupil, let doubt = numbered.add(pupil, at: finding.code, place: reader.row.number) {
      reader.note(doubt.kind(row: doubt.place), "student_id")
    }
    let number = reader.text("event_id")
    if let number, Masking.looksLikeName(number) { reader.note(.personalValue, "event_id") }
    reader.checkOpen(finding.school, on: day)
    if let day, let period, day.month != period {
      reader.note(.periodDiffers(period: period, month: day.month), "event_date")
    }
    guard !reader.hasError, let day, let reported, let kind, let stage else { return nil }
    return CrisisEvent(
      school: finding.code, eventID: number, occurred: day, known: known, reported: reported, kind: kind, tier: tier,
      stage: stage, sex: sex, pupil: pupil)
  }

  private func checkZeroReport(_ period: Month?, _ finding: SchoolDirectory.Finding, _ reader: inout RowReader) {
    if let field = Self.eventFields.first(where: { !reader.isBlank($0) }) {
      reader.note(.zeroReportWithEvent(row: nil), field)
    }
    guard let period else { return }
    reader.checkOpen(finding.school, on: period.firstDay)
    let sent = reader.day("reported_date") ?? context.received
    if sent < period.lastDay { reader.note(.zeroReportEarly(period: period), "period") }
  }

  /// Compares an event with the earlier ones by its number and by all else it says.
  private mutating func compare(
    _ event: CrisisEvent, _ sheet: FormSheet, _ row: RawRow, _ reader: inout RowReader
  ) {
    guard let number = event.eventID else { return }
    let key = EventNumber(school: event.school, number: number)
    if let earlier = numbers[key] {
      reader.note(.eventNumberRepeated(row: earlier), "event_id")
      return
    }
    numbers[key] = row.number
    let content = Content(school: event.school, cells: sheet.content(of: row, besides: "event_id"))
    if let earlier = contents[content] {
      reader.note(.contentRepeated(row: earlier), "event_id")
    } else {
      contents[content] = row.number
    }
  }

  mutating func submissions() -> [Submission] {
    placeUndated()
    refuseContradictedZeroReports()
    var parts = SubmissionParts<CrisisEvent>()
    for line in lines {
      parts.add(
        line.event, problems: line.problems, personal: line.personal, to: line.school,
        period: line.period?.description)
    }
    return parts.submissions(.events) { .events($0) }
  }

  /// Puts rows without a readable period where they most likely belong, so that this return does not load without them.
  private mutating func placeUndated() {
    var periods: [SchoolCode: [Month]] = [:]
    for line in lines {
      if let period = line.period { periods[line.school, default: []].append(period) }
    }
    for index in lines.indices where lines[index].period == nil {
      let known = periods[lines[index].school] ?? []
      lines[index].period = lines[index].occurred.flatMap { known.contains($0.month) ? $0.month : nil } ?? known.first
    }
  }

  private mutating func refuseContradictedZeroReports() {
    struct Return: Hashable {
      let school: SchoolCode
      let period: Month?
    }
    var firstEvents: [Return: Int] = [:]
    for line in lines where !line.isZeroReport {
      let key = Return(school: line.school, period: line.period)
      firstEvents[key] = firstEvents[key] ?? line.row.number
    }
    for index in lines.indices where lines[index].isZeroReport {
      let line = lines[index]
      guard let event = firstEvents[Return(school: line.school, period: line.period)] else { continue }
      lines[index].problems.append(line.sheet.problem(.zeroReportWithEvent(row: event), line.row, "zero_report"))
    }
  }
}
