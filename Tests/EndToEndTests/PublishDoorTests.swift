import Foundation
import TestSupport
import Testing

/// What makes `publish` stop: no file is written, and a sentence says what is wrong and what to do.
@Suite struct PublishDoorTests {
  /// Two releases, of May and June.
  private static let published = Result {
    let bureau = try PublishingBureau()
    _ = try bureau.released("2022-05")
    _ = try bureau.released("2022-06")
    return bureau
  }

  /// Each language's run publishes nothing and says so.
  private func expectRefusal(_ bureau: PublishingBureau, zh: [String], en: [String]) throws {
    let before = try bureau.releases()
    for (language, words) in [("zh-Hans", ["没有发布"] + zh), ("en", ["Nothing was published"] + en)] {
      try bureau.set("language", language)
      let run = try bureau.publish("2022-06", asOf: "2022-07-20")
      #expect(run.code == 1)
      for word in words { #expect(run.diagnostics.contains(word), "\(run.diagnostics)") }
      #expect(try bureau.releases() == before)
    }
  }

  private static let cutOff =
    "DELETE FROM releaseSchool WHERE releaseId = 2; DELETE FROM releaseSum WHERE releaseId = 2; DELETE FROM releaseCell WHERE releaseId = 2; "
    + "DELETE FROM release WHERE id = 2"

  @Test(arguments: [
    "UPDATE releaseCell SET value = value + 1, upper = upper + 1 WHERE releaseId = 1 AND position = 7",
    "UPDATE releaseKey SET place = '岚中区' WHERE place = '岚西区'", "DELETE FROM releaseSum WHERE releaseId = 1 AND sum = 3",
    "UPDATE release SET profile = 'threshold 5' WHERE id = 1",
  ]) func `a changed row of the ledger`(statements: String) throws {
    let bureau = try Self.published.get().copy()
    try bureau.sql(statements)
    try expectRefusal(
      bureau, zh: ["第 1 次发布缺失或与写入时不符", "用备份恢复数据库"], en: ["release 1 is missing", "restore the database"])
    #expect(try CommandLine.run(["status", "-w", bureau.folder.path, "--verify"]).code == 1)
  }

  @Test func `the last release cut off in the database`() throws {
    let bureau = try Self.published.get().copy()
    try bureau.sql(Self.cutOff)
    try expectRefusal(
      bureau, zh: ["releases/2022-06 不在发布台账中", "备份"], en: ["releases/2022-06 is not in the ledger", "backup"])
  }

  @Test func `the last release cut off in database and folder`() throws {
    let bureau = try Self.published.get().copy()
    try bureau.sql(Self.cutOff)
    try FileManager.default.removeItem(at: bureau.folder.appending(path: "releases/2022-06"))
    try expectRefusal(
      bureau, zh: ["访问日志记有 releases/2022-06", "备份"], en: ["access log has releases/2022-06", "backup"])
    #expect(try CommandLine.run(["status", "-w", bureau.folder.path, "--verify"]).code == 1)
    // The log's last line goes the same way: its end is kept in the database.
    let log = bureau.folder.appending(path: "access.log")
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").dropLast()
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: log)
    try expectRefusal(bureau, zh: ["访问日志已被改动"], en: ["The access log was altered"])
  }

  @Test func `another release put in the place of the last`() throws {
    let bureau = try Self.published.get().copy()
    let other = try Self.published.get().copy()
    // A copy from before the second release, in which another day's was made, vouches for a ledger of its own.
    try other.sql(Self.cutOff)
    try FileManager.default.removeItem(at: other.folder.appending(path: "releases/2022-06"))
    let log = try Data(contentsOf: bureau.folder.appending(path: "access.log"))
    let lines = String(decoding: log, as: UTF8.self).split(separator: "\n")
    try Data(lines.dropLast().map { $0 + "\n" }.joined().utf8).write(to: other.folder.appending(path: "access.log"))
    let end = try #require(lines.dropLast().last?.matches(of: /"hash":"([0-9a-f]{64})"/).first?.1)
    try other.sql("UPDATE accessLogEnd SET number = number - 1, hash = '\(end)'")
    _ = try other.released("2022-06", asOf: "2022-07-16")
    try FileManager.default.removeItem(at: other.folder.appending(path: "access.log"))
    try log.write(to: other.folder.appending(path: "access.log"))
    let last = try #require(lines.last?.matches(of: /"hash":"([0-9a-f]{64})"/).first?.1)
    try other.sql("UPDATE accessLogEnd SET hash = '\(last)'")
    try expectRefusal(other, zh: ["访问日志记有 releases/2022-06"], en: ["access log has releases/2022-06"])
  }

  @Test func `enrolment that nobody loaded`() throws {
    let bureau = try Self.published.get().copy()
    try bureau.sql("DELETE FROM enrolment")
    try expectRefusal(bureau, zh: ["没有在校学生数", "请载入学生数"], en: ["how many pupils", "Load the enrolment"])
  }

  @Test func `a topic nobody may publish`() throws {
    let bureau = try Self.published.get().copy()
    let before = try bureau.releases()
    try bureau.set("publishTopics", "[events, lessons]")
    for language in ["zh-Hans", "en"] {
      try bureau.set("language", language)
      let run = try bureau.publish()
      #expect(run.code == 1 && run.diagnostics.contains("publishTopics"), "\(run.diagnostics)")
      #expect(try bureau.releases() == before)
    }
  }

  @Test
  func `ten kills at random moments leave ledger and folder in agreement, and the next run completes the release`()
    throws
  {
    let template = try PublishingBureau()
    let whole = try template.copy()
    let start = ContinuousClock.now
    _ = try whole.released()
    let duration = (ContinuousClock.now - start) / .seconds(1)
    let expected = try whole.releases()
    var generator = SeededGenerator(seed: 9)
    var interrupted = 0
    for _ in 0..<10 {
      let bureau = try template.copy()
      let process = Process()
      process.executableURL = CommandLine.binary
      process.arguments = ["publish", "-w", bureau.folder.path, "--month", "2022-06", "--as-of", "2022-07-15"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: duration * Double.random(in: 0.1...1, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      // What can be seen is whole, and in the ledger; what is written aside bears a point.
      let seen = try bureau.releases().filter { !$0.key.hasPrefix(".") }
      #expect(seen.isEmpty || seen == expected)
      if !seen.isEmpty { #expect(try bureau.sql("SELECT count(*) FROM release") == "1") }
      #expect(try bureau.publish().code == 0)
      #expect(try bureau.releases() == expected)
      #expect(try bureau.sql("SELECT count(*) FROM release") == "1")
      #expect(try CommandLine.run(["status", "-w", bureau.folder.path, "--verify"]).code == 0)
    }
    #expect(interrupted >= 3)
  }
}
