import Foundation
import Testing

/// The main job on the files of a bureau that has only monthly totals, through the built command.
@Suite struct MainJobTests {
  /// Japan's national totals under age 20 (Ministry of Health, Labour and Welfare; Tanaka & Okamoto 2021), as one district.
  private static let totals = [
    2017: ["06": 45, "07": 41, "08": 56, "09": 53, "10": 39], 2018: ["06": 60, "07": 53, "08": 53, "09": 48, "10": 41],
    2019: ["06": 46, "07": 44, "08": 43, "09": 72, "10": 44], 2020: ["06": 62, "07": 55, "08": 91, "09": 88, "10": 62],
  ]

  private func workspace() throws -> (folder: URL, counts: URL) {
    let folder = try CommandLine.scratch()
    let counts = folder.appending(path: "counts.csv")
    let rows = Self.totals.sorted { $0.key < $1.key }.flatMap { year, months in
      months.sorted { $0.key < $1.key }.map { "\(year)-\($0.key),Japan,deaths,\($0.value),1000000" }
    }
    try Data(("month,district,indicator,count,population\n" + rows.joined(separator: "\n") + "\n").utf8).write(
      to: counts)
    let bureau = folder.appending(path: "bureau")
    #expect(try CommandLine.run(["init", bureau.path, "--language", "en"]).code == 0)
    let settings = bureau.appending(path: "tidemark.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try Data(text.replacing("dispersion: auto", with: "dispersion: 1").utf8).write(to: settings)
    return (bureau, counts)
  }

  private func comparison(_ bureau: URL, month: String) throws -> String {
    let outcome = try CommandLine.run(["report", "-w", bureau.path, "--month", month, "--as-of", "2020-12-31"])
    #expect(outcome.code == 0, "\(outcome.diagnostics)")
    let page = URL(filePath: outcome.output.trimmingCharacters(in: .newlines))
    return try String(
      contentsOf: page.deletingLastPathComponent().appending(path: "data/comparisons.csv"), encoding: .utf8)
  }

  @Test func `monthly totals give the published comparison`() throws {
    let (bureau, counts) = try workspace()
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2020-12-31", counts.path])
    #expect(load.code == 0, "\(load.diagnostics)")
    #expect(try comparison(bureau, month: "2020-08").contains("1.178"))
    #expect(try comparison(bureau, month: "2020-09").contains("0.001003"))
  }

  @Test func `loading the same file twice changes nothing and says so`() throws {
    let (bureau, counts) = try workspace()
    let arguments = ["ingest", "-w", bureau.path, "--as-of", "2020-12-31", "--format", "json", counts.path]
    #expect(try CommandLine.run(arguments).output.contains("\"new\" : 20"))
    let again = try CommandLine.run(arguments)
    #expect(again.code == 0)
    #expect(again.output.contains("\"status\" : \"unchanged\""))
    #expect(again.output.contains("\"new\" : 0"))
  }

  @Test func `two runs with the same day give the same bytes`() throws {
    let (bureau, counts) = try workspace()
    try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2020-12-31", counts.path])
    _ = try comparison(bureau, month: "2020-08")
    let first = try CommandLine.contents(of: bureau.appending(path: "reports"))
    _ = try comparison(bureau, month: "2020-08")
    #expect(!first.isEmpty)
    #expect(try CommandLine.contents(of: bureau.appending(path: "reports")) == first)
  }

  @Test func `a bad total refuses the file and names the cell`() throws {
    let (bureau, counts) = try workspace()
    try Data("month,district,indicator,count,population\n2020-08,A,deaths,-3,100\n".utf8).write(to: counts)
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2020-12-31", counts.path])
    #expect(load.code != 0)
    #expect(load.diagnostics.contains("row 2"))
  }
}
