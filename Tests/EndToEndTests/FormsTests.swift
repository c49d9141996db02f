import Foundation
import TestSupport
import Testing

/// The forms that come as files of their own, through the built command.
@Suite struct FormsTests {
  private func workspace() throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path, "--language", "en"]).code == 0)
    #expect(try ingest(bureau, [Fixture.url("ingestion/roster.csv").path]).code == 0)
    return bureau
  }

  private func ingest(_ bureau: URL, _ arguments: [String]) throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", "json"] + arguments)
  }

  @Test func `a printed tracking sheet takes its school from the option or the folder`() throws {
    let bureau = try workspace()
    let sheet = Fixture.url("forms/tracking-sheet-printed.xlsx")
    let untold = try ingest(bureau, [sheet.path])
    #expect(untold.code == 1 && untold.output.contains("school.not-told"))
    let told = try ingest(bureau, [sheet.path, "--school", "0101"])
    #expect(told.code == 3 && told.output.contains("\"new\" : 4"), "\(told.diagnostics)")

    let other = try workspace()
    let folder = try CommandLine.scratch().appending(path: "云汀市第一小学")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: sheet, to: folder.appending(path: "附件1.xlsx"))
    let found = try ingest(other, [folder.deletingLastPathComponent().path])
    #expect(found.code == 3 && found.output.contains("\"new\" : 4"), "\(found.diagnostics)")
  }

  @Test func `a file named after its pupil shows the name nowhere`() throws {
    let bureau = try workspace()
    let folder = try CommandLine.scratch().appending(path: "0101")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sheet = Fixture.url("forms/tracking-sheet-printed.xlsx")
    try FileManager.default.copyItem(at: sheet, to: folder.appending(path: "五年级张小明（李芳）.xlsx"))
    for status in ["accepted", "unchanged"] {
      let load = try ingest(bureau, [folder.path])
      #expect(load.output.contains("五年级•••（••）.xlsx") && load.output.contains(status))
      for text in [load.output, load.diagnostics] { #expect(!text.contains("张小明") && !text.contains("李芳")) }
    }
    let contents = try CommandLine.contents(of: bureau)
    #expect(contents.values.contains { $0.range(of: Data("五年级•••".utf8)) != nil })
    for data in contents.values { #expect(data.range(of: Data("张小明".utf8)) == nil) }
  }

  @Test func `the forms folder adds a header, and a file it cannot use stops the run`() throws {
    let bureau = try workspace()
    let forms = bureau.appending(path: "forms")
    try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
    let file = forms.appending(path: "plans.yaml")
    try Data("form: plans\nfields:\n  - { name: period, synonyms: [学期] }\n".utf8).write(to: file)
    let check = try CommandLine.run(["forms", "check", "-w", bureau.path, "--format", "csv"])
    #expect(check.code == 0 && check.output.contains("plans.yaml,ok,plans,,1"))
    let list = try CommandLine.run(["forms", "list", "-w", bureau.path, "--format", "csv"])
    #expect(list.code == 0 && list.output.contains("plans,1,period,周期,学期,text,yes"))
    let plans = bureau.appending(path: "p.csv")
    try Data("学校代码,学期,收到日期\n0101,2022秋,2022-06-28\n".utf8).write(to: plans)
    #expect(try ingest(bureau, [plans.path]).code == 0)

    try Data("form: plans\nfields:\n  - { name: period, type: day }\n".utf8).write(to: file)
    let wrong = try CommandLine.run(["forms", "check", file.path])
    #expect(wrong.code == 1 && wrong.output.contains("wrong") && wrong.diagnostics.contains("type"))
    let stopped = try ingest(bureau, [plans.path])
    #expect(stopped.code == 1 && stopped.diagnostics.contains("plans.yaml"))
  }
}
