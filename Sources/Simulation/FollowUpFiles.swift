import Submissions
import Tables
import Wording

/// Writes the case platform's exports of weekly follow-ups (心理高危学生动态跟踪台账): one file for each term and
/// district.
struct FollowUpFiles {
  let city: City
  let model: CaseModel
  let records: CaseRecords
  /// The pupils whose school keeps tracking sheets instead, with the first day of their sheet.
  let onSheets: [Int: Day]
  /// More rows than this go into a CSV file.
  let mostRowsOfWorkbook: Int

  /// The file of a district and term; absent when nobody was followed up. The rows are counted into the truth.
  func file(_ term: SchoolTerm, district: Int, into truth: inout CityTruth.TermTruth) throws -> SimulatedFile? {
    var sheet = try FormSheet(.followups)
    for (index, spell) in model.spellsByDistrict[district] {
      let pupil = model.cases[index]
      let written = records.records(of: pupil, pupil.spells[spell], through: term.days.upperBound)
      truth.count(written, of: pupil.spells[spell], term: term, calendar: records.calendar)
      let inFile = written.filter { record in
        term.days.contains(record.day) && (onSheets[index].map { record.day < $0 } ?? true)
      }
      append(inFile, of: pupil, pupil.spells[spell], to: &sheet)
    }
    guard !sheet.isEmpty else { return nil }
    let isWorkbook = sheet.rowCount <= mostRowsOfWorkbook
    return SimulatedFile(
      path: "followups/\(term.name)-\(city.districts[district])." + (isWorkbook ? "xlsx" : "csv"),
      bytes: isWorkbook ? try sheet.workbook() : sheet.csv(), received: received(term, district: district))
  }

  /// Most districts export within four days of the term's end, one in six a week later.
  private func received(_ term: SchoolTerm, district: Int) -> Day {
    var generator = CityGenerator(
      seed: city.plan.seed, .followUpReturns, district, Int(term.days.upperBound.rawValue))
    let isLate = generator.happens(1.0 / 6)
    return term.days.upperBound.advanced(by: generator.integer(1...4) + (isLate ? 6 : 0))
  }

  private func append(
    _ written: [CaseRecords.Record], of pupil: SimulatedCase, _ spell: SimulatedCase.Spell, to sheet: inout FormSheet
  ) {
    guard !written.isEmpty else { return }
    let school = city.schools[spell.school]
    let code = RawCell.text(school.code.rawValue)
    let name = RawCell.text(school.name)
    let birth = RawCell.text(pupil.birth.month.description)
    let person = RawCell.text(pupil.name)
    let teacher = RawCell.text(CaseStaff.tracker(of: pupil, spell, seed: city.plan.seed))
    var care: (of: SimulatedCase.Assessment, is: CaseCare)?
    for record in written {
      let schooling = spell.schooling(on: record.day, at: school.type)
      let current =
        care?.of == record.assessment
        ? care?.is : CaseCare(seed: city.plan.seed, pupil, record.assessment)
      if let current { care = (record.assessment, current) }
      let grade = CityNames.grade(schooling.stage, schooling.grade)
      sheet.append([
        "school_code": code, "school": name, "student_id": .text(pupil.studentID), "name": person, "birth": birth,
        "sex": .text(pupil.sex.label.zh), "grade": .text(grade), "class": .text("\(pupil.classNumber)班"),
        "opened_on": .day(spell.opened), "source": .text(spell.source.rawValue), "date": .day(record.day),
        "tier": .text(record.assessment.tier.label.zh), "tier_assessed_on": .day(record.assessment.day),
        "status": .text(record.status.label.zh), "mode": .text(record.mode.label.zh),
        "on_leave": .yesNo(current?.isOnLeave), "in_hospital": .yesNo(current?.isInHospital),
        "on_medication": .yesNo(current?.isOnMedication), "in_counselling": .yesNo(current?.isInCounselling),
        "referred_on": .day(current?.referred, notAfter: record.day),
        "seen_on": .day(current?.seen, notAfter: record.day), "teacher": teacher,
        "note": .text(CaseNotes.note(record, of: pupil, seed: city.plan.seed)),
      ])
    }
  }
}

/// The invented teachers who look after a pupil.
enum CaseStaff {
  /// The teacher who keeps the follow-ups of a class.
  static func tracker(of pupil: SimulatedCase, _ spell: SimulatedCase.Spell, seed: UInt64) -> String {
    person(seed, spell.school, pupil.classNumber)
  }

  /// The teacher who heads the class.
  static func classTeacher(of pupil: SimulatedCase, _ spell: SimulatedCase.Spell, seed: UInt64) -> String {
    person(seed, spell.school, -pupil.classNumber)
  }

  private static func person(_ seed: UInt64, _ school: Int, _ role: Int) -> String {
    var generator = CityGenerator(seed: seed, .trackingSheets, school, role)
    return CityNames.person(&generator)
  }
}

extension RawCell {
  fileprivate static func yesNo(_ value: Bool?) -> RawCell { value.map { .text($0 ? "是" : "否") } ?? .empty }

  /// The day, if it had come by the day of the row.
  fileprivate static func day(_ day: Day?, notAfter last: Day) -> RawCell {
    day.map { $0 <= last ? .day($0) : .empty } ?? .empty
  }
}
