import Foundation
import TestSupport
import Testing

/// Notices to parents through the built command: who gets a name, where it stands, and what comes back.
@Suite struct NoticeTests {
  private static let ledger = """
    学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态
    0203,G330102200803072345,张小明,2008-03-07,初二,初二（3）班,男,2022-06-22,三类,在册
    0203,G330102200901012347,李小红,2009-01-01,初一,初一（1）班,女,2022-06-22,一类,在册
    0203,G330102200801052349,王大力,2008-01-05,初二,初二（1）班,男,2022-06-22,一类,解除

    """

  private func workspace(_ identities: String = "sealed") throws -> URL {
    let folder = try CommandLine.scratch()
    let bureau = folder.appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path]).code == 0)
    let settings = bureau.appending(path: "tidemark.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try Data(text.replacing("identities: dropped", with: "identities: \(identities)").utf8).write(to: settings)
    let ledger = folder.appending(path: "ledger.csv")
    try Data(Self.ledger.utf8).write(to: ledger)
    try #require(try ingest(bureau, Fixture.url("ingestion/roster.csv")).code == 0)
    #expect(try ingest(bureau, ledger).code != 1)
    return bureau
  }

  private func ingest(_ bureau: URL, _ file: URL) throws -> CommandLine.Outcome {
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-01", "--format", "json", file.path])
  }

  private func notice(_ bureau: URL, _ arguments: [String]) throws -> CommandLine.Outcome {
    try CommandLine.run(["notice", "-w", bureau.path, "--as-of", "2022-07-01", "--reason", "暑期家长告知"] + arguments)
  }

  private func log(_ bureau: URL) throws -> String {
    try CommandLine.run(["log", "show", "-w", bureau.path, "--format", "csv"]).output
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `one pupil's notice by school number or pseudonym, logged by pseudonym alone`() throws {
    let bureau = try workspace()
    let byNumber = try notice(bureau, ["--student", "g330102200803072345"])
    try #require(byNumber.code == 0, "\(byNumber.diagnostics)")
    let file = byNumber.output.trimmingCharacters(in: .newlines)
    #expect(file.hasPrefix(bureau.appending(path: "returns/notice-").path) && file.hasSuffix(".html"))
    #expect(try [file, bureau.appending(path: "returns").path].map(mode) == [0o600, 0o700])
    let page = try String(contentsOfFile: file, encoding: .utf8)
    #expect(page.contains("张小明同学的家长（监护人）") && page.contains("初二(3)班") && page.contains("云汀市实验学校"))
    #expect(!page.contains("三类") && !page.contains("G3301"))

    let line = try #require(try log(bureau).split(separator: "\n").last)
    #expect(line.contains("notice,") && line.contains("暑期家长告知") && !line.contains("330102"))
    let pseudonym = String(line.split(separator: ",")[4])
    let other = try CommandLine.scratch().appending(path: "elsewhere")
    let byPseudonym = try notice(
      bureau, ["--student", String(pseudonym.prefix(10)), "-o", other.path, "--language", "en"])
    try #require(byPseudonym.code == 0, "\(byPseudonym.diagnostics)")
    let english = byPseudonym.output.trimmingCharacters(in: .newlines)
    #expect(english.hasPrefix(other.path))
    #expect(try [english, other.path].map(mode) == [0o600, 0o700])
    #expect(try String(contentsOfFile: english, encoding: .utf8).contains("To the parents or guardians of 张小明:"))
  }

  @Test func `nobody, no reason and a dropped identity give no notice, and every try is logged`() throws {
    let bureau = try workspace()
    #expect(try notice(bureau, []).code == 2)
    #expect(try notice(bureau, ["--student", "00000000", "--school", "0203"]).code == 2)
    #expect(try CommandLine.run(["notice", "-w", bureau.path, "--student", "00000000"]).code == 2)
    #expect(try notice(bureau, ["--school", "9999"]).diagnostics.contains("学校名册中没有代码 9999"))
    #expect(try notice(bureau, ["--school", "0101"]).diagnostics.contains("没有在册学生"))
    let unknown = try notice(bureau, ["--student", "G330102200001010000"])
    #expect(unknown.code == 1 && unknown.output.isEmpty)
    #expect(try log(bureau).contains("notice,student_id,"))
    #expect(try !log(bureau).contains("330102"))
    let dropped = try workspace("dropped")
    let refused = try notice(dropped, ["--school", "0203"])
    #expect(refused.code == 1 && refused.output.isEmpty && refused.diagnostics.contains("identities: dropped"))
  }

  @Test func `a school's notices come with a list of acknowledgements that loads once it is filled in`() throws {
    let bureau = try workspace()
    let outcome = try notice(bureau, ["--school", "0203"])
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    let files = outcome.output.split(separator: "\n").map(String.init)
    #expect(files.map { URL(filePath: $0).lastPathComponent } == ["notices-0203.html", "告知书回执-0203.xlsx"])
    let page = try String(contentsOfFile: files[0], encoding: .utf8)
    // By class; whoever was released is not on file.
    let (first, second) = (page.range(of: "李小红同学"), page.range(of: "张小明同学"))
    #expect(try #require(first).lowerBound < #require(second).lowerBound)
    #expect(!page.contains("王大力"))
    #expect(try log(bureau).split(separator: "\n").count { $0.contains("notice,") } == 2)

    // As sent out it only lacks the day and the way of telling.
    let blank = try ingest(bureau, URL(filePath: files[1]))
    #expect(blank.code == 1 && blank.output.contains("value.missing") && blank.output.contains("\"rejected\" : 2"))
    // The school fills in the day, the way of telling and whether somebody signed.
    try fill(files[1], ["F2": "2022-06-25", "G2": "当面", "K2": "是", "F3": "2022-06-26", "G3": "书面", "K3": "否"])
    let loaded = try ingest(bureau, URL(filePath: files[1]))
    #expect(loaded.output.contains("\"rejected\" : 0") && loaded.output.contains("\"new\" : 2"), "\(loaded.output)")
    #expect(!loaded.output.contains("pupil") && !loaded.output.contains("\"severity\" : \"error\""), "\(loaded.output)")
    // A list that was filled in is not overwritten.
    let again = try notice(bureau, ["--school", "0203"])
    #expect(again.code == 1 && again.output.isEmpty && again.diagnostics.contains("已存在"))

    let report = try CommandLine.run(
      ["report", "-w", bureau.path, "--period", "2022-summer", "--as-of", "2022-07-12", "--language", "en"])
    try #require(report.code == 0, "\(report.diagnostics)")
    let told = try String(contentsOf: bureau.appending(path: "reports/2022-summer/data/notices.csv"), encoding: .utf8)
    #expect(told.contains(",2,2,1,1,1,0,0"), "\(told)")
  }

  /// Writes texts into cells of a workbook's first sheet, as a person would, with nothing but Python's own library.
  private func fill(_ file: String, _ cells: [String: String]) throws {
    let script = """
      json, re, sys, zipfile = map(__import__, ["json", "re", "sys", "zipfile"])
      path, cells = sys.argv[1], json.loads(sys.argv[2])
      with zipfile.ZipFile(path) as book:
          parts = {name: book.read(name) for name in book.namelist()}
      name = "xl/worksheets/sheet1.xml"
      sheet = parts[name].decode()
      for address, text in sorted(cells.items()):
          cell = f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
          sheet = re.sub(rf'<c r="{address}"[^>]*/>', "", sheet)
          row = re.sub(r"[A-Z]", "", address)
          sheet = re.sub(rf'(<row r="{row}"[^>]*>.*?)(</row>)', lambda m: m[1] + cell + m[2], sheet, flags=re.S)
      parts[name] = sheet.encode()
      with zipfile.ZipFile(path, "w") as book:
          for part, data in parts.items():
              book.writestr(part, data)
      """
    let texts = String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
    let outcome = try CommandLine.run(["-c", script, file, texts], executable: URL(filePath: "/usr/bin/python3"))
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
  }
}
