import Analyses
import Statistics
import Tables
import TestSupport
import Testing

@Suite("Detection by our own methods")
struct DetectionMethodTests {
  private let header = "series,time,count\n"

  private func table(_ text: String, covariates: [String] = []) throws -> SeriesTable {
    try SeriesTable(
      CSVReader.sheet(try DecodedText.decode(Array(text.utf8))), layout: .init(covariates: covariates))
  }

  private func cell(_ row: [Cell], _ column: String) -> Cell? {
    Detection.columns.firstIndex(of: column).map { row[$0] }
  }

  /// Months of three districts from 2018 to 2021 with 4 to 6 events; the last month of `b` holds `last`.
  private func districts(last: Int) -> String {
    header
      + ["a", "b", "c"].map { name in
        (0..<48).map { index in
          let month = index % 12 + 1
          let count = name == "b" && index == 47 ? last : 4 + (index * 7 + name.utf8.count * 3) % 3
          return "\(name),\(2018 + index / 12)-\(month < 10 ? "0" : "")\(month),\(count)\n"
        }.joined()
      }.joined()
  }

  @Test("The pooled model gives each series its rows, and all of them together their own")
  func pooled() throws {
    let detection = try Detection.run(.pooled, on: table(districts(last: 30)))
    #expect(detection.table.rows.count == 4 * 12)
    #expect(detection.notices == [.together(series: 3, name: Detection.together)])
    let alarms = detection.table.rows.filter { cell($0, "alarm") == .integer(1) }
    #expect(alarms.map { cell($0, "series") } == [.text("b"), .text(Detection.together)])
    #expect(alarms.allSatisfy { cell($0, "time") == .text("2021-12") })
  }

  @Test("A single series is its own total and stands once")
  func single() throws {
    let own = districts(last: 30).split(separator: "\n").filter { !$0.hasPrefix("a,") && !$0.hasPrefix("c,") }
    let detection = try Detection.run(.pooled, on: table(own.joined(separator: "\n") + "\n"))
    #expect(detection.table.rows.count == 12 && detection.notices.isEmpty)
    #expect(detection.table.rows.allSatisfy { cell($0, "series") == .text("b") })
  }

  @Test(
    "A figure is the same to the last bit whatever the order of rows and the range tested",
    arguments: [Detection.Method.pooled, .samePeriod])
  func order(method: Detection.Method) throws {
    var random = SeededGenerator(seed: 3)
    let lines = (0..<5).flatMap { name in
      (0..<60).map { index in
        let month = index % 12 + 1
        let count = Int.random(in: 0...(3 + 4 * name), using: &random)
        return "\(name)x,\(2017 + index / 12)-\(month < 10 ? "0" : "")\(month),\(count)\n"
      }
    }
    let sorted = try table(header + lines.joined())
    let shuffled = try table(header + lines.shuffled(using: &random).joined())
    func rows(_ table: SeriesTable, from: String, to: String) throws -> [String: [Cell]] {
      let ends = [from, to].compactMap(table.calendar.position)
      let detection = try Detection.run(method, on: table, range: ends[0]...ends[1])
      return Dictionary(uniqueKeysWithValues: detection.table.rows.map { ("\($0[0]) \($0[1])", $0) })
    }
    let whole = try rows(sorted, from: "2019-01", to: "2021-12")
    #expect(try rows(shuffled, from: "2019-01", to: "2021-12") == whole)
    let months = try rows(shuffled, from: "2021-11", to: "2021-12")
    #expect(months.count == (method == .pooled ? 12 : 10))
    for (key, row) in months { #expect(row == whole[key]) }
  }

  @Test("With a rate of false alarms the month's series share it, and a count that is high by itself may not be kept")
  func shared() throws {
    for (last, kept) in [(12, 0), (30, 1)] {
      let table = try table(districts(last: last))
      let alone = try Detection.run(.pooled, on: table, parameters: DetectionParameters("alpha=0.05"))
      let family = try Detection.run(.pooled, on: table, parameters: DetectionParameters("fdr=0.0001"))
      #expect(alone.table.rows.contains { cell($0, "alarm") == .integer(1) })
      #expect(family.table.rows.count { cell($0, "alarm") == .integer(1) } == kept)
    }
  }

  @Test("midp=1 writes the p-value that has the promised rate on average")
  func middle() throws {
    let table = try table(districts(last: 9))
    let plain = try Detection.run(.pooled, on: table)
    let middle = try Detection.run(.pooled, on: table, parameters: DetectionParameters("midp=1"))
    for (left, right) in zip(plain.table.rows, middle.table.rows) {
      guard case .number(let p) = cell(left, "p_value"), case .number(let middle) = cell(right, "p_value") else {
        Issue.record("a p-value is missing")
        return
      }
      #expect(middle < p)
    }
  }

  @Test("A first event after a year without one is an alarm by the rule, a second one is none")
  func grave() throws {
    let months = (1...12).map { "a,2020-\($0 < 10 ? "0" : "")\($0),0\n" }.joined()
    let text = header + months + "a,2021-01,1\na,2021-02,1\na,2021-03,\n"
    let detection = try Detection.run(.graveEvent, on: table(text))
    let alarms = detection.table.rows.filter { cell($0, "alarm") == .integer(1) }
    #expect(alarms.map { cell($0, "time") } == [.text("2021-01")])
    #expect(detection.table.rows.allSatisfy { cell($0, "p_value") == .missing(.notApplicable) })
    let short = try Detection.run(.graveEvent, on: table(text), parameters: DetectionParameters("periods=1"))
    #expect(short.table.rows.count { cell($0, "alarm") == .integer(1) } == 1)
  }

  /// Six years of weeks with 3 events, 12 in two weeks of each year, which are holidays.
  private func weeks(_ last: String) -> String {
    let rows = (0..<312).map { index in
      let isHoliday = index % 26 == 25
      return "a,\(index),\(index == 311 ? last : isHoliday ? "12,1" : "\(2 + index % 3),0")\n"
    }
    return "series,time,count,holiday\n" + rows.joined()
  }

  @Test("A count that a holiday explains is no alarm, and one that nothing explains is")
  func covariate() throws {
    func last(_ text: String, _ covariates: [String]) throws -> Cell? {
      let sheet = try CSVReader.sheet(try DecodedText.decode(Array(weeks(text).utf8)))
      let series = try SeriesTable(sheet, layout: .init(frequency: 52, covariates: covariates))
      let detection = try Detection.run(.templateScan, on: series, range: 311...311)
      return cell(try #require(detection.table.rows.first), "alarm")
    }
    #expect(try last("12,1", ["holiday"]) == .integer(0))
    #expect(try last("12,0", ["holiday"]) == .integer(1))
    #expect(try last("12,1", []) == .integer(1))
  }

  @Test("A covariate that is no number, or no column, is named with its line")
  func badCovariate() throws {
    let text = "series,time,count,holiday\na,2020-01,1,0\na,2020-02,1,yes\n"
    for (name, problem) in [
      ("holiday", SeriesTable.Problem.covariate(line: 3, name: "holiday", text: "yes")),
      ("exams", .missingColumn("exams")),
    ] {
      let failure = #expect(throws: SeriesTable.Failure.self) { try table(text, covariates: [name]) }
      #expect(failure?.problems == [problem])
    }
  }

  @Test("Counts are no covariate of themselves, and a method without covariates says so")
  func ownColumn() throws {
    let text = "series,time,count,holiday\na,2020-01,1,0\na,2020-02,1,1\n"
    let failure = #expect(throws: SeriesTable.Failure.self) { try table(text, covariates: ["count"]) }
    #expect(failure?.problems == [.ownColumn("count")])
    let detection = try Detection.run(.samePeriod, on: table(text, covariates: ["holiday"]))
    #expect(detection.notices.first == .covariatesUnused)
  }

  @Test("In the wide form a covariate's column is no series")
  func wide() throws {
    let sheet = try CSVReader.sheet(try DecodedText.decode(Array("t,a,holiday\n1,2,0.5\n2,3,\n".utf8)))
    let table = try SeriesTable(sheet, layout: .init(isWide: true, frequency: 12, covariates: ["holiday"]))
    #expect(table.series.map(\.name) == ["a"] && table.series[0].covariates == [[0.5, nil]])
  }

  @Test("The template scan refuses a short history with the number of periods it wants")
  func short() throws {
    let detection = try Detection.run(.templateScan, on: table(districts(last: 5)), range: nil)
    #expect(detection.notices.isEmpty)
    let early = try Detection.run(
      .templateScan, on: table(districts(last: 5)), range: 0...100_000,
      parameters: DetectionParameters("minimumYears=3"))
    #expect(
      early.notices.first
        == .refused(series: "a", periods: 38, tested: 48, reason: .shortHistory(periods: 0, wanted: 36)))
  }
}
