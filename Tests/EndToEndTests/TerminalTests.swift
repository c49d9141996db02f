import Foundation
import TestSupport
import Testing

/// What the built command says to whoever runs it.
@Suite struct TerminalTests {
  private func workspace(_ arguments: [String] = []) throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path] + arguments).code == 0)
    return bureau
  }

  /// A folder with a roster and a list of the days on which files came.
  private func sent(_ list: String) throws -> URL {
    let folder = try CommandLine.scratch().appending(path: "sent")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Fixture.url("ingestion/roster.csv"), to: folder.appending(path: "roster.csv"))
    try Data(list.utf8).write(to: folder.appending(path: "received.csv"))
    return folder
  }

  private func ingest(_ bureau: URL, _ path: URL) throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", path.path])
  }

  @Test(arguments: [
    (["report", "--mont", "2022-06"], "错误：没有选项 --mont", "Unknown option"),
    (["init"], "错误：缺少 <folder>", "Missing expected argument"),
    (["frobnicate"], "错误：不认识 frobnicate", "Unexpected argument"),
    (["report", "--month", "2022-13"], "错误：选项 --month 应写作 YYYY-MM", "--month should look like"),
    (["status", "--as-of", "2022-02-30"], "错误：选项 --as-of 应写作 YYYY-MM-DD", "--as-of should look like"),
    (["report", "--month", "2022-08", "--as-of", "2022-07-31"], "错误：2022-08 到 2022-07-31 还没有开始", "has not begun"),
    (["ingest", "--as-of", "2022-07-01", "--received", "2022-07-02"], "错误：收到日期", "--received cannot lie"),
    (["simulate", "-o", "x", "--from", "2022"], "错误：--from", "--from 2022 is no month"),
  ]) func `a wrong use is said in both languages and ends with 2`(
    arguments: [String], chinese: String, english: String
  ) throws {
    let outcome = try CommandLine.run(arguments)
    #expect(outcome.code == 2)
    let lines = outcome.diagnostics.split(separator: "\n")
    #expect(lines[0].hasPrefix(chinese), "\(outcome.diagnostics)")
    #expect(lines[1].hasPrefix("Error: ") && lines[1].contains(english), "\(outcome.diagnostics)")
    #expect(lines.contains { $0.hasPrefix("Usage: tidemark") })
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["", "  ", "云汀\n市", String(repeating: "长", count: 41)])
  func `a city without a name is refused`(name: String) throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    let outcome = try CommandLine.run(["init", bureau.path, "--city", name])
    #expect(outcome.code == 2 && outcome.diagnostics.contains("--city"))
    #expect(!FileManager.default.fileExists(atPath: bureau.path))
  }

  @Test func `a name with quotes stands in the settings as it was given`() throws {
    let bureau = try workspace(["--city", #"云"汀\n市"#])
    let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10"])
    #expect(outcome.code == 0, "\(outcome.diagnostics)")
    let run = bureau.appending(path: "reports/2022-06/run.json")
    #expect(try String(contentsOf: run, encoding: .utf8).contains(#""city" : "云\"汀\\n市""#))
  }

  @Test(arguments: [
    ("roster.csv,2022-06-01\n", "第一行应为表头"),
    ("file,received\nroster.csv,2022-06-31\n", "第2行：收到日期应写作"),
    ("file,received\nroster.csv,\n", "第2行：收到日期应写作"),
    ("file,received\nroster.csv,2022-06-01\nroster.csv,2022-06-02\n", "第3行：roster.csv 已列有另一个日期"),
    ("file,received\nrooster.csv,2022-06-01\n", "第2行：文件夹中没有 rooster.csv"),
    ("file,received\n,2022-06-01\n", "第2行：没有文件名"),
    ("file,received\n\"roster.csv,2022-06-01\n", "不是 CSV 文本"),
  ]) func `a list of days that cannot be trusted loads nothing`(list: String, reason: String) throws {
    let bureau = try workspace()
    let load = try ingest(bureau, sent(list))
    #expect(load.code == 1 && load.diagnostics.contains(reason), "\(load.diagnostics)")
    #expect(load.diagnostics.contains("received.csv 有误"))
    #expect(try ingest(bureau, sent("file,received\nroster.csv,2022-06-01\nroster.csv,2022-06-01\n\n")).code == 0)
  }

  @Test func `the inbox's list may name files that have loaded and gone`() throws {
    let bureau = try workspace()
    let inbox = bureau.appending(path: "inbox")
    for name in ["roster.csv", "received.csv"] {
      let from = try sent("file,received\nroster.csv,2022-06-01\n").appending(path: name)
      try FileManager.default.copyItem(at: from, to: inbox.appending(path: name))
    }
    for _ in 1...2 {
      let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01"])
      #expect(load.code == 0, "\(load.diagnostics)")
      #expect(!FileManager.default.fileExists(atPath: inbox.appending(path: "roster.csv").path))
    }
  }

  @Test func `a database that is none is called that`() throws {
    let bureau = try workspace()
    try Data(repeating: 0x41, count: 9_000).write(to: bureau.appending(path: "tidemark.sqlite"))
    for arguments in [["status"], ["report", "--month", "2022-06"]] {
      let outcome = try CommandLine.run(arguments + ["-w", bureau.path])
      #expect(outcome.code == 1 && outcome.diagnostics.hasPrefix("不是本系统的数据库"), "\(outcome.diagnostics)")
      #expect(!outcome.diagnostics.contains("SQLite"))
    }
  }

  @Test func `a key that is gone is to be restored, never made anew`() throws {
    let bureau = try workspace()
    let key = bureau.appending(path: "keys/pseudonym.key")
    try FileManager.default.removeItem(at: key)
    let outcome = try ingest(bureau, Fixture.url("ingestion/roster.csv"))
    #expect(outcome.code == 1 && outcome.diagnostics.contains("从备份恢复"), "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: key.path))
  }

  @Test func `a path that is not there, and a place that cannot be written, are named in no system's words`() throws {
    let bureau = try workspace()
    let missing = try ingest(bureau, URL(filePath: "/nowhere/june.csv"))
    #expect(missing.code == 1 && missing.diagnostics.hasPrefix("找不到：/nowhere/june.csv。"))
    let reports = bureau.appending(path: "reports")
    try FileManager.default.removeItem(at: reports)
    try Data().write(to: reports)
    let report = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10"])
    #expect(report.code == 1 && report.diagnostics.contains(reports.path), "\(report.diagnostics)")
    #expect(!report.diagnostics.contains("Error") && !report.diagnostics.contains("Cocoa"))
  }

  @Test func `a month that goes on is said to, a month that is over is not`() throws {
    let bureau = try workspace()
    for (asOf, isOver) in [("2022-06-15", false), ("2022-06-30", false), ("2022-07-01", true)] {
      let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", asOf])
      #expect(outcome.code == 0 && outcome.diagnostics.contains("本月尚未结束") != isOver, "\(asOf)")
      let folder = bureau.appending(path: "reports/2022-06")
      let run = try String(contentsOf: folder.appending(path: "run.json"), encoding: .utf8)
      #expect(run.contains("\"isMonthOver\" : \(isOver)"))
      let page = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
      #expect(page.contains("本月尚未结束") != isOver)
    }
  }

  @Test func `a report is the same whether its files came in a folder or one by one`() throws {
    let folder = try sent("file,received\nroster.csv,2022-06-01\n")
    let paths = [folder.deletingLastPathComponent(), folder, folder.appending(path: "roster.csv")].map(\.path)
    let reports = try paths.map { path in
      let bureau = try workspace()
      let arguments = ["-w", bureau.path, "--as-of", "2022-07-01", "--received", "2022-06-01", path]
      #expect(try CommandLine.run(["ingest"] + arguments).code == 0)
      try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10"])
      return try CommandLine.contents(of: bureau.appending(path: "reports"))
    }
    #expect(!reports[0].isEmpty && reports[0] == reports[1] && reports[0] == reports[2])
    #expect(
      String(decoding: reports[0]["2022-06/run.json"] ?? Data(), as: UTF8.self).contains("\"name\" : \"roster.csv\""))
  }

  @Test func `progress is shown on no pipe and in no log`() throws {
    let bureau = try workspace()
    let load = try ingest(bureau, CommandLine.city)
    #expect(load.code == 3)
    #expect(!(load.diagnostics + load.output).contains { "\r\u{1B}".contains($0) })
  }
}
