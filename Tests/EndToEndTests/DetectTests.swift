import Foundation
import Testing

/// `detect` as a user runs it, on files that are not in order.
@Suite struct DetectCommandTests {
  private let folder: URL

  init() throws { folder = try CommandLine.scratch() }

  private func detect(_ text: String, _ arguments: [String] = []) throws -> CommandLine.Outcome {
    try Data(text.utf8).write(to: folder.appending(path: "events.csv"))
    return try CommandLine.run(["detect", "events.csv", "--language", "en"] + arguments, folder: folder)
  }

  /// Months of one series from 2019 to 2022, 5 events each.
  private let months =
    "series,time,count\n"
    + (0..<48).map { "a,\(2019 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),5\n" }.joined()

  @Test func `a row cut short, one too long and a file cut off are refused with file and line, and nothing is printed`()
    throws
  {
    for (text, line, words) in [
      (months.replacing("2020-03,5", with: "2020-03"), 16, "2 cells, while the header has 3"),
      (months.replacing("2020-03,5", with: "2020-03,1,110"), 16, "4 cells, while the header has 3"),
      (String(months.dropLast(3)), 49, "breaks off"),
    ] {
      let page = folder.appending(path: "page.html").path
      let outcome = try detect(text, ["--html", page])
      #expect(outcome.code == 1 && outcome.output.isEmpty && !FileManager.default.fileExists(atPath: page))
      for part in ["events.csv", "Line \(line):", words] {
        #expect(outcome.diagnostics.contains(part), "\(outcome.diagnostics)")
      }
    }
  }

  @Test func `when nothing could be tested a person is needed, and the table stands all the same`() throws {
    let short = try detect(months, ["--method", "farrington-flexible"])
    #expect(short.code == 3 && short.output.contains("2022-12"))
    #expect(
      short.diagnostics.contains("No period could be tested") && short.diagnostics.contains("too short a history"))
    let unknown = try detect(months.replacing("2022-12,5", with: "2022-12,"), ["--from", "2022-12"])
    #expect(unknown.code == 3 && unknown.output.contains("[x]"))
    #expect(
      unknown.diagnostics.contains("the counts of 1 of 1 periods") && unknown.diagnostics.contains("[x] in the table"))
    #expect(try detect(months).code == 0)
  }

  @Test func `a page is not written over its own table`() throws {
    let outcome = try detect(months, ["--html", folder.appending(path: "events.csv").path])
    #expect(outcome.code == 2 && outcome.diagnostics.contains("would be overwritten"), "\(outcome.diagnostics)")
    #expect(try String(contentsOf: folder.appending(path: "events.csv"), encoding: .utf8) == months)
  }

  @Test func `a wrong option is told what it takes, a negative one too`() throws {
    for (arguments, words) in [
      (["--from", "abc"], "write a time as the file does, such as 2019-01"),
      (["--to", "-1"], "write a time as the file does, such as 2022-12"),
      (["--frequency", "-1"], "it takes 12, 52"),
    ] {
      let outcome = try detect(months, arguments)
      #expect(outcome.code == 2 && outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
    }
  }
}
