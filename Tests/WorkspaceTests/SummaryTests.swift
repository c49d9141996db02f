import Foundation
import Submissions
import Testing
import Wording
import Workspace

/// What a load says on the terminal.
struct SummaryTests {
  private static let record = URL(filePath: "/bureau/run.json")

  private func file(_ path: String, _ problems: [Problem]) -> IngestedFile {
    IngestedFile(path: path, sha256: "0a", status: .accepted, problems: problems)
  }

  private func lines(_ files: [IngestedFile], _ language: Language = .chinese) -> [String] {
    IngestResult(files: files).summary(record: Self.record).map { $0(language) }
  }

  @Test func `five thousand bad cells in two columns are two lines, from top to bottom`() {
    let problems = (0..<5_000).map { Problem(.emptyFile, row: 5_001 - $0, column: $0 % 2 + 1) }
    let said = lines([file("june.csv", problems)])
    #expect(said.count == 5, "\(said)")
    #expect(said[0].contains("june.csv 第2行 B列") && said[0].hasSuffix("同类另见第4行、第6行和另外 2497 处。"))
    #expect(said[1].contains("june.csv 第3行 A列") && said[1].hasSuffix("同类另见第5行、第7行和另外 2497 处。"))
    #expect(said[3] == "错误 5000 条，疑问 0 条。" && said[4].contains("/bureau/run.json"))
    let english = lines([file("june.csv", problems)], .english)
    #expect(english[0].hasSuffix("Also row 4, row 6 and 2497 more."))
  }

  @Test func `one or two more are named without a number, and problems without a place are counted`() {
    let rows = lines([file("a.csv", [2, 5].map { Problem(.emptyFile, row: $0) })])
    #expect(rows[0].hasSuffix("同类另见第5行。"))
    let whole = lines([file("a.csv", [Problem(.emptyFile), Problem(.emptyFile)])])
    #expect(whole[0].hasSuffix("同类另有 1 条。"))
  }

  @Test func `errors come before queries whatever the order of the files`() {
    let said = lines([file("a.csv", [Problem(.macrosIgnored)]), file("b.csv", [Problem(.emptyFile)])])
    #expect(said[0].hasPrefix("错误 b.csv") && said[1].hasPrefix("疑问 a.csv"))
    // Each has its own line, so there is no longer list to look up.
    #expect(!said.contains { $0.contains("run.json") })
  }

  @Test func `of very many bad files the terminal shows sixty lines and counts the rest`() {
    let files = (100..<300).map { file("\($0).csv", [Problem(.emptyFile)]) }
    let said = lines(files)
    #expect(said.filter { $0.hasPrefix("错误") && $0.contains(".csv") }.count == 60)
    #expect(said[60].contains("140 条") && said.contains { $0.contains("/bureau/run.json") })
  }
}
