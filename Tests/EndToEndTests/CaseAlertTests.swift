import Foundation
import TestSupport
import Testing

/// Pupils out of contact, a death and a withdrawn row, from a school's file to every page, through the built command.
@Suite struct CaseAlertTests {
  private let head = "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
  private func row(_ pupil: String, _ day: Int, _ status: String) -> String {
    "071010,\(SmallBureau.pupilNumber)\(pupil),小学五年级,2022-06-\(day < 10 ? "0" : "")\(day),二类,\(status)\n"
  }

  @Test func `who is out of contact or died is on every page, and a withdrawn row on none`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    var ledger = head
    for day in [1, 8, 15, 22, 29] {
      ledger += row("11", day, day == 1 ? "在册" : "失联") + row("12", day, "在册")
      if day < 22 { ledger += row("13", day, day == 15 ? "死亡" : "在册") }
    }
    let bureauFiles = SmallBureau()
    let files = [
      "roster.csv": bureauFiles.roster, "events.csv": bureauFiles.allEvents, "ledger.csv": ledger,
      "withdrawal.csv": head + row("13", 15, "作废"),
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: bureau.deletingLastPathComponent().appending(path: name))
    }
    func ingest(_ names: [String], on day: String) throws -> CommandLine.Outcome {
      let paths = names.map { bureau.deletingLastPathComponent().appending(path: $0).path }
      return try CommandLine.run(
        ["ingest", "-w", bureau.path, "--as-of", "2022-07-10", "--received", day] + paths)
    }
    func pages(_ language: String) throws -> [String: String] {
      let outcome = try CommandLine.run([
        "report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10", "--language", language,
      ])
      try #require(outcome.code == 0, "\(outcome.diagnostics)")
      let folder = bureau.appending(path: "reports/2022-06")
      return try CommandLine.contents(of: folder).filter { !$0.key.hasSuffix(".xlsx") }
        .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    let load = try ingest(["roster.csv", "events.csv", "ledger.csv"], on: "2022-07-03")
    #expect(load.code == 3 && load.diagnostics.contains("死亡，该校事件月报中没有相应的“自杀死亡”或“其他”事件"))
    let first = try pages("zh-Hans")
    for name in ["index.html", "leader.html", "districts/岚东区.html"] {
      #expect(first[name]?.contains("在册学生中失联1人") == true, "\(name)")
      #expect(first[name]?.contains("立即查找失联的在册学生并核实安全：1人") == true, "\(name)")
    }
    for name in ["index.html", "leader.html"] {
      #expect(first[name]?.contains("死亡1人，其中1人在事件月报中没有相应事件") == true, "\(name)")
    }
    // On file on 27 June: the one followed up, and the one out of contact since 8 June.
    #expect(first["data/tracking_weeks.csv"]?.contains("2022-06-20,2,1,0.5,是") == true)
    #expect(first["data/overdue_units.csv"]?.contains("云汀市,2,1,1") == true)
    #expect(try pages("en")["leader.html"]?.contains("1 pupil on file could not be reached") == true)

    #expect(try ingest(["withdrawal.csv"], on: "2022-07-05").diagnostics.contains("替换 1"))
    let second = try pages("zh-Hans")
    #expect(second["leader.html"]?.contains("学生死亡") == false && second["data/case_deaths.csv"] == nil)
    #expect(second["data/overdue_units.csv"]?.contains("云汀市,3,2,1") == true)
    let status = try CommandLine.run(["status", "-w", bureau.path, "--verify", "--as-of", "2022-07-10"])
    #expect(status.code == 0 && (status.output + status.diagnostics).contains("一致"))
  }
}
