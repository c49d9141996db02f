import Foundation
import TestSupport
import Testing

/// What stands nowhere in clear, through the built command.
@Suite struct PrivacyTests {
  private static let ledger = """
    学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态,情况记录
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-01,三类,在册,父亲张建国 13900139002
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-08,三类,在册,与母亲李芳面谈

    """

  private func secrets() throws -> Secrets {
    try Secrets(
      [
        "张小明", "张建国", "李芳", "王敏", "陈小红", "赵一鸣", "13800138001", "13900139002", "138 0013 8001", "330102200803072345",
        "330102201203072340", "2008-03-07", "初二（3）班",
      ],
      gb18030: [
        "张小明": [0xD5, 0xC5, 0xD0, 0xA1, 0xC3, 0xF7], "张建国": [0xD5, 0xC5, 0xBD, 0xA8, 0xB9, 0xFA],
        "李芳": [0xC0, 0xEE, 0xB7, 0xBC], "王敏": [0xCD, 0xF5, 0xC3, 0xF4],
      ])
  }

  private func workspace(_ settings: [String: String] = [:]) throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path, "--language", "en"]).code == 0)
    let file = bureau.appending(path: "tidemark.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (name, value) in settings {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.contains { $0.hasPrefix("\(name): ") })
      text = lines.map { $0.hasPrefix("\(name): ") ? "\(name): \(value)" : String($0) }.joined(separator: "\n")
    }
    try Data(text.utf8).write(to: file)
    #expect(try ingest(bureau, [Fixture.url("ingestion/roster.csv").path]).code == 0)
    return bureau
  }

  private func ingest(_ bureau: URL, _ paths: [String], _ format: String = "json") throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", format] + paths)
  }

  /// A folder of what schools sent, with names where they belong.
  private func returns() throws -> URL {
    let folder = try CommandLine.scratch().appending(path: "sent")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.ledger.utf8).write(to: folder.appending(path: "ledger.csv"))
    try Data("学校代码,学籍号,姓名,告知日期,告知方式,监护人意见\n0203,G330102200803072345,张小明,2022-06-20,当面,张建国同意\n".utf8)
      .write(to: folder.appending(path: "told.csv"))
    try FileManager.default.copyItem(
      at: Fixture.url("forms/tracking-sheet.xlsx"), to: folder.appending(path: "sheet.xlsx"))
    return folder
  }

  @Test(arguments: ["dropped", "sealed"]) func `a load leaves no name or number in clear`(identities: String) throws {
    let secrets = try secrets()
    let bureau = try workspace(["identities": identities])
    let load = try ingest(bureau, [try returns().path])
    #expect(load.code == 3 && load.output.contains("\"status\" : \"accepted\""), "\(load.diagnostics)")
    #expect(secrets.found(in: load).isEmpty)
    #expect(try secrets.found(below: bureau).isEmpty)
    // The search finds what does stand there.
    let names = try Secrets(["云汀市第一小学"])
    #expect(try !names.found(below: bureau).isEmpty)
    #expect(try !secrets.found(in: Data(contentsOf: returns().appending(path: "ledger.csv"))).isEmpty)
  }

  @Test(arguments: ["table", "csv", "json"]) func `a file with names everywhere shows none`(format: String) throws {
    let secrets = try secrets()
    let bureau = try workspace()
    let folder = try CommandLine.scratch().appending(path: "sent")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Fixture.url("privacy/names-everywhere.xlsx"), to: folder.appending(path: "李芳13800138001.xlsx"))
    let load = try ingest(bureau, [folder.path], format)
    #expect(load.code == 3, "\(load.diagnostics)")
    for code in ["personal.note", "personal.value", "choice.unknown", "school.name-differs"] where format == "json" {
      #expect(load.output.contains(code), "\(code)")
    }
    #expect(secrets.found(in: load).isEmpty)
    #expect(try secrets.found(below: bureau).isEmpty)
    for arguments in [["status", "--month", "2022-06"], ["report", "--month", "2022-06"], ["log", "show"]] {
      let outcome = try CommandLine.run(
        arguments + ["-w", bureau.path] + (arguments[0] == "log" ? [] : ["--as-of", "2022-07-10"]))
      #expect(outcome.code == 0, "\(outcome.diagnostics)")
      #expect(secrets.found(in: outcome).isEmpty)
    }
    #expect(try secrets.found(below: bureau).isEmpty)
  }

  @Test func `a sealed identity is shown with a reason, and every try is logged`() throws {
    let bureau = try workspace(["identities": "sealed"])
    #expect(try ingest(bureau, [try returns().path]).code == 3)
    func reidentify(_ pseudonym: String, _ arguments: [String]) throws -> CommandLine.Outcome {
      try CommandLine.run(["reidentify", "-w", bureau.path, pseudonym] + arguments)
    }
    // HMAC-SHA256 of the workspace's own key, as the article "Pseudonyms" says.
    let pseudonym = try pseudonym(bureau, "number\u{1F}G330102200803072345")
    #expect(try reidentify(pseudonym, []).code == 2)
    #expect(try reidentify(pseudonym, ["--reason", "  查 "]).code == 2)
    #expect(try reidentify("张小明", ["--reason", "学校请求协助"]).code == 2)
    let shown = try reidentify(String(pseudonym.prefix(12)), ["--reason", "学校请求协助", "--format", "csv"])
    #expect(shown.code == 0, "\(shown.diagnostics)")
    for text in ["张小明", "2008-03-07", "父亲张建国 13900139002", "张建国同意", pseudonym] {
      #expect(shown.output.contains(text), "\(text)")
    }
    let unknown = try reidentify("0000000000", ["--reason", "学校请求协助"])
    #expect(unknown.code == 1 && unknown.output.isEmpty && unknown.diagnostics.contains("No pupil"))

    let log = try CommandLine.run(["log", "show", "-w", bureau.path, "--format", "csv"]).output.split(separator: "\n")
    #expect(log.count == 4)
    // The workbook that goes back to the school bears names too.
    #expect(log[1].contains("ingest,returns/"))
    #expect(log[2].contains("reidentify,\(pseudonym),学校请求协助") && log[3].contains("reidentify,0000000000,"))
    #expect(try secrets().found(below: bureau).isEmpty)
  }

  /// The pseudonym of an input, by the key of a workspace.
  private func pseudonym(_ bureau: URL, _ input: String) throws -> String {
    let script =
      "import hmac,sys;print(hmac.new(open(sys.argv[1],'rb').read(),sys.argv[2].encode(),'sha256').hexdigest())"
    let made = try CommandLine.run(
      ["-c", script, bureau.appending(path: "keys/pseudonym.key").path, input],
      executable: URL(filePath: "/usr/bin/python3"))
    return made.output.trimmingCharacters(in: .newlines)
  }

  @Test func `dropped identities are said to be dropped, and the try is logged`() throws {
    let bureau = try workspace()
    #expect(try ingest(bureau, [try returns().path]).code == 3)
    let pseudonym = try pseudonym(bureau, "number\u{1F}G330102200803072345")
    let outcome = try CommandLine.run(["reidentify", "-w", bureau.path, pseudonym, "--reason", "学校请求协助"])
    #expect(outcome.code == 1 && outcome.output.isEmpty && outcome.diagnostics.contains("identities: dropped"))
    #expect(try CommandLine.run(["log", "show", "-w", bureau.path]).output.contains(pseudonym))
  }

  @Test func `a lost vault key is never replaced`() throws {
    let bureau = try workspace(["identities": "sealed"])
    #expect(try ingest(bureau, [try returns().path]).code == 3)
    try FileManager.default.removeItem(at: bureau.appending(path: "keys/vault.key"))
    let again = try ingest(bureau, [Fixture.url("forms/tracking-sheet.xlsx").path])
    #expect(again.code == 1 && again.diagnostics.contains("vault.key"))
    #expect(!FileManager.default.fileExists(atPath: bureau.appending(path: "keys/vault.key").path))
  }

  @Test func `a report is logged, two give the same bytes, and an altered log is found`() throws {
    let bureau = try workspace()
    var reports: [[String: Data]] = []
    for _ in 1...2 {
      let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10"])
      #expect(outcome.code == 0, "\(outcome.diagnostics)")
      reports.append(try CommandLine.contents(of: bureau.appending(path: "reports")))
    }
    #expect(!reports[0].isEmpty && reports[0] == reports[1])
    func verify() throws -> CommandLine.Outcome { try CommandLine.run(["log", "verify", "-w", bureau.path]) }
    let intact = try verify()
    #expect(intact.code == 0 && intact.output.contains("Entries: 2"))
    let file = bureau.appending(path: "access.log")
    let log = try String(contentsOf: file, encoding: .utf8)
    let lines = log.split(separator: "\n").map { "\($0)\n" }
    for (text, entry) in [(log.replacing("2022-06", with: "2022-05"), 1), (lines[0], 2), (lines[1], 1)] {
      try Data(text.utf8).write(to: file)
      let broken = try verify()
      #expect(broken.code == 1 && broken.diagnostics.contains("entry \(entry)"), "\(broken.diagnostics)")
    }
    try FileManager.default.removeItem(at: file)
    #expect(try verify().code == 1)
  }

  @Test func `unknown values of the privacy settings are refused`() throws {
    for (name, wanted) in [("identities", "sealed | dropped"), ("originals", "delete | seal | keep")] {
      let bureau = try workspace()
      let file = bureau.appending(path: "tidemark.yaml")
      try Data("\(name): maybe\n".utf8).write(to: file)
      let outcome = try CommandLine.run(["status", "-w", bureau.path, "--as-of", "2022-07-01"])
      #expect(outcome.code == 1 && outcome.diagnostics.contains(wanted))
    }
  }

  @Test func `only the owner can read what a workspace holds`() throws {
    let bureau = try workspace(["identities": "sealed", "originals": "seal"])
    let inbox = bureau.appending(path: "inbox/a/b")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    try Data(Self.ledger.utf8).write(to: inbox.appending(path: "ledger.csv"))
    #expect(try ingest(bureau, []).code == 3)
    let report = try CommandLine.run(["report", "-w", bureau.path, "--month", "2022-06", "--as-of", "2022-07-10"])
    #expect(report.code == 0, "\(report.diagnostics)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: bureau.path)
    for part in ["access.log", "keys/vault.key", "tidemark.sqlite", "reports/2022-06/index.html", "originals/"] {
      #expect(paths.contains { $0.hasPrefix(part) }, "\(part)")
    }
    for path in ["."] + paths where !path.hasPrefix("inbox/") {
      let attributes = try FileManager.default.attributesOfItem(atPath: bureau.appending(path: path).path)
      // A link has no rights of its own; what it leads to is on the list.
      if attributes[.type] as? FileAttributeType == .typeSymbolicLink {
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: bureau.appending(path: path).path)
        #expect(path == "reports/latest" && target == "2022-06")
        continue
      }
      let mode = try #require(attributes[.posixPermissions] as? Int)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(mode == (isFolder ? 0o700 : 0o600), "\(path) \(String(mode, radix: 8))")
    }
  }
}
