import Foundation
import Testing

/// What `schedule` makes for systemd and cron, held against systemd's own check.
@Suite struct ScheduleTests {
  private static let analyze = URL(filePath: "/usr/bin/systemd-analyze")
  private static var canVerify: Bool { FileManager.default.isExecutableFile(atPath: analyze.path) }

  /// A workspace and a program whose paths have all that has a meaning to systemd, cron or the shell.
  private static let name = "my bureau 50% $HOME 'a' \"b\" \\"

  @discardableResult
  private func schedule(_ verb: String, _ bureau: URL, _ more: [String]) throws -> CommandLine.Outcome {
    try CommandLine.run(["schedule", verb, "-w", bureau.path] + more)
  }

  private func files(_ folder: URL, _ ending: String) throws -> [String: String] {
    try CommandLine.contents(of: folder).filter { $0.key.hasSuffix(ending) }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func verify(_ folder: URL, isUser: Bool) throws -> CommandLine.Outcome {
    let units = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".cron") }
      .map { folder.appending(path: $0).path }
    return try CommandLine.run(
      (isUser ? ["--user"] : []) + ["verify"] + units.sorted(), executable: Self.analyze,
      environment: ["XDG_RUNTIME_DIR": folder.path, "HOME": folder.path])
  }

  @Test(.enabled(if: canVerify)) func `systemd finds nothing wrong with the units`() throws {
    let bureau = try MonthlyBureau(named: Self.name).folder
    for scope in ["--user", "--system"] {
      let folder = try CommandLine.scratch()
      #expect(
        try schedule("install", bureau, [scope, "--output-dir", folder.path, "--day", "28", "--time", "23:59"]).code
          == 0)
      let verdict = try verify(folder, isUser: scope == "--user")
      #expect(
        verdict.code == 0 && verdict.output.isEmpty && verdict.diagnostics.isEmpty, "\(scope) \(verdict.diagnostics)")
      // The check does find a program that is not there.
      let service = try #require(try files(folder, ".service").first)
      try Data(service.value.replacing("/tidemark\" monthly", with: "/tidmark\" monthly").utf8)
        .write(to: folder.appending(path: service.key))
      #expect(try verify(folder, isUser: scope == "--user").code != 0)
    }
  }

  @Test func `a unit names the program and the workspace by whole paths, whatever stands in them`() throws {
    let bureau = try MonthlyBureau(named: Self.name).folder
    let folder = try CommandLine.scratch()
    try schedule("install", bureau, ["--system", "--output-dir", folder.path, "--day", "3", "--time", "04:05"])
    let service = try #require(try files(folder, ".service").values.first)
    let timer = try #require(try files(folder, ".timer").values.first)
    let escaped = bureau.path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("%", with: "%%")
    #expect(
      service.contains(
        "\nExecStart=\"\(CommandLine.binary.path)\" monthly -w \"\(escaped.replacing("$", with: "$$"))\"\n"))
    #expect(service.contains("\nReadWritePaths=\"\(escaped)\"\n"))
    for line in ["Nice=10", "UMask=0077", "SuccessExitStatus=3", "ProtectSystem=strict"] {
      #expect(service.contains("\n\(line)\n"))
    }
    #expect(timer.contains("\nOnCalendar=*-*-03 04:05:00\nPersistent=true\n"))
  }

  @Test func `the line for cron runs from anywhere with an empty environment`() throws {
    let bureau = try MonthlyBureau(named: Self.name)
    let folder = try CommandLine.scratch()
    try schedule("install", bureau.folder, ["--output-dir", folder.path])
    let lines = try #require(try files(folder, ".cron").values.first).split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("30 6 11-31 * * "))
    // Cron takes the backslash from a per cent sign and hands the rest to the shell.
    let command = lines[1].dropFirst("30 6 11-31 * * ".count).replacing("\\%", with: "%")
    let run = try CommandLine.run(
      ["-c", String(command)], executable: URL(filePath: "/bin/sh"), folder: URL(filePath: "/"), environment: [:])
    #expect([0, 3].contains(run.code), "\(run.diagnostics)")
    #expect(bureau.latest != nil)
  }

  @Test func `install again changes nothing, and remove takes away what install made and nothing else`() throws {
    let bureau = try MonthlyBureau().folder
    let other = try MonthlyBureau().folder
    let folder = try CommandLine.scratch()
    let own = ["--output-dir", folder.path]
    try Data("[Unit]\n".utf8).write(to: folder.appending(path: "foreign.service"))
    try schedule("install", other, own)
    let before = try CommandLine.contents(of: folder)
    #expect(try schedule("remove", bureau, own).diagnostics.contains("没有设置定时运行"))
    try schedule("install", bureau, own)
    let installed = try CommandLine.contents(of: folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { folder.appending(path: $0).path }
    let days = try files.map { try FileManager.default.attributesOfItem(atPath: $0)[.modificationDate] as? Date }
    #expect(installed.count == before.count + 3)
    #expect(try schedule("install", bureau, own).code == 0)
    #expect(try files.map { try FileManager.default.attributesOfItem(atPath: $0)[.modificationDate] as? Date } == days)
    // What is shown is what is installed.
    let shown = try schedule("show", bureau, own).output
    for (name, data) in installed where before[name] == nil {
      #expect(shown.contains(String(decoding: data, as: UTF8.self)))
    }
    // A timer can be taken away when its workspace is gone.
    try FileManager.default.removeItem(at: bureau)
    #expect(try schedule("remove", bureau, own).code == 0)
    #expect(try CommandLine.contents(of: folder) == before)
  }

  @Test func `a file of somebody else's is left, and wrong days, times and paths are refused`() throws {
    let bureau = try MonthlyBureau().folder
    let folder = try CommandLine.scratch()
    let own = ["--output-dir", folder.path]
    try schedule("install", bureau, own)
    let name = try #require(try files(folder, ".timer").keys.first)
    try Data("[Timer]\n".utf8).write(to: folder.appending(path: name))
    #expect(try schedule("install", bureau, own).code == 1)
    #expect(try schedule("remove", bureau, own).code == 0)
    #expect(try CommandLine.contents(of: folder) == [name: Data("[Timer]\n".utf8)])
    for wrong in [["--day", "29"], ["--time", "6:30"], ["--time", "24:00"]] {
      #expect(try schedule("show", bureau, wrong).code == 1)
    }
    #expect(try schedule("install", folder, own).diagnostics.contains("tidemark.yaml"))
    #expect(try schedule("show", bureau, ["--user", "--system"]).code == 2)
  }
}
