import Foundation
import Testing

/// The summer report of the demo city through the built command, held against a recount of its own files and rows.
@Suite(.serialized) struct SummerTests {
  private static let bureau = Result {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    let files = ["roster.xlsx", "tasks.csv", "followups", "summary"].map { CommandLine.city.appending(path: $0).path }
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-10"] + files)
    try #require(load.code == 0 || load.code == 3, "\(load.diagnostics)")
    return bureau
  }

  private func report(_ arguments: [String]) throws -> CommandLine.Outcome {
    try CommandLine.run(["report", "-w", Self.bureau.get().path] + arguments)
  }

  private func rows(_ table: String) throws -> [[String: String]] {
    let file = try Self.bureau.get().appending(path: "reports/2021-summer/data/\(table).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// What a question to the workspace's database gives.
  private func counted(_ sql: String) throws -> String {
    let script = "import sqlite3,sys;print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
    let database = try Self.bureau.get().appending(path: "tidemark.sqlite").path
    let outcome = try CommandLine.run(
      ["-c", script, database, sql], executable: URL(filePath: "/usr/bin/python3"))
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }

  /// The last answer of each school in the questionnaire's export, by school.
  private func answers() throws -> [String: [String]] {
    let text = try String(
      contentsOf: CommandLine.city.appending(path: "summary/2021-summer.csv"), encoding: .utf8)
    var latest: [String: [String]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      // The file is in the order of the answers.
      if cells[6] != "测试" { latest[cells[6]] = cells }
    }
    return latest
  }

  @Test func `its figures are those of the files and the rows`() throws {
    let outcome = try report(["--period", "2021-summer", "--as-of", "2021-08-30"])
    try #require(outcome.code == 1, "\(outcome.diagnostics)")
    // All was received in July 2022: by August 2021 there was nothing.
    #expect(outcome.diagnostics.contains("2021-summer 没有任何数据"))
    let made = try report(["--period", "2021-summer", "--as-of", "2022-07-10"])
    try #require(made.code == 0, "\(made.diagnostics)")

    let answers = try answers()
    let city = try #require(rows("visits").first)
    #expect(city["visits_due"] == String(answers.values.compactMap { Int($0[7]) }.reduce(0, +)))
    #expect(city["visited"] == String(answers.values.compactMap { Int($0[8]) }.reduce(0, +)))
    let missing = try rows("missing_schools")
    #expect(missing.count == 160 - answers.count && missing.allSatisfy { answers[$0["school"] ?? ""] == nil })
    let lessons = try #require(rows("summary_numbers").first { $0["name"] == "lessons" })
    #expect(lessons["schools_not_answered"] == String(answers.values.count { Int($0[20]) == nil }))

    // 1 is 解除, 3 转出, 5 毕业, 7 死亡: those have left; 6 is 失联. Days are counted from 1970.
    let last =
      "SELECT *, row_number() OVER (PARTITION BY school, pupil ORDER BY day DESC) AS place FROM followUp WHERE day"
    let cutoff = "CAST(julianday('2021-08-25') - 2440587.5 AS INTEGER)"
    let gravest = try counted(
      "SELECT count(*) FROM (\(last) <= \(cutoff)) WHERE place = 1 AND status NOT IN (1, 3, 5, 7) AND tier = 3")
    #expect(try String(rows("watch_list").count { $0["tier"] == "三类" }) == gravest)
    let monday = "CAST(julianday('2021-08-02') - 2440587.5 AS INTEGER)"
    let tracked = try counted(
      """
      SELECT count(*) FROM (\(last) < \(monday)) AS l WHERE place = 1 AND status NOT IN (1, 3, 5, 7) AND EXISTS (
        SELECT 1 FROM followUp AS f WHERE f.school = l.school AND f.pupil = l.pupil
          AND f.day BETWEEN \(monday) AND \(monday) + 6 AND f.status <> 6)
      """)
    let week = try #require(rows("tracking_weeks").first { $0["monday"] == "2021-08-02" })
    #expect(week["tracked"] == tracked)

    let page = try String(
      contentsOf: Self.bureau.get().appending(path: "reports/2021-summer/index.html"), encoding: .utf8)
    #expect(page.contains("附件3汇总表应报160所，未报\(missing.count)所。"))
    #expect(page.contains("三类\(gravest)人"))
    let log = try CommandLine.run(["log", "show", "-w", Self.bureau.get().path]).output
    #expect(log.contains("reports/2021-summer"))
  }

  @Test func `it comes again byte by byte, in either language`() throws {
    for language in ["zh-Hans", "en"] {
      let arguments = ["--period", "2021-summer", "--as-of", "2022-07-10", "--language", language]
      try #require(try report(arguments).code == 0)
      let folder = try Self.bureau.get().appending(path: "reports/2021-summer")
      let first = try CommandLine.contents(of: folder)
      try #require(try report(arguments).code == 0)
      #expect(try CommandLine.contents(of: folder) == first)
      let page = String(decoding: try #require(first["index.html"]), as: UTF8.self)
      #expect(page.contains(language == "en" ? "Watch list for the opening of term" : "开学重点关注名单"))
      // Behind its body the page has the chart bundle, which knows the word.
      let end = try #require(page.range(of: "</main>"))
      #expect(!page[..<end.lowerBound].contains("NaN"))
    }
    let latest = try Self.bureau.get().appending(path: "reports/latest").path
    #expect(!FileManager.default.fileExists(atPath: latest))
  }

  @Test func `a summer without data, one to come and one written wrongly are refused with a sentence`() throws {
    for (period, code, words) in [
      ("2019-summer", 1, "没有任何数据"), ("2023-summer", 1, "还没有开始"), ("2021-sommer", 2, "YYYY-summer"),
      ("2021-08", 2, "YYYY-summer"),
    ] {
      let outcome = try report(["--period", period, "--as-of", "2022-07-10"])
      #expect(outcome.code == Int32(code) && outcome.output.isEmpty, "\(period)")
      #expect(outcome.diagnostics.contains(words), "\(period): \(outcome.diagnostics)")
    }
    #expect(try report(["--period", "2021-summer", "--month", "2021-08", "--as-of", "2022-07-10"]).code == 2)
  }

  @Test func `the settings tell when the holiday begins`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path])
    let file = bureau.appending(path: "tidemark.yaml")
    let settings = try String(contentsOf: file, encoding: .utf8)
    #expect(settings.contains("summerStarts: []"))
    func report(_ starts: String) throws -> CommandLine.Outcome {
      try Data(settings.replacing("summerStarts: []", with: "summerStarts: \(starts)").utf8).write(to: file)
      return try CommandLine.run(["report", "-w", bureau.path, "--period", "2022-summer", "--as-of", "2022-07-03"])
    }
    for starts in ["[2022-07-04]", "[\"2021-07-01\", \"2022-07-04\"]"] {
      #expect(try report(starts).diagnostics.contains("2022-07-04 开始"), "\(starts)")
    }
    for starts in ["[2022-05-31]", "[2022-08-26]", "[summer]", "2022-07-04", "[2022-07-01, 2022-07-04]"] {
      let outcome = try report(starts)
      #expect(outcome.code == 1 && outcome.diagnostics.contains("summerStarts"), "\(starts)")
    }
  }
}
