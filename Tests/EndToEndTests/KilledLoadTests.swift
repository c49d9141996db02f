import Foundation
import Testing

/// A load that is killed leaves a sound database, and loading again completes it.
@Suite struct KilledLoadTests {
  private static let schools = 30

  /// A bureau with its roster, and a file of 43,200 follow-ups: 30 schools × 24 pupils × 60 weeks.
  private func bureau() throws -> (bureau: URL, file: URL) {
    let folder = try CommandLine.scratch()
    let bureau = folder.appending(path: "bureau")
    try CommandLine.run(["init", bureau.path])
    let codes = (0..<Self.schools).map { "02\($0 + 10)" }
    let roster = folder.appending(path: "roster.csv")
    let schools = codes.map { "\($0),第\($0)中学,东区,初中" }
    try Data((["学校代码,学校名称,学区,办学类型"] + schools).joined(separator: "\n").utf8).write(to: roster)
    try #require(try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-10", roster.path]).code == 0)
    var text = "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
    for week in 0..<60 {
      let (month, day) = (week / 4 % 12 + 1, week % 4 * 7 + 1)
      let date = String(format: "%04d-%02d-%02d", week < 48 ? 2020 : 2021, month, day)
      for code in codes {
        for pupil in 0..<24 {
          let tier = ["一类", "二类", "三类"][(pupil + week / 10) % 3]
          text += "\(code),G99\(code)\(pupil),初二,\(date),\(tier),\(week == 59 && pupil == 3 ? "解除" : "在册")\n"
        }
      }
    }
    let file = folder.appending(path: "followups.csv")
    try Data(text.utf8).write(to: file)
    return (bureau, file)
  }

  @Test func `twenty kills at random moments leave a database that verifies, and the next load makes it whole`() throws
  {
    let (template, file) = try bureau()
    func ingest(_ bureau: URL) throws -> CommandLine.Outcome {
      try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-10", file.path])
    }
    func copy() throws -> URL {
      let bureau = try CommandLine.scratch().appending(path: "bureau")
      try FileManager.default.copyItem(at: template, to: bureau)
      return bureau
    }
    func tables(_ bureau: URL) throws -> [Data?] {
      let report = try CommandLine.run(["report", "-w", bureau.path, "--month", "2021-03", "--as-of", "2022-07-10"])
      try #require(report.code == 0, "\(report.diagnostics)")
      let contents = try CommandLine.contents(of: bureau.appending(path: "reports/2021-03/data"))
      return ["tier_stock.csv", "tier_flow.csv", "tracking_weeks.csv", "tracking_districts.csv"].map { contents[$0] }
    }
    let whole = try copy()
    let start = ContinuousClock.now
    try #require(try ingest(whole).code == 0)
    let duration = ContinuousClock.now - start
    let expected = try tables(whole)
    #expect(expected.contains { ($0?.count ?? 0) > 100 })

    var generator = SystemRandomNumberGenerator()
    var interrupted = 0
    for _ in 0..<20 {
      let bureau = try copy()
      defer { try? FileManager.default.removeItem(at: bureau.deletingLastPathComponent()) }
      let process = Process()
      process.executableURL = CommandLine.binary
      process.arguments = ["ingest", "-w", bureau.path, "--as-of", "2022-07-10", file.path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: duration / .seconds(1) * Double.random(in: 0...1, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      let verify = try CommandLine.run(["status", "-w", bureau.path, "--verify"])
      #expect(verify.code == 0, "\(verify.output)\(verify.diagnostics)")
      #expect(try ingest(bureau).code == 0)
      #expect(try CommandLine.run(["status", "-w", bureau.path, "--verify"]).code == 0)
      #expect(try tables(bureau) == expected)
    }
    // A machine at rest is killed in the middle nearly each time; an early finish now and then proves nothing.
    #expect(interrupted >= 5)
  }
}
