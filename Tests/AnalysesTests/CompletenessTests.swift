import Analyses
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

/// Who has sent what, from panels small enough to check by hand.
@Suite struct CompletenessTests {
  private static func school(
    _ code: String, _ district: String, _ type: SchoolType, closed: String? = nil, exempt: String? = nil
  ) -> School {
    School(
      code: SchoolCode(rawValue: code), name: "学校" + code, district: district, type: type, closed: closed.map(day),
      exemptReason: exempt)
  }

  private static func entry(
    _ code: String, _ form: FormID, _ period: String, _ received: String, _ state: SchoolReturn.State = .accepted
  ) -> SchoolReturn {
    SchoolReturn(
      school: SchoolCode(rawValue: code), form: form, period: period, received: day(received), state: state)
  }

  private static let panel = {
    var panel = Panel()
    panel.schools = [
      school("01", "东区", .primary), school("02", "东区", .junior), school("03", "西区", .nineYear),
      school("04", "西区", .senior, exempt: "停课整修"), school("05", "西区", .junior, closed: "2021-08-31"),
      school("06", "西区", .senior),
    ]
    panel.tasks = [
      SubmissionTask(form: .events, period: "2022-05", due: day("2022-06-05")),
      SubmissionTask(form: .events, period: "2022-06", due: day("2022-07-05")),
      SubmissionTask(form: .followups, period: "2022-05", due: day("2022-06-03"), stages: [.junior]),
      SubmissionTask(form: .screening, period: "2022春", due: day("2022-05-20"), stages: [.primary]),
      SubmissionTask(form: .screening, period: "2022春", due: day("2022-06-20"), stages: [.junior, .senior]),
      SubmissionTask(form: .enrolment, period: "2021秋", due: day("2021-09-20")),
      SubmissionTask(form: .enrolment, period: "2022春", due: day("2022-03-20")),
    ]
    panel.returns = [
      entry("01", .events, "2022-05", "2022-06-05"), entry("02", .events, "2022-05", "2022-06-06"),
      entry("03", .events, "2022-05", "2022-06-01", .awaitingCorrection),
      entry("02", .trackingSheet, "2022-05", "2022-06-02"), entry("03", .followups, "2022-04", "2022-05-01"),
      entry("01", .screening, "2022春", "2022-05-28"), entry("03", .screening, "2022春", "2022-05-20"),
      entry("02", .screening, "2022春", "2022-05-28"), entry("01", .enrolment, "2022-02", "2022-03-01"),
      entry("02", .enrolment, "2021-09", "2021-09-10"),
    ]
    return panel
  }()

  private func counts(_ form: FormID, _ period: String) throws -> [String: [Int]] {
    let record = try #require(CompletenessAnalysis.make(Self.panel, form: form, period: period))
    return Dictionary(
      record.units.map { row in
        var name = "city"
        if case .district(let district) = row.unit { name = district }
        return (
          name, [row.expected, row.received, row.onTime, row.late, row.missing, row.exempt, row.awaitingCorrection]
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `on time, late, missing, exempt and awaiting correction are told apart by district`() throws {
    #expect(
      try counts(.events, "2022-05") == [
        "东区": [2, 2, 1, 1, 0, 0, 0], "西区": [2, 0, 0, 0, 1, 1, 1], "city": [4, 2, 1, 1, 1, 1, 1],
      ])
  }

  @Test func `schools that owe nothing are named with the reason`() throws {
    let record = try #require(CompletenessAnalysis.make(Self.panel, form: .events, period: "2022-05"))
    #expect(record.excused.map(\.code.rawValue) == ["04", "05"])
    #expect(record.excused.map(\.reason) == [.exempt("停课整修"), .closed(day("2021-08-31"), successor: nil)])
    #expect(record.missing.map(\.code.rawValue) == ["03", "06"])
    #expect(record.missing.map(\.isAwaitingCorrection) == [true, false])
  }

  @Test func `a task binds the schools of its stages, each by its own due day`() throws {
    // The primary school and the nine-year school had to send by 20 May, the others by 20 June.
    #expect(
      try counts(.screening, "2022春") == [
        "东区": [2, 2, 1, 1, 0, 0, 0], "西区": [2, 1, 1, 0, 1, 1, 0], "city": [4, 3, 2, 1, 1, 1, 0],
      ])
  }

  @Test func `a form without a period is answered by rows of the period's months, tracking sheets included`() throws {
    // Rows of April do not answer for May.
    #expect(
      try counts(.followups, "2022-05") == [
        "东区": [1, 1, 1, 0, 0, 0, 0], "西区": [1, 0, 0, 0, 1, 0, 0], "city": [2, 1, 1, 0, 1, 0, 0],
      ])
    // A count of September answered the autumn's task and not that of the spring.
    #expect(try counts(.enrolment, "2022春")["东区"] == [2, 1, 1, 0, 1, 0, 0])
    #expect(try counts(.enrolment, "2021秋")["东区"] == [2, 1, 1, 0, 1, 0, 0])
  }

  @Test func `of each form the period that fell due last is shown, the events first`() {
    let records = CompletenessAnalysis.due(in: Self.panel, asOf: day("2022-06-30"))
    #expect(
      records.map { "\($0.form) \($0.period)" } == [
        "events 2022-05", "enrolment 2022春", "followups 2022-05", "screening 2022春",
      ])
    #expect(
      CompletenessAnalysis.due(in: Self.panel, from: day("2022-06-01"), asOf: day("2022-06-10")).map(\.form)
        == [.events, .followups])
  }

  @Test func `the report covers the other forms that fell due since its month began`() {
    let analysis = MonthlyAnalysis.make(
      panel: Self.panel, month: Month(year: 2022, month: 6), asOf: day("2022-07-10"), options: .init())
    #expect(analysis.completeness?.period == "2022-06")
    #expect(analysis.otherReturns.map(\.form) == [.followups, .screening])
  }

  @Test func `pupils whose tier nobody told are a class of their own`() throws {
    var panel = Self.panel
    let month = Month(year: 2022, month: 5)
    for (state, count) in [(CaseState.tier2, 3), (.tierUnknown, 2)] {
      panel.caseFlows.append(
        CaseFlow(
          school: SchoolCode(rawValue: "01"), month: month, stage: .primary, from: .notOnFile, to: state, count: count))
    }
    let analysis = MonthlyAnalysis.make(panel: panel, month: month, asOf: month.lastDay, options: .init())
    let stock = try #require(analysis.tiers).stock
    #expect(stock.map(\.tier) == [.general, .serious, .gravest, nil] && stock.map(\.pupils) == [0, 3, 0, 2])
  }
}
