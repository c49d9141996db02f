import Foundation
import Tables
import TestSupport
import Testing
import Workbooks

/// What goes back to schools, through the built command.
@Suite struct ReturnsTests {
  private func workspace() throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path]).code == 0)
    #expect(try ingest(bureau, Fixture.url("ingestion/roster.csv")).code == 0)
    return bureau
  }

  private func ingest(_ bureau: URL, _ file: URL) throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", "json", file.path])
  }

  private func returns(_ bureau: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bureau.appending(path: "returns").path)
      .filter { $0.hasSuffix(".xlsx") }.sorted()
  }

  private func permissions(_ url: URL) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
  }

  private func csv(_ rows: [String], _ name: String = "june.csv") throws -> URL {
    let file = try CommandLine.scratch().appending(path: name)
    let header = "学校代码,填报月份,零报告,事件日期,上报日期,事件类型,年级"
    try Data(([header] + rows).joined(separator: "\n").appending("\n").utf8).write(to: file)
    return file
  }

  @Test func `a mended return loads, supersedes what was wrong and is removed`() throws {
    let bureau = try workspace()
    let load = try ingest(bureau, Fixture.url("ingestion/enrolment-faulty.csv"))
    #expect(load.code == 3 && load.diagnostics.contains(bureau.appending(path: "returns").path))
    let name = try #require(try returns(bureau).first)
    #expect(
      name.hasPrefix("2022-07-01-enrolment-file-") && name.count == "2022-07-01-enrolment-file-12345678.xlsx".count)
    let folder = bureau.appending(path: "returns")
    #expect(try permissions(folder) == 0o700 && permissions(folder.appending(path: name)) == 0o600)

    var sheets = try Workbook.read([UInt8](Data(contentsOf: folder.appending(path: name))))
    sheets[0].rows[3].cells[5] = .text("2021-09-30")
    sheets[0].rows[4].cells[0...1] = [.text("0203"), .text("云汀市实验学校")]
    sheets[0].rows[5].cells[4] = .text("5")
    let mended = try CommandLine.scratch().appending(path: name)
    try Data(Workbook.write(sheets)).write(to: mended)
    let again = try ingest(bureau, mended)
    #expect(again.code == 0, "\(again.diagnostics)")
    #expect(again.output.contains("\"new\" : 3") && again.output.contains("\"unchanged\" : 3"))
    #expect(try returns(bureau).isEmpty)
  }

  @Test func `a return of one school bears its code, and goes when the school's month has loaded`() throws {
    let bureau = try workspace()
    #expect(try ingest(bureau, csv(["0101,2022-06,,2022-06-31,2022-06-30,自伤,三年级"])).code == 1)
    let name = try #require(try returns(bureau).first)
    #expect(name.hasPrefix("2022-07-01-events-0101-"))
    // Another month does not settle it; the same month under another name does.
    #expect(try ingest(bureau, csv(["0101,2022-05,是,,,,"])).code == 0)
    #expect(try returns(bureau) == [name])
    #expect(try ingest(bureau, csv(["0101,2022-06,,2022-06-30,2022-06-30,自伤,三年级"], "other.csv")).code == 0)
    #expect(try returns(bureau).isEmpty)
  }

  @Test func `follow-ups of another week leave a return that was not mended`() throws {
    let bureau = try workspace()
    let header = "学校代码,学籍号,年级,跟踪日期,风险等级\n"
    let folder = try CommandLine.scratch()
    let (first, second) = (folder.appending(path: "week1.csv"), folder.appending(path: "week2.csv"))
    try Data((header + "0101,A1,一年级,2022-06-31,一类\n").utf8).write(to: first)
    try Data((header + "0101,A1,一年级,2022-06-08,一类\n").utf8).write(to: second)
    #expect(try ingest(bureau, first).code == 1)
    #expect(try ingest(bureau, second).code == 0)
    #expect(try returns(bureau).count == 1)
    try Data((header + "0101,A1,一年级,2022-06-01,一类\n").utf8).write(to: first)
    #expect(try ingest(bureau, first).code == 0)
    #expect(try returns(bureau).isEmpty)
  }

  @Test func `a whole file that is refused has a return if its sheets could be read`() throws {
    let bureau = try workspace()
    #expect(try ingest(bureau, csv([])).code == 1)
    #expect(try returns(bureau).map { String($0.prefix(22)) } == ["2022-07-01-events-file"])
    #expect(try ingest(bureau, Fixture.url("workbooks/encrypted.xlsx")).code == 1)
    #expect(try returns(bureau).count == 1)
  }

  @Test func `a file too large for a workbook has no return and says so`() throws {
    let bureau = try workspace()
    let file = try CommandLine.scratch().appending(path: "all.csv")
    let rows = (1...210_000).map { "0101,A\($0),一年级,2022-06-01,一类" }
    let text = (["学校代码,学籍号,年级,跟踪日期,风险等级", "0101,A0,一年级,2022-06-31,一类"] + rows).joined(separator: "\n")
    try Data(text.utf8).write(to: file)
    let load = try ingest(bureau, file)
    #expect(load.code == 1 && load.output.contains("date.impossible"))
    #expect(load.diagnostics.contains("没有生成退回表"))
    #expect(try returns(bureau).isEmpty)
  }

  @Test func `a copy of a file beside it is known and stops nothing`() throws {
    let bureau = try workspace()
    let folder = try CommandLine.scratch()
    for name in ["a.csv", "b.csv"] {
      try FileManager.default.copyItem(at: csv(["0101,2022-06,是,,,,"]), to: folder.appending(path: name))
    }
    let load = try ingest(bureau, folder)
    #expect(load.code == 0 && load.output.contains("unchanged"), "\(load.diagnostics)")
  }

  @Test func `the same load gives the same returns`() throws {
    let file = Fixture.url("ingestion/events-faulty.csv")
    let (one, two) = (try workspace(), try workspace())
    for bureau in [one, two] { #expect(try ingest(bureau, file).code == 3) }
    let contents = try [one, two].map { try CommandLine.contents(of: $0.appending(path: "returns")) }
    #expect(contents[0] == contents[1] && contents[0].count == 2)
  }

  @Test func `blank forms are written once and never over one that was filled in`() throws {
    let folder = try CommandLine.scratch()
    let all = try CommandLine.run(["template", "-o", folder.path, "-w", folder.path])
    #expect(all.code == 0 && all.output.split(separator: "\n").count == 13)
    #expect(try CommandLine.run(["template", "-o", folder.path, "-w", folder.path]).code == 0)
    let before = try CommandLine.contents(of: folder)
    let form = folder.appending(path: "心理危机事件月报.xlsx")
    try Data("filled in".utf8).write(to: form)
    let refused = try CommandLine.run(["template", "-o", folder.path, "-w", folder.path])
    #expect(refused.code == 1 && refused.diagnostics.contains(form.path))
    #expect(try Data(contentsOf: form) == Data("filled in".utf8))

    let one = try CommandLine.scratch()
    let options = ["-w", one.path, "--form", "events", "--language", "zh-Hans"]
    #expect(try CommandLine.run(["template", "-o", one.appending(path: "x").path] + options).code == 0)
    #expect(
      try CommandLine.contents(of: one.appending(path: "x")) == before.filter { $0.key == form.lastPathComponent })
    #expect(try CommandLine.run(["template", "-o", one.path, "--form", "nonsense"]).code == 2)
    #expect(try CommandLine.run(["template", "-o", one.path, "--language", "fr"]).code == 2)
  }

  @Test func `a workspace's headers and language stand in its blank forms`() throws {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path, "--language", "en"]).code == 0)
    let forms = bureau.appending(path: "forms")
    try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
    try Data("form: plans\nfields:\n  - { name: period, header: 学期 }\n".utf8).write(
      to: forms.appending(path: "plans.yaml"))
    let folder = try CommandLine.scratch()
    #expect(try CommandLine.run(["template", "-o", folder.path, "-w", bureau.path, "--form", "plans"]).code == 0)
    let english = try Workbook.read([UInt8](Data(contentsOf: folder.appending(path: "plans.xlsx"))))
    #expect(
      english[0].rows[0].cells.map { $0 } == ["school_code", "school", "period", "received_on"].map(RawCell.text))
    let arguments = ["template", "-o", folder.path, "-w", bureau.path, "--form", "plans", "--language", "zh-Hans"]
    #expect(try CommandLine.run(arguments).code == 0)
    let chinese = try Workbook.read([UInt8](Data(contentsOf: folder.appending(path: "工作方案.xlsx"))))
    #expect(chinese[0].rows[0].cells == ["学校代码", "学校名称", "学期", "收到日期"].map(RawCell.text))
  }
}
