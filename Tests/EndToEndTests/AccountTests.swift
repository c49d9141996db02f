import Foundation
import TestSupport
import Testing

/// What a load says of its rows, and that nothing it has to say is lost.
@Suite struct AccountTests {
  private func workspace(_ options: [String] = []) throws -> URL {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path] + options).code == 0)
    #expect(try CommandLine.run(arguments(bureau, Fixture.url("ingestion/roster.csv"))).code == 0)
    return bureau
  }

  private func arguments(_ bureau: URL, _ file: URL) -> [String] {
    ["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", "json", file.path]
  }

  private func csv(_ text: String, _ name: String = "file.csv") throws -> URL {
    let file = try CommandLine.scratch().appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test func `equal rows are left out, a refused file is rejected, and the numbers add up`() throws {
    let bureau = try workspace()
    let row = "0101,A1,三年级,2022-06-01,二类\n"
    let head = "学校代码,学籍号,年级,跟踪日期,风险等级\n"
    let load = try CommandLine.run(arguments(bureau, try csv(head + row + row + "0101,A2,三年级,2022-06-01,二类\n")))
    #expect(load.diagnostics.contains("共读取 3 行：新增 2，未变 0，替换 0，退回 0，略去 1。"), "\(load.diagnostics)")
    #expect(load.output.contains(#""leftOut" : 1"#))
    let again = try CommandLine.run(arguments(bureau, try csv(head + row + row + "\n")))
    #expect(again.diagnostics.contains("共读取 2 行：新增 0，未变 1，替换 0，退回 0，略去 1。"), "\(again.diagnostics)")
    let refused = try CommandLine.run(arguments(bureau, try csv(head + row + "0101,A1,三年级,2022-06-08,二级\n")))
    #expect(refused.diagnostics.contains("共读取 2 行：新增 0，未变 0，替换 0，退回 2。"), "\(refused.diagnostics)")
    let columns = try CommandLine.run(arguments(bureau, try csv("学校代码,年级,跟踪日期,风险等级\n0101,三年级,2022-06-08,二类\n")))
    #expect(columns.diagnostics.contains("共读取 1 行：新增 0，未变 0，替换 0，退回 1。"), "\(columns.diagnostics)")
  }

  @Test func `queries of a load killed before it had said them are said by the next, once`() throws {
    let bureau = try workspace()
    let rows = (0..<900).map { "0101,甲小学,A\($0),三年级,2022-06-01,二类,电话 138001380\(10 + $0 % 90)\n" }
    let file = try csv("学校代码,学校名称,学籍号,年级,跟踪日期,风险等级,情况记录\n" + rows.joined())
    // Nobody reads what it prints, so that it stands still when it has loaded and has said nothing on the terminal.
    let process = Process()
    let (output, diagnostics) = (Pipe(), Pipe())
    process.executableURL = CommandLine.binary
    process.arguments = arguments(bureau, file)
    (process.standardOutput, process.standardError) = (output, diagnostics)
    try process.run()
    var waiting = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 60_000) == 1)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)

    let again = try CommandLine.run(arguments(bureau, file))
    #expect(again.code == 3 && again.output.contains("unchanged"))
    #expect(again.output.components(separatedBy: "personal.note").count == 901)
    let third = try CommandLine.run(arguments(bureau, file))
    #expect(third.code == 0 && !third.output.contains("personal.note"), "\(third.diagnostics)")
  }

  @Test func `YAML that cannot be read is said with file, line and what to do, in both languages`() throws {
    let bureau = try workspace()
    let forms = bureau.appending(path: "forms")
    try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
    let form = forms.appending(path: "more.yaml")
    try Data("form: events\nfields:\n  - name: kind\n   header: 类型\n".utf8).write(to: form)
    let chinese = try CommandLine.run(["status", "-w", bureau.path])
    #expect(chinese.code == 1)
    for part in ["more.yaml", "第4行", "缩进"] { #expect(chinese.diagnostics.contains(part), "\(chinese.diagnostics)") }
    try FileManager.default.removeItem(at: form)

    let settings = bureau.appending(path: "tidemark.yaml")
    try Data("city: 甲\nlanguage: [en\n".utf8).write(to: settings)
    let both = try CommandLine.run(["status", "-w", bureau.path])
    #expect(both.code == 1)
    for part in ["tidemark.yaml", "第3行", "缩进"] { #expect(both.diagnostics.contains(part), "\(both.diagnostics)") }
  }
}
