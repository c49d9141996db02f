import Foundation
import Testing

/// The main job on the files of the demo city, held against what was planted in it.
@Suite(.serialized) struct DemoCityTests {
  /// What `truth.json` says of the planted spike.
  private struct Truth: Decodable {
    struct Spike: Decodable {
      var month: String
      var districts: [String]
      var stages: [String]
    }
    struct Month: Decodable {
      var month: String
      var reportedByDistrict: [Int]
    }
    var spike: Spike
    var months: [Month]
  }

  /// The findings of a report, as `run.json` records them.
  private struct Run: Decodable {
    struct Finding: Decodable {
      var unit: String
      var direction: String
      var observed: Int
    }
    var findings: [Finding]
  }

  private static let bureau = Result { try loaded() }

  /// The demo city in a workspace of its own, loaded once.
  private static func loaded() throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-10", CommandLine.city.path])
    // 3: done, and the faulty files want a person.
    try #require(load.code == 3, "\(load.diagnostics)")
    return bureau
  }

  private static func truth() throws -> Truth {
    try JSONDecoder().decode(Truth.self, from: Data(contentsOf: CommandLine.city.appending(path: "truth.json")))
  }

  /// The findings of a month, and the page.
  private func report(_ month: String, asOf: String) throws -> (findings: [Run.Finding], page: String) {
    let outcome = try CommandLine.run([
      "report", "-w", Self.bureau.get().path, "--month", month, "--as-of", asOf,
    ])
    try #require(outcome.code == 0, "\(month): \(outcome.diagnostics)")
    let page = URL(filePath: outcome.output.trimmingCharacters(in: .newlines))
    let run = page.deletingLastPathComponent().appending(path: "run.json")
    return (
      try JSONDecoder().decode(Run.self, from: Data(contentsOf: run)).findings,
      try String(contentsOf: page, encoding: .utf8)
    )
  }

  /// The tenth of the following month: the day every report of the demo is made.
  private func asOf(_ month: String) throws -> String {
    let parts = month.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 2)
    return String(format: "%04d-%02d-10", parts[0] + parts[1] / 12, parts[1] % 12 + 1)
  }

  @Test func `the planted spike is the first finding and names its districts and stages`() throws {
    let spike = try Self.truth().spike
    let (findings, page) = try report(spike.month, asOf: asOf(spike.month))
    #expect(findings.first?.unit == "云汀市" && findings.first?.direction == "rise")
    // The headline: 今年1—5月总体平稳，6月异常偏高，主要由…带动。
    let headline = try #require(page.firstMatch(of: /今年1—5月总体平稳，6月异常偏高，主要由(.*?)带动。/)).output.1
    let named = Set(headline.split { "、和".contains($0) }.map(String.init))
    #expect(named == Set(spike.districts + spike.stages))
    #expect(Set(spike.districts).isSubset(of: findings.filter { $0.direction == "rise" }.map(\.unit)))
  }

  @Test func `shares of the rise that add up to more than all of it are explained`() throws {
    let spike = try Self.truth().spike
    let page = try report(spike.month, asOf: asOf(spike.month)).page
    let districts = try #require(page.firstMatch(of: /主要由([^；。]*)；/)).output.1
    let shares = districts.matches(of: /占增量(\d+)%/).compactMap { Int($0.output.1) }
    #expect(shares.count == spike.districts.count)
    #expect(shares.reduce(0, +) > 100)
    #expect(districts.hasSuffix("（其余合计减少）"))
  }

  @Test func `the city's figure is what the schools reported`() throws {
    let truth = try Self.truth()
    let month = try #require(truth.months.first { $0.month == truth.spike.month })
    let reported = month.reportedByDistrict.reduce(0, +)
    // The last late returns came on the 12th: a report of the 10th cannot know them.
    let all = try report(month.month, asOf: "2022-07-12").findings
    #expect(all.first?.observed == reported)
    let known = try #require(try report(month.month, asOf: asOf(month.month)).findings.first?.observed)
    #expect(known < reported)
  }

  @Test func `a quiet month says in a sentence that nothing is abnormal`() throws {
    let (findings, page) = try report("2021-11", asOf: "2021-12-10")
    #expect(findings.isEmpty)
    #expect(page.contains("今年1—11月总体平稳，11月未见异常。"))
  }

  @Test func `of the months in which nothing was planted at most one in ten shows a finding`() throws {
    let truth = try Self.truth()
    // From the second September on there is an earlier year to compare with.
    let quiet = truth.months.map(\.month).filter { $0 >= "2019-09" && $0 != truth.spike.month }
    #expect(quiet.count == 33)
    // A headline alarms by a finding, and by what it says of the year.
    let alarming = try quiet.filter { month in
      let (findings, page) = try report(month, asOf: asOf(month))
      let statement = try #require(page.firstMatch(of: /class="statement">([^<]*)</)).output.1
      return !findings.isEmpty || ["偏高", "偏低"].contains { statement.contains($0) }
    }
    #expect(alarming.count * 10 <= quiet.count, "\(alarming)")
  }

  @Test func `loading the city again changes nothing and says so`() throws {
    let again = try CommandLine.run([
      "ingest", "-w", Self.bureau.get().path, "--as-of", "2022-07-10", "--format", "json", CommandLine.city.path,
    ])
    #expect(again.output.contains("\"status\" : \"unchanged\"") && !again.output.contains("\"status\" : \"accepted\""))
    #expect(try #require(again.output.firstMatch(of: /"totals" : \{[^}]*"new" : (\d+)/)).output.1 == "0")
  }

  @Test func `three faults in one file are all named, and the schools without a fault load`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path])
    let files = bureau.deletingLastPathComponent()
    let roster = files.appending(path: "roster.csv")
    try Data(
      """
      学校代码,学校名称,学区,办学类型
      0101,甲小学,东区,小学
      0102,乙初中,东区,初中
      0103,丙初中,西区,初中

      """.utf8
    ).write(to: roster)
    let events = files.appending(path: "events.csv")
    try Data(
      """
      学校代码,学校名称,填报月份,零报告,事件日期,上报日期,事件类型,年级
      0101,甲小学,2022-05,,2022-05-12,2022-05-13,自伤,小学三年级
      0102,乙初中,2022-05,,2022-05-32,2022-05-13,自伤,初二
      0102,乙初中,2022-05,,2022-05-20,2022-05-21,其他,初二
      0199,无名中学,2022-05,是,,,,

      """.utf8
    ).write(to: events)
    let enrolment = files.appending(path: "enrolment.csv")
    try Data(
      """
      学校代码,学校名称,学段,性别,在校学生数,统计日期
      0101,甲小学,小学,男,300,2021-09-01
      0103,丙初中,初中,男,-5,2021-09-01

      """.utf8
    ).write(to: enrolment)
    let load = try CommandLine.run(
      ["ingest", "-w", bureau.path, "--as-of", "2022-06-10", "--format", "csv"]
        + [roster, events, enrolment].map(\.path))
    #expect(load.code == 3)
    for place in ["events.csv 第3行 E列", "events.csv 第5行 A列", "enrolment.csv 第3行 E列"] {
      #expect(load.diagnostics.contains(place), "\(place) in \(load.diagnostics)")
    }
    let rows = load.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    func statuses(_ file: String) -> [String: Substring] {
      Dictionary(
        rows.filter { $0[0] == file }.map { (String($0[3]), $0[6]) }, uniquingKeysWith: { first, _ in first })
    }
    // Of 0102 the good row does not load either: a submission loads whole or not at all.
    #expect(statuses("events.csv") == ["0101": "accepted", "0102": "rejected", "0199": "rejected"])
    #expect(statuses("enrolment.csv") == ["0101": "accepted", "0103": "rejected"])
  }

  @Test func `interventions that change nothing in the demo are not said to, and the command has the page's figures`()
    throws
  {
    let (_, report) = try report("2022-06", asOf: "2022-07-10")
    let folder = try Self.bureau.get().appending(path: "reports/2022-06")
    var pages = 0
    for match in report.matches(of: /<a href="(effects\/[^"]*)">/) {
      let page = try String(contentsOf: folder.appending(path: String(match.1)), encoding: .utf8)
      let statement = try #require(page.firstMatch(of: /<p class="statement">(.*?)<\/p>/)).output.1
      // No programme of the demo changes events; only that nothing is seen may be concluded.
      #expect(!statement.hasPrefix("可以认为") || statement.contains("看不出减少或增多"), "\(statement)")
      #expect(statement.contains("不能据此认为"))
      pages += 1
    }
    #expect(pages == 4)
    let asked = try CommandLine.run([
      "effect", "workspace", "GY001", "-w", Self.bureau.get().path, "--month", "2022-06", "--as-of", "2022-07-10",
      "--format",
      "csv",
    ])
    let csv = try String(contentsOf: folder.appending(path: "data/effect_homeVisit_figures.csv"), encoding: .utf8)
    #expect(asked.code == 0 && asked.output == csv, "\(asked.diagnostics)")
    #expect(asked.diagnostics.contains("家访（160所学校中130所）"))
    let unknown = try CommandLine.run([
      "effect", "workspace", "XX", "-w", Self.bureau.get().path, "--as-of", "2022-07-10",
    ])
    #expect(unknown.code == 1 && unknown.diagnostics.contains("没有编号为“XX”的干预措施；已登记的有GY001、"))
  }
}
