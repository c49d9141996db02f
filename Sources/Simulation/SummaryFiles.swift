import Submissions
import Tables

/// Writes the schools' summer returns (附件3) as the questionnaire service exports them, with texts for answers not
/// given.
struct SummaryFiles {
  /// The questions after the school's name, in the order of the form; two of them read alike.
  private static let questions = [
    "应该家访学生总人数", "实际家访学生总人数", "参与家访工作的教师人数", "各类精神疾病", "有严重心理问题", "明显性格偏差", "亲子关系不良",
    "严重网络成瘾", "未及时到校", "因心理问题休学在家", "住院治疗", "服药治疗", "定期咨询", "心理辅导活动课节数", "专题讲座培训次数", "家庭教育专题讲座次数",
    "家长参与数", "家庭教育资源数量", "家长参与数",
  ]
  /// The share of schools that send nothing, and of answers left out.
  private static let missing = 0.03
  private static let unanswered = 0.004

  let city: City
  let model: CaseModel

  /// The last summer whose returns were due in the city's history.
  var summer: Int? {
    let year = Self.due(city.plan.to.year) <= city.plan.to.lastDay ? city.plan.to.year : city.plan.to.year - 1
    return Self.due(year) >= city.plan.from.firstDay ? year : nil
  }

  /// The day the returns of a summer are due; the figures are those of that day.
  static func due(_ year: Int) -> Day { Month(year: year, month: 8).firstDay.advanced(by: 24) }

  /// The export of the last summer; absent when the history has no summer's end.
  func file() -> SimulatedFile? {
    guard let summer else { return nil }
    let answers = answers(summer)
    let questions = (["学校名称"] + Self.questions).enumerated().map { RawCell.text("\($0 + 1)、\($1)") }
    var rows = [["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"].map { RawCell.text($0) } + questions]
    for (index, answer) in answers.enumerated() {
      rows.append(
        [
          .number(Double(index + 1)), .text(Self.submitted(answer)), .text("\(answer.seconds)秒"), .text("微信"),
          .text("N/A"),
          .text("192.0.2.\(index % 254 + 1)"), .text(answer.school),
        ] + answer.numbers.map { $0.map { .number(Double($0)) } ?? .text("(空)") })
    }
    return SimulatedFile(
      path: "summary/\(summer)-summer.csv", bytes: Array(CSVWriter.text(rows: rows).utf8),
      received: Self.due(summer).advanced(by: 2))
  }

  /// One answered questionnaire.
  private struct Answer {
    var school: String
    var day: Day
    /// Seconds since midnight.
    var time: Int
    /// How long the answer took.
    var seconds: Int
    var numbers: [Int?]
  }

  /// The moment an answer was sent, as the service writes it: `2021/8/20 9:03:55`.
  private static func submitted(_ answer: Answer) -> String {
    func two(_ number: Int) -> String { String(String(number + 100).suffix(2)) }
    let (year, month, date) = answer.day.parts
    let time = answer.time
    return "\(year)/\(month)/\(date) \(time / 3600):\(two(time / 60 % 60)):\(two(time % 60))"
  }

  /// All answers in the order in which they came.
  private func answers(_ summer: Int) -> [Answer] {
    let care = care(on: Self.due(summer))
    var generator = CityGenerator(seed: city.plan.seed, .summary, summer)
    var answers: [Answer] = []
    let twice = Set(city.schools.indices.shuffled(using: &generator).prefix(city.schools.count >= 8 ? 2 : 0))
    for (index, school) in city.schools.enumerated() {
      var generator = CityGenerator(seed: city.plan.seed, .summary, summer, index + 1)
      let isMissing = generator.happens(Self.missing)
      var numbers = numbers(care[index], &generator)
      if isMissing, !twice.contains(index) { continue }
      let day = generator.integer(0...4)
      if twice.contains(index) {
        // The first answer forgot one visit; the later one mends it.
        var first = numbers
        first[0] = (first[0] ?? 0) + 1
        answers.append(answer(school.name, first, summer, day: day, &generator))
      }
      if generator.happens(19 * Self.unanswered) { numbers[generator.integer(13...18)] = nil }
      answers.append(answer(school.name, numbers, summer, day: day + (twice.contains(index) ? 1 : 0), &generator))
    }
    answers.append(answer("测试", [Int?](repeating: 1, count: Self.questions.count), summer, day: -1, &generator))
    return answers.sorted { ($0.day, $0.time) < ($1.day, $1.time) }
  }

  private func answer(
    _ school: String, _ numbers: [Int?], _ summer: Int, day: Int, _ generator: inout CityGenerator
  ) -> Answer {
    Answer(
      school: school, day: Self.due(summer).advanced(by: day - 5), time: generator.integer(28_800...64_800),
      seconds: generator.integer(120...900), numbers: numbers)
  }

  /// The pupils of each school on file on a day, and how many of them are treated in which way.
  private func care(on day: Day) -> [Care] {
    var care = [Care](repeating: Care(), count: city.schools.count)
    for pupil in model.cases {
      for spell in pupil.spells where spell.from <= day && (spell.exit.map { $0.day > day } ?? true) {
        let treatment = CaseCare(seed: city.plan.seed, pupil, spell.assessment(on: day))
        care[spell.school].onFile += 1
        care[spell.school].serious += spell.assessment(on: day).tier > .general ? 1 : 0
        care[spell.school].onLeave += treatment.isOnLeave ? 1 : 0
        care[spell.school].inHospital += treatment.isInHospital ? 1 : 0
        care[spell.school].onMedication += treatment.isOnMedication ? 1 : 0
        care[spell.school].inCounselling += treatment.isInCounselling ? 1 : 0
      }
    }
    return care
  }

  /// The pupils on file at a school.
  private struct Care {
    var onFile = 0
    var serious = 0
    var onLeave = 0
    var inHospital = 0
    var onMedication = 0
    var inCounselling = 0
  }

  /// The 19 numbers of a school.
  private func numbers(_ care: Care, _ generator: inout CityGenerator) -> [Int?] {
    let due = care.onFile + generator.integer(2...9)
    let notVisited = (0..<due).count { _ in generator.happens(0.05) }
    // Each visited pupil stands in one of the six categories; a few schools count one of them twice.
    let treated = min(care.onMedication, care.serious)
    let others = max(0, due - care.onFile - notVisited)
    let relations = generator.integer(0...others)
    let milder = due - notVisited - care.serious - others
    return [
      due, due - notVisited, 4 + due / 3 + generator.integer(0...6), treated, care.serious - treated, max(0, milder),
      relations, others - relations, generator.happens(0.05) ? 1 : 0, care.onLeave,
      care.inHospital, care.onMedication, care.inCounselling, generator.integer(4...20), generator.integer(1...5),
      generator.integer(1...4), generator.integer(80...600), generator.integer(2...12), generator.integer(60...500),
    ]
  }
}
