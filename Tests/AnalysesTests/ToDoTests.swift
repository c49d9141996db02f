import Analyses
import Submissions
import Testing

struct ToDoTests {
  static let june = Month(year: 2022, month: 6)

  static func rise(_ unit: Unit, id: String, leading: [String] = []) -> Finding {
    Finding(
      id: id, comparison: Comparison(unit: unit, baseline: [], direction: .rise),
      drivers: leading.map { Driver(part: .district($0), observed: 9, expected: 3, share: 0.5, isLeading: true) })
  }

  /// As of a Friday.
  static func analysis(_ findings: [Finding], grave: Int = 0, alerts: [GraveAlert] = []) -> MonthlyAnalysis {
    let indicator = IndicatorAnalysis(
      indicator: .crisisEvents, statement: MonthStatement(kind: .calm), findings: findings, graveAlerts: alerts,
      comparisons: [], trend: [], heatmap: [],
      graveEvents: grave == 0 ? [] : [PeriodCount(month: june, count: grave, exposure: 1, reported: 1, expected: 1)])
    return MonthlyAnalysis(
      month: june, asOf: june.lastDay.advanced(by: 15), indicators: [indicator], interventions: [])
  }

  @Test func `three working days leave out the weekend`() {
    let toDos = Self.analysis([Self.rise(.district("东区"), id: "a")]).toDos
    #expect(
      toDos == [
        ToDo(
          .rise(.crisisEvents, [.district("东区")]), districts: ["东区"], due: Day(iso: "2022-07-20") ?? Self.june.lastDay)
      ])
  }

  @Test func `a district with a finding of its own does not answer for the city's beside it`() {
    let findings = [
      Self.rise(.city, id: "c", leading: ["东区", "西区"]), Self.rise(.district("东区"), id: "a"),
      Self.rise(.stage(.junior), id: "s"), Self.rise(.stage(.senior), id: "t"),
    ]
    #expect(Self.analysis(findings).toDos.map(\.districts) == [["西区"], ["东区"], []])
    #expect(
      Self.analysis(findings).toDos.last?.task == .rise(.crisisEvents, [.stage(.junior), .stage(.senior)]))
  }

  @Test func `what was dealt with is not asked for again`() {
    var analysis = Self.analysis([Self.rise(.district("东区"), id: "a")])
    analysis.marks["a"] = .init(state: .acknowledged, reason: "", day: analysis.asOf, isLeftOut: false)
    #expect(analysis.toDos.isEmpty)
  }

  @Test func `districts without a monthly total are asked for it`() {
    let june = PeriodCount(month: Self.june, count: 3, exposure: 30, reported: 1, expected: 1)
    let indicator = IndicatorAnalysis(
      indicator: .named("门诊"), statement: MonthStatement(kind: .calm), findings: [],
      comparisons: [
        Comparison(unit: .city, current: june, baseline: []),
        Comparison(unit: .district("东区"), current: june, baseline: []),
        Comparison(unit: .district("西区"), baseline: []),
      ], trend: [], heatmap: [], graveEvents: [])
    let analysis = MonthlyAnalysis(
      month: Self.june, asOf: Self.june.lastDay.advanced(by: 15), indicators: [indicator], interventions: [])
    #expect(analysis.toDos.map(\.task) == [.figures(.named("门诊"))])
    #expect(analysis.toDos.map(\.districts) == [["西区"]])
  }

  @Test func `grave events that the rule does not name have to be handled too`() {
    let alert = GraveAlert(
      id: "g", unit: .district("东区"), count: 1, lastBefore: nil, months: 24, recorded: 40)
    let tasks = Self.analysis([], grave: 4, alerts: [alert]).toDos.map(\.task)
    #expect(tasks == [.grave(events: 1), .grave(events: 3)])
  }

  @Test func `deaths name no district and come first, who is out of contact is to be found by the next day`() {
    var analysis = Self.analysis([Self.rise(.district("东区"), id: "a")])
    let school = School(code: SchoolCode(rawValue: "01"), name: "", district: "东区", type: .junior)
    func death(_ who: String, _ school: String) -> CaseDeath {
      CaseDeath(
        pseudonym: who, school: SchoolCode(rawValue: school), day: Self.june.firstDay, hasEvent: false,
        isContradicted: false)
    }
    // Two schools tell of one pupil.
    analysis.deaths = [death("p", "01"), death("p", "02"), death("q", "01")]
    analysis.openCases = OpenCaseAnalysis(
      [
        OpenCase(
          pseudonym: "r", school: school.code, tier: .general, tierSince: Self.june.firstDay,
          lastContact: Self.june.lastDay, isLost: true)
      ],
      schools: [school], on: Self.june.lastDay)
    let toDos = analysis.toDos
    #expect(toDos.map(\.task).prefix(2) == [.deaths(pupils: 2), .lost(pupils: 1)])
    #expect(toDos.map(\.districts).prefix(2) == [[], ["东区"]] && toDos[1].due == analysis.asOf.advanced(by: 1))
  }

  @Test func `missing returns are due with the next return of the form, overdue follow-ups in a week`() {
    var analysis = Self.analysis([])
    func row(_ unit: Unit, _ missing: Int) -> CompletenessAnalysis.Row {
      .init(
        unit: unit, expected: 9, received: 9 - missing, onTime: 9 - missing, late: 0, missing: missing, exempt: 0,
        awaitingCorrection: 0)
    }
    analysis.completeness = CompletenessAnalysis(
      form: .events, period: "2022-06",
      units: [row(.district("东区"), 1), row(.district("西区"), 3), row(.district("南区"), 0), row(.city, 4)], missing: [])
    let next = analysis.asOf.advanced(by: 21)
    analysis.nextDue = [.events: next]
    #expect(analysis.toDos.map(\.districts) == [["西区"], ["东区"]] && analysis.toDos.allSatisfy { $0.due == next })
    let school = School(code: SchoolCode(rawValue: "01"), name: "", district: "东区", type: .junior)
    analysis.completeness = nil
    analysis.openCases = OpenCaseAnalysis(
      [
        OpenCase(
          pseudonym: "p", school: school.code, tier: .general, tierSince: Self.june.firstDay,
          lastContact: Self.june.firstDay)
      ],
      schools: [school], on: Self.june.lastDay)
    #expect(analysis.toDos == [ToDo(.followUps(pupils: 1), districts: ["东区"], due: analysis.asOf.advanced(by: 7))])
    #expect(analysis.openCases?.overdue(in: "东区").count == 1 && analysis.openCases?.overdue(in: "西区").isEmpty == true)
  }
}
