import Foundation
import Testing

/// `audit` as a user runs it.
@Suite struct AuditCommandTests {
  private func audit(_ arguments: [String], to folder: URL) throws -> CommandLine.Outcome {
    try CommandLine.run(["audit", "-o", folder.path] + arguments)
  }

  @Test(arguments: [
    ["--scenarios", "noufaily", "--replicates", "10"], ["--scenarios", "school", "--replicates", "2"],
    ["--effects", "--replicates", "2"],
  ])
  func `the same seed gives the same bytes on one core and on all, another seed others`(arguments: [String]) throws {
    let folder = try CommandLine.scratch()
    func run(_ name: String, seed: Int, cores: String? = nil) throws -> [String: Data] {
      let target = folder.appending(path: name)
      let command = ["audit", "-o", target.path, "--seed", String(seed)] + arguments
      let outcome =
        if let cores {
          try CommandLine.run(
            ["-c", cores, CommandLine.binary.path] + command, executable: URL(filePath: "/usr/bin/taskset"))
        } else {
          try CommandLine.run(command)
        }
      #expect(outcome.code == 0, "\(outcome.diagnostics)")
      return try CommandLine.contents(of: target)
    }
    let all = try run("all", seed: 5)
    #expect(Set(all.keys) == ["audit.csv", "index.html"])
    #expect(try run("one", seed: 5, cores: "0") == all)
    #expect(try run("other", seed: 6)["audit.csv"] != all["audit.csv"])
  }

  @Test func `a wrong use ends with 2, a bureau without data with 1`() throws {
    let folder = try CommandLine.scratch()
    #expect(try audit(["--scenarios", "all"], to: folder).code == 2)
    #expect(try audit(["--replicates", "0"], to: folder).code == 2)
    let negative = try audit(["--replicates", "-1"], to: folder)
    #expect(negative.code == 2 && negative.diagnostics.contains("1–100000"), "\(negative.diagnostics)")
    // Outbreaks of ten sizes in turn: 15 series would have five sizes twice.
    let uneven = try audit(["--replicates", "15"], to: folder)
    #expect(uneven.code == 2 && uneven.diagnostics.contains("10的倍数"), "\(uneven.diagnostics)")
    #expect(try audit(["--format", "xml"], to: folder).code == 2)
    let bureau = folder.appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    let outcome = try audit(
      ["--scenarios", "like-mine", "-w", bureau.path, "--as-of", "2022-07-10", "--replicates", "1"], to: folder)
    #expect(outcome.code == 1 && outcome.diagnostics.contains("至少需要12个月"), "\(outcome.diagnostics)")
    let effects = try audit(["--effects", "-w", bureau.path, "--as-of", "2022-07-10", "--replicates", "1"], to: folder)
    #expect(effects.code == 1 && effects.diagnostics.contains("24个月"), "\(effects.diagnostics)")
    // Without a workspace only simulated studies are tried; a folder that is none is not passed over.
    let missing = try audit(["--effects", "-w", folder.appending(path: "none").path, "--replicates", "1"], to: folder)
    #expect(missing.code == 1, "\(missing.diagnostics)")
  }
}
