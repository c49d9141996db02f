import Foundation
import TestSupport
import Testing

/// What lies in the inbox and should not decide anything in silence.
@Suite struct InboxTests {
  private static let header = "学校代码,填报月份,零报告,事件编号,事件日期,上报日期,事件类型,年级\n"

  private func events(_ bureau: MonthlyBureau) throws -> String {
    let script = """
      import sqlite3, sys
      print(sqlite3.connect(sys.argv[1]).execute(
        "SELECT coalesce(sum(count), 0) FROM eventCount WHERE school = '0101' AND month = 2022 * 12 + 5").fetchone()[0])
      """
    let run = try CommandLine.run(
      ["-c", script, bureau.folder.path + "/tidemark.sqlite"], executable: URL(filePath: "/usr/bin/python3"))
    try #require(run.code == 0, "\(run.diagnostics)")
    return run.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `a file sent again after a wrong correction is asked about and kept`() throws {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-06-10")
    let right =
      Self.header + (1...4).map { "0101,2022-06,,J\($0),2022-06-0\($0),2022-06-0\($0),自伤,小学三年级\n" }.joined()
    try bureau.put("june.csv", right)
    try bureau.run(asOf: "2022-07-03")
    #expect(try events(bureau) == "4")
    try bureau.put("correction.csv", Self.header + "0101,2022-06,是,,,,,\n")
    try bureau.run(asOf: "2022-07-04")
    #expect(try events(bureau) == "0")
    try bureau.put("june.csv", right)
    let again = try CommandLine.run(["ingest", "-w", bureau.folder.path, "--as-of", "2022-07-05"])
    #expect(again.code == 3)
    #expect((again.output + again.diagnostics).contains("另存为其他格式"))
    #expect(FileManager.default.fileExists(atPath: bureau.folder.path + "/inbox/june.csv"))
    // Saved in another format it is a return of its own; a folder that holds all of them has nothing to ask.
    try FileManager.default.removeItem(at: bureau.folder.appending(path: "inbox/june.csv"))
    try bureau.put("june.txt", right.replacing(",", with: "\t"))
    try bureau.run(asOf: "2022-07-05")
    #expect(try events(bureau) == "4")
    let folder = try CommandLine.scratch()
    for (name, text) in [
      ("a.csv", right), ("b.csv", Self.header + "0101,2022-06,是,,,,,\n"), ("c.txt", right.replacing(",", with: "\t")),
    ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let whole = try CommandLine.run(["ingest", "-w", bureau.folder.path, "--as-of", "2022-07-06", folder.path])
    #expect(whole.code == 0, "\(whole.output)\(whole.diagnostics)")
    #expect(try events(bureau) == "4")
  }

  @Test func `links to nothing or to a folder and pipes are told, and the others load`() throws {
    let bureau = try MonthlyBureau()
    let inbox = bureau.folder.appending(path: "inbox")
    for (name, target) in [("lost.csv", "/nowhere/lost.csv"), ("folder.csv", "/tmp")] {
      try FileManager.default.createSymbolicLink(
        atPath: inbox.appending(path: name).path, withDestinationPath: target)
    }
    #expect(mkfifo(inbox.appending(path: "pipe.csv").path, 0o600) == 0)
    let run = try CommandLine.run(["ingest", "-w", bureau.folder.path, "--as-of", "2022-06-10"])
    #expect([1, 3].contains(run.code))
    for name in ["lost.csv", "folder.csv", "pipe.csv"] { #expect((run.output + run.diagnostics).contains(name)) }
    #expect(try bureau.run(asOf: "2022-06-10").output.contains("2022-05 报告：已生成"))
  }

  @Test func `a day of receipt that is still to come is asked about, and the list may have Chinese headings`() throws {
    let bureau = try MonthlyBureau()
    let list = bureau.folder.appending(path: "inbox/received.csv")
    let days = try String(contentsOf: list, encoding: .utf8)
    try bureau.put(
      "received.csv",
      days.replacing("2022-06-04", with: "2023-06-04").replacing("file,received", with: "文件,收到日期"))
    let run = try CommandLine.run(["ingest", "-w", bureau.folder.path, "--as-of", "2022-06-10"])
    #expect(run.code == 3 && (run.output + run.diagnostics).contains("晚于本次运行日期"))
    #expect(run.diagnostics.contains("疑问 1 条"), "\(run.diagnostics)")
  }

  @Test func `another key, a lost database and emptied settings stop every run`() throws {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-06-10")
    let key = bureau.folder.appending(path: "keys/pseudonym.key")
    func refused(_ word: String) throws {
      let run = try CommandLine.run(["monthly", "-w", bureau.folder.path, "--as-of", "2022-06-11"])
      #expect(run.code == 1 && run.diagnostics.contains(word), "\(run.output)\(run.diagnostics)")
    }
    let own = try Data(contentsOf: key)
    try Data(repeating: 7, count: 32).write(to: key)
    try refused("密钥与数据库不符")
    try own.write(to: key)
    let settings = bureau.folder.appending(path: "tidemark.yaml")
    let text = try Data(contentsOf: settings)
    try Data().write(to: settings)
    try refused("文件是空的")
    try text.write(to: settings)
    #expect(try bureau.run(asOf: "2022-06-11").code == 0)
    for name in ["tidemark.sqlite", "tidemark.sqlite-wal", "tidemark.sqlite-shm"] {
      try? FileManager.default.removeItem(at: bureau.folder.appending(path: name))
    }
    try refused("找不到数据库")
    #expect(!FileManager.default.fileExists(atPath: bureau.folder.path + "/tidemark.sqlite"))
  }
}
