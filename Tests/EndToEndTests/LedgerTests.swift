import Foundation
import Testing

/// The clock and the ledger through the built command.
@Suite struct LedgerTests {
  private let roster = """
    学校代码,学校名称,学区,办学类型,停用日期,免报原因
    0101,甲小学,东区,小学,,
    0102,乙初中,东区,初中,,
    0103,丙初中,西区,初中,,
    0104,丁小学,西区,小学,,停课整修
    0105,戊小学,西区,小学,2021-07-31,

    """
  private let tasks = """
    表单,周期,截止时间,适用学段
    心理危机事件月报,2022-05,2022-06-05,
    心理危机事件月报,2022-06,2022-07-05,
    screening,2022春,2022-06-01,初中

    """
  private let header = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"

  /// A workspace with the roster, the tasks, two Mays and what three schools sent of them.
  private func workspace() throws -> (folder: URL, files: URL) {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path])
    let files = bureau.deletingLastPathComponent()
    try load(bureau, files, "roster.csv", roster, "2021-09-01")
    try load(bureau, files, "tasks.csv", tasks, "2022-04-30")
    for year in [2021, 2022] {
      let rows = "0101,\(year)-05,,A\(year),\(year)-05-03,\(year)-05-04,自伤,小学三年级\n0102,\(year)-05,是,,,,,\n"
      try load(bureau, files, "\(year)-05.csv", header + rows, "2022-06-0\(year - 2020)")
    }
    return (bureau, files)
  }

  @discardableResult
  private func load(
    _ bureau: URL, _ files: URL, _ name: String, _ text: String, _ received: String
  ) throws -> CommandLine.Outcome {
    let file = files.appending(path: name)
    try Data(text.utf8).write(to: file)
    let outcome = try CommandLine.run([
      "ingest", "-w", bureau.path, "--received", received, "--format", "json", file.path,
    ])
    #expect(outcome.code != 2, "\(outcome.diagnostics)")
    return outcome
  }

  @Test func `a period that no task has is no period in which schools are missing`() throws {
    let bureau = try workspace().folder
    let unknown = try CommandLine.run(["status", "-w", bureau.path, "--form", "events", "--period", "2022年5月"])
    #expect(unknown.code == 1 && unknown.output.isEmpty && unknown.diagnostics.contains("2022年5月"))
    #expect(try CommandLine.run(["status", "-w", bureau.path, "--period", "2022春"]).code == 0)
  }

  private func report(_ bureau: URL) throws -> [String: Data] {
    let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-05", "--as-of", "2022-06-10"])
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    return try CommandLine.contents(of: bureau.appending(path: "reports/2022-05"))
  }

  @Test func `an earlier report comes out byte for byte after later files are loaded`() throws {
    let (bureau, files) = try workspace()
    let before = try report(bureau)
    #expect(before["data/completeness.csv"] != nil && before["run.json"] != nil)
    // June's files: a late return, a correction, new follow-ups, another roster and enrolment.
    try load(
      bureau, files, "late.csv",
      header + "0101,2022-05,,A2022,2022-05-09,2022-05-10,其他,小学三年级\n0103,2022-05,,,2022-05-11,2022-05-12,自伤,初二\n",
      "2022-06-20")
    try load(
      bureau, files, "followups.csv", "学校代码,学籍号,年级,跟踪日期,风险等级\n0101,A1,小学三年级,2022-05-06,二类\n", "2022-06-21")
    try load(bureau, files, "roster2.csv", roster.replacing("丙初中,西区", with: "丙初中,东区"), "2022-06-22")
    try load(
      bureau, files, "enrolment.csv", "学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,900,2021-09-01\n", "2022-06-23")
    let after = try report(bureau)
    #expect(after.keys == before.keys)
    for (path, data) in before { #expect(after[path] == data, "\(path)") }
    let now = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-05", "--as-of", "2022-07-10"])
    #expect(now.code == 0)
    #expect(
      try CommandLine.contents(of: bureau.appending(path: "reports/2022-05"))["data/trend.csv"]
        != before["data/trend.csv"])
  }

  @Test func `status names every form due, and the list is text to copy`() throws {
    let (bureau, files) = try workspace()
    try load(bureau, files, "wrong.csv", header + "0103,2022-05,,,2022-05-32,2022-05-12,自伤,初二\n", "2022-06-04")
    try load(bureau, files, "screening.csv", "学校代码,周期,学段,应测,实测\n0102,2022春,初中,300,300\n", "2022-06-03")
    let arguments = ["status", "-w", bureau.path, "--as-of", "2022-06-10"]
    let table = try CommandLine.run(arguments + ["--format", "csv"])
    #expect(
      table.output == """
        form,period,district,expected,received,on_time,late,missing,exempt,awaiting_correction
        events,2022-05,东区,2,2,2,0,0,0,0
        events,2022-05,西区,1,0,0,0,0,1,1
        events,2022-05,,3,2,2,0,0,1,1
        screening,2022春,东区,1,1,0,1,0,0,0
        screening,2022春,西区,1,0,0,0,1,0,0
        screening,2022春,,2,1,0,1,1,0,0

        """)
    let list = try CommandLine.run(arguments + ["--list"]).output
    #expect(
      list == """
        以下1所学校的2022年5月“心理危机事件月报”已收到但有误，尚未采用，请按退回说明更正后重新报送：
        西区：
          0103 丙初中

        以下1所学校尚未报送2022春“心理普测”（截止2022年6月1日），请尽快报送：
        西区：
          0103 丙初中

        以下学校无须报送：
          西区 0104 丁小学：停课整修
          西区 0105 戊小学：已于 2021-07-31 停用

        """)
    let json = try CommandLine.run(arguments + ["--format", "json"]).output
    struct Status: Decodable {
      struct Total: Decodable, Equatable {
        var indicator: String
        var month: String
        var count: Int
      }
      var totals: [Total]
    }
    #expect(
      try JSONDecoder().decode(Status.self, from: Data(json.utf8)).totals == [
        .init(indicator: "events", month: "2021-05", count: 1), .init(indicator: "events", month: "2022-05", count: 1),
      ])
    let chosen = try CommandLine.run(arguments + ["--format", "csv", "--form", "events", "--period", "2022-06"])
    #expect(chosen.output.contains("events,2022-06,,3,0,0,0,3,1,0"))
  }

  @Test func `verification passes on a sound workspace and names what was tampered with`() throws {
    let (bureau, _) = try workspace()
    let sound = try CommandLine.run(["status", "-w", bureau.path, "--verify"])
    #expect(sound.code == 0 && sound.output.isEmpty, "\(sound.output)")
    let change =
      "import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);c.execute('UPDATE eventCount SET count=count+1');c.commit()"
    let python = URL(filePath: "/usr/bin/python3")
    let tampered = try CommandLine.run(
      ["-c", change, bureau.appending(path: "tidemark.sqlite").path], executable: python)
    try #require(tampered.code == 0, "\(tampered.diagnostics)")
    let broken = try CommandLine.run(["status", "-w", bureau.path, "--verify", "--format", "csv"])
    #expect(broken.code == 1)
    #expect(broken.output.contains("events,0101,2022-05,primary selfHarm,2,1"))
  }
}
