import Analyses
import Submissions

/// A made-up summer: two districts of two schools, of which all but one sent the summary return.
///
/// East: 01 and 02; west: 03 and 04. On file before the holiday: two pupils at 01, one each at 02 and 03.
enum SummerCity {
  static let schools = [("01", "东区"), ("02", "东区"), ("03", "西区"), ("04", "西区")].map { code, district in
    School(code: SchoolCode(rawValue: code), name: "\(district)\(code)小学", district: district, type: .primary)
  }
  static let summer = Summer(year: 2022)

  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }
  static func code(_ text: String) -> SchoolCode { SchoolCode(rawValue: text) }

  static func open(_ name: String, _ school: String, _ tier: Tier?, last: String) -> OpenCase {
    OpenCase(pseudonym: name, school: code(school), tier: tier, tierSince: day("2022-03-10"), lastContact: day(last))
  }

  /// Follow-up in the weeks from the Mondays given, of the pupils on file since May.
  static func weeks(_ school: String, onFile: Int, _ tracked: [String: Int]) -> [TrackingWeek] {
    [TrackingWeek(school: code(school), monday: day("2022-05-02"), onFileChange: onFile, tracked: 0)]
      + tracked.sorted { $0.key < $1.key }.map {
        TrackingWeek(school: code(school), monday: day($0.key), onFileChange: 0, tracked: $0.value)
      }
  }

  static let mondaysBefore = ["2022-05-30", "2022-06-06", "2022-06-13", "2022-06-20"]
  static let mondays = [
    "2022-07-04", "2022-07-11", "2022-07-18", "2022-07-25", "2022-08-01", "2022-08-08", "2022-08-15",
  ]

  static func panel() -> Panel {
    var panel = Panel()
    panel.schools = schools
    panel.tasks = [SubmissionTask(form: .summary, period: "2022-summer", due: day("2022-08-25"))]
    panel.summaries = [
      SchoolSummary(
        school: code("01"), period: "2022-summer", asOf: day("2022-08-25"),
        numbers: [.visitsDue: 10, .visited: 8, .onLeave: 0, .lessons: 4]),
      SchoolSummary(
        school: code("02"), period: "2022-summer", asOf: day("2022-08-25"), numbers: [.visitsDue: 5, .lessons: 6]),
      SchoolSummary(
        school: code("03"), period: "2022-summer", asOf: day("2022-08-25"), numbers: [.visitsDue: 2, .visited: 2]),
      SchoolSummary(
        school: code("03"), period: "2021-summer", asOf: day("2021-08-25"), numbers: [.visitsDue: 900, .visited: 900]),
    ]
    panel.returns = ["01", "02", "03"].map {
      SchoolReturn(
        school: code($0), form: .summary, period: "2022-summer", received: day("2022-08-24"), state: .accepted)
    }
    let all = Dictionary(uniqueKeysWithValues: (mondaysBefore + mondays).map { ($0, 2) })
    panel.trackingWeeks =
      weeks("01", onFile: 2, all) + weeks("02", onFile: 1, [:])
      + weeks("03", onFile: 1, all.mapValues { _ in 1 }.merging(["2022-08-01": 0]) { $1 })
    return panel
  }

  static let before = [
    open("a", "01", .serious, last: "2022-06-29"), open("b", "01", .general, last: "2022-06-29"),
    open("c", "02", .general, last: "2022-06-01"), open("d", "03", .gravest, last: "2022-06-29"),
  ]
  static let now = [
    open("a", "01", .gravest, last: "2022-08-22"), open("b", "01", .general, last: "2022-08-22"),
    open("c", "02", .general, last: "2022-06-01"), open("d", "03", .serious, last: "2022-08-18"),
    open("e", "03", nil, last: "2022-08-24"),
  ]

  static func analysis(
    _ panel: Panel = panel(), told: [ToldParents] = [], comparisons: [SummaryComparison] = [],
    before: [OpenCase] = before,
    now: [OpenCase] = now, asOf: String = "2022-08-29"
  ) -> SummerAnalysis {
    SummerAnalysis.make(
      summer, panel: panel, cases: .init(before: before, now: now, told: told), comparisons: comparisons,
      asOf: day(asOf))
  }
}
