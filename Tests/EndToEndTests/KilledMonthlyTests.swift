import Foundation
import TestSupport
import Testing

/// Runs of the month that meet one another or are killed.
@Suite struct KilledMonthlyTests {
  /// A bureau with reports of February and March; April, May and the late file are still to come.
  private func waiting() throws -> MonthlyBureau {
    let bureau = try MonthlyBureau()
    try bureau.run(asOf: "2022-03-10")
    try bureau.run(asOf: "2022-05-10")
    try bureau.putLateFile()
    return bureau
  }

  private func start(_ bureau: MonthlyBureau) throws -> Process {
    let process = Process()
    process.executableURL = CommandLine.binary
    process.arguments = ["monthly", "-w", bureau.folder.path, "--as-of", "2022-06-10", "--no-static"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The names in the folder of reports that begin with a point, apart from the one kept to save time.
  private func leftovers(_ bureau: MonthlyBureau) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bureau.folder.path + "/reports")
      .filter { $0.hasPrefix(".") && $0 != ".checked.json" }
  }

  @Test func `of two runs at once one waits for the other`() throws {
    let bureau = try waiting()
    let alone = try bureau.copy()
    try alone.run(asOf: "2022-06-10")
    let runs = [try start(bureau), try start(bureau)]
    for run in runs { run.waitUntilExit() }
    #expect(runs.allSatisfy { [0, 3].contains($0.terminationStatus) })
    #expect(try bureau.reports() == alone.reports())
    #expect(try leftovers(bureau).isEmpty)
  }

  @Test func `a run that cannot wait leaves with a sentence`() throws {
    let bureau = try waiting()
    let before = try bureau.reports()
    let lock = open(bureau.folder.path + "/.lock", O_RDWR)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let run = try CommandLine.run([
      "monthly", "-w", bureau.folder.path, "--as-of", "2022-06-10", "--wait", "1",
    ])
    #expect(run.code == 1 && run.diagnostics.contains("另一个 tidemark 正在使用该工作区"))
    #expect(try bureau.reports() == before)
  }

  @Test func `twenty kills leave each report whole, and the next run completes the work`() throws {
    let template = try waiting()
    let before = try template.reports()
    let whole = try template.copy()
    let start = ContinuousClock.now
    try whole.run(asOf: "2022-06-10")
    let duration = (ContinuousClock.now - start) / .seconds(1)
    let expected = try whole.reports()
    let months = ["2022-02", "2022-03", "2022-04", "2022-05"]
    var generator = SeededGenerator(seed: 8)
    var interrupted = 0
    for _ in 0..<20 {
      let bureau = try template.copy()
      defer { try? FileManager.default.removeItem(at: bureau.folder.deletingLastPathComponent()) }
      let process = try self.start(bureau)
      Thread.sleep(forTimeInterval: duration * Double.random(in: 0...1, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      let left = try bureau.reports()
      for month in months {
        let report = MonthlyBureau.report(month, in: left)
        // Between two renamings a report is away for a moment, and comes back with the next run.
        #expect(
          report.isEmpty || report == MonthlyBureau.report(month, in: before)
            || report == MonthlyBureau.report(month, in: expected), "\(month)")
      }
      try bureau.run(asOf: "2022-06-10")
      #expect(try bureau.reports() == expected)
      #expect(bureau.latest == "2022-05")
      #expect(try leftovers(bureau).isEmpty)
    }
    // A machine at rest is killed in the middle nearly each time; an early finish now and then proves nothing.
    #expect(interrupted >= 5)
  }

  @Test func `whatever the moment of the kill, what it left aside is settled`() throws {
    let bureau = try waiting()
    try bureau.run(asOf: "2022-06-10")
    let expected = try bureau.reports()
    let reports = bureau.folder.appending(path: "reports")
    let files = FileManager.default
    func put(_ month: String, _ suffix: String) throws {
      try files.copyItem(at: reports.appending(path: month), to: reports.appending(path: ".\(month)\(suffix)"))
    }
    // Half written aside; away and not yet replaced; replaced and the old one not yet removed; a link aside.
    try put("2022-02", ".new")
    try files.removeItem(at: reports.appending(path: ".2022-02.new/run.json"))
    try put("2022-03", ".new")
    try files.moveItem(at: reports.appending(path: "2022-03"), to: reports.appending(path: ".2022-03.old"))
    try put("2022-04", ".old")
    try files.createSymbolicLink(atPath: reports.path + "/.latest.new", withDestinationPath: "2022-04")
    try bureau.run(asOf: "2022-06-10")
    #expect(try bureau.reports() == expected)
    #expect(try leftovers(bureau).isEmpty)
  }
}
