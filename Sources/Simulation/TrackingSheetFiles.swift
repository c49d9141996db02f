import Submissions
import Tables
import Wording
import Workbooks

/// Writes the laid-out tracking forms (附件1) of two schools that keep paper: one sends a workbook with a sheet for each
/// pupil, the other a workbook for each pupil.
struct TrackingSheetFiles {
  /// How many pupils of a school have a sheet.
  static let pupilsOfSchool = 3

  /// A pupil with a sheet, from the day of the latest assessment on, so that one tier holds for all of its rows.
  struct Entry {
    var pupil: Int
    var spell: SimulatedCase.Spell
    var from: Day
  }

  let city: City
  let model: CaseModel
  let records: CaseRecords
  /// The pupils of each of the schools.
  private let schools: [[Entry]]

  /// Chooses the pupils of the latest term: on file to its end, and assessed at least four weeks before it.
  init(city: City, model: CaseModel, records: CaseRecords, term: SchoolTerm?) {
    self.city = city
    self.model = model
    self.records = records
    guard let term else {
      schools = []
      return
    }
    var candidates: [Int: [Entry]] = [:]
    for (index, pupil) in model.cases.enumerated() {
      guard let spell = pupil.spells.last, spell.exit == nil, spell.lost.isEmpty, let latest = spell.assessments.last,
        latest.day >= max(spell.from, term.days.lowerBound), latest.day.advanced(by: 28) <= term.days.upperBound
      else { continue }
      candidates[spell.school, default: []].append(Entry(pupil: index, spell: spell, from: latest.day))
    }
    var generator = CityGenerator(seed: city.plan.seed, .trackingSheets)
    let eligible = candidates.filter { $0.value.count >= Self.pupilsOfSchool }.keys.sorted()
    schools = eligible.shuffled(using: &generator).prefix(2).sorted().map { school in
      Array((candidates[school] ?? []).prefix(Self.pupilsOfSchool))
    }
  }

  /// The first day of each pupil's sheet, by the position of the case.
  var firstDays: [Int: Day] {
    schools.joined().reduce(into: [:]) { $0[$1.pupil] = $1.from }
  }

  /// The files.
  func files() throws -> [SimulatedFile] {
    let received = city.plan.to.lastDay.advanced(by: 3)
    return try schools.enumerated().flatMap { number, entries -> [SimulatedFile] in
      let code = city.schools[entries[0].spell.school].code
      let sheets = entries.enumerated().map { sheet($1, name: "学生\($0 + 1)") }
      if number == 0 {
        return [
          SimulatedFile(path: "tracking-sheets/\(code).xlsx", bytes: try Workbook.write(sheets), received: received)
        ]
      }
      return try sheets.enumerated().map { index, sheet in
        SimulatedFile(
          path: "tracking-sheets/\(code)-\(index + 1).xlsx", bytes: try Workbook.write([sheet]), received: received)
      }
    }
  }

  /// The form of one pupil.
  private func sheet(_ entry: Entry, name: String) -> RawSheet {
    let pupil = model.cases[entry.pupil]
    let (spell, seed) = (entry.spell, city.plan.seed)
    let school = city.schools[spell.school]
    let schooling = spell.schooling(on: city.plan.to.lastDay, at: school.type)
    let assessment = spell.assessment(on: city.plan.to.lastDay)
    let care = CaseCare(seed: seed, pupil, assessment)
    var generator = CityGenerator(seed: seed, .trackingSheets, pupil.key)
    let className = "\(CityNames.grade(schooling.stage, schooling.grade))\(pupil.classNumber)班"
    func text(_ text: String) -> RawCell { .text(text) }
    var form = LaidOutForm(columns: 12)
    form.row([(text("附件1　心理高危学生动态跟踪表"), 12)])
    form.row([
      (text("姓名"), 1), (text(pupil.name), 1), (text("性别"), 1), (text(pupil.sex.label.zh), 1), (text("年龄"), 1),
      (.number(Double(age(pupil))), 1), (text("班级"), 1), (text(className), 2), (text("班主任"), 1),
      (text(CaseStaff.classTeacher(of: pupil, spell, seed: seed)), 2),
    ])
    form.row([
      (text("跟踪教师"), 1), (text(CaseStaff.tracker(of: pupil, spell, seed: seed)), 5), (text("联系电话"), 1),
      (Self.phone(&generator), 5),
    ])
    form.row([
      (text("家长"), 1), (text(CityNames.person(&generator)), 5), (text("联系电话"), 1), (Self.phone(&generator), 5),
    ])
    form.row([
      (text("学校代码"), 1), (text(school.code.rawValue), 3), (text("学籍号"), 1), (text(pupil.studentID), 3),
      (text("风险等级"), 1), (text(assessment.tier.label.zh), 3),
    ])
    form.row([
      (text("等级评定日期"), 2), (.day(assessment.day), 4), (text("状态"), 1), (text(CaseStatus.open.label.zh), 5),
    ])
    form.row([(text("心理异常情况"), 2), (text(Self.condition(assessment.tier)), 10)])
    form.row([(text("干预处置情况"), 2), (text(Self.measures(care)), 10)])
    form.row([(text("跟踪记录（每周一次）"), 12)])
    form.row([(text("时间"), 2), (text("情况记录"), 10)])
    for record in records.records(of: pupil, spell, through: city.plan.to.lastDay) where record.day >= entry.from {
      form.row([(.day(record.day), 2), (text(CaseNotes.note(record, of: pupil, seed: seed)), 10)])
    }
    return form.sheet(name)
  }

  private func age(_ pupil: SimulatedCase) -> Int {
    let (born, now) = (pupil.birth.parts, city.plan.to.lastDay.parts)
    return now.year - born.year - ((now.month, now.day) < (born.month, born.day) ? 1 : 0)
  }

  /// An invented number.
  private static func phone(_ generator: inout CityGenerator) -> RawCell {
    .text("1990000" + String(10_000 + generator.integer(0...9_999)).suffix(4))
  }

  private static func condition(_ tier: Tier) -> String {
    switch tier {
    case .general: "近期情绪低落，睡眠欠佳，学习动力不足。"
    case .serious: "持续情绪低落，有过自我伤害的想法，社会支持较少。"
    default: "情绪极不稳定，有明确的自伤行为史，须专人看护。"
    }
  }

  private static func measures(_ care: CaseCare) -> String {
    var measures = ["班主任每日关注", "已当面告知家长"]
    if care.isInCounselling { measures.append("定期心理咨询") }
    if care.isOnMedication { measures.append("遵医嘱服药") }
    if care.isInHospital { measures.append("住院治疗") }
    if care.isOnLeave { measures.append("休学在家休养") }
    return measures.joined(separator: "；") + "。"
  }
}
