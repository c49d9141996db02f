import Analyses
import Statistics
import Tables
import TestSupport
import Testing

@Suite("Detection on a series file")
struct DetectionTests {
  private func table(_ text: String, _ layout: SeriesTable.Layout = .init()) throws -> SeriesTable {
    try SeriesTable(CSVReader.sheet(try DecodedText.decode(Array(text.utf8))), layout: layout)
  }

  private func problems(_ text: String, _ layout: SeriesTable.Layout = .init()) throws -> [SeriesTable.Problem] {
    do {
      _ = try table(text, layout)
      return []
    } catch let failure as SeriesTable.Failure {
      return failure.problems
    }
  }

  /// Four years of months: 5 everywhere but in the last, which holds `last`.
  private func months(last: String) -> String {
    let rows = (0..<48).map { index in
      let month = index % 12 + 1
      return "a,\(2019 + index / 12)-\(month < 10 ? "0" : "")\(month),\(index == 47 ? last : "5")\n"
    }
    return "series,time,count\n" + rows.joined()
  }

  private func cell(_ row: [Cell], _ column: String) -> Cell? {
    Detection.columns.firstIndex(of: column).map { row[$0] }
  }

  @Test("The exact test of the last month stands in the table, and the last year is tested by default")
  func exact() throws {
    let detection = try Detection.run(
      .samePeriod, on: try table(months(last: "17")), parameters: DetectionParameters("alpha=0.01; dispersion=1"))
    #expect(detection.notices.isEmpty && detection.table.rows.count == 12)
    let row = try #require(detection.table.rows.last)
    let test = try SamePeriodTest.fit(
      observed: .init(count: 17, exposure: 1), baseline: [.init(count: 15, exposure: 3)])
    #expect(cell(row, "time") == .text("2022-12") && cell(row, "alarm") == .integer(1))
    #expect(cell(row, "p_value") == .number(test.pValue) && cell(row, "expected") == .number(5))
    #expect(cell(row, "upper") == .integer(test.upperThreshold(alpha: 0.01)))
    #expect(cell(row, "trend") == .missing(.notApplicable))
    #expect(detection.table.rows.dropLast().allSatisfy { cell($0, "alarm") == .integer(0) })
  }

  @Test("Dispersion is estimated before the tested month only, so that an outbreak cannot excuse itself")
  func automatic() throws {
    let detection = try Detection.run(.samePeriod, on: try table(months(last: "400")))
    let row = try #require(detection.table.rows.last)
    #expect(cell(row, "dispersion") == .number(1) && cell(row, "alarm") == .integer(1))
  }

  @Test("A limit of years takes the latest ones")
  func years() throws {
    let text = "series,time,count\n" + (1...4).map { "a,\($0),\($0 * 10)\n" }.joined()
    let series = try table(text, .init(frequency: 1))
    let expected = try ["years=1", "years=2", ""].map { text in
      let row = try #require(try Detection.run(.samePeriod, on: series, parameters: .init(text)).table.rows.last)
      return cell(row, "expected")
    }
    #expect(expected == [.number(30), .number(25), .number(20)])
  }

  @Test("Population is exposure, in the wide form too, and the forms agree")
  func population() throws {
    let wide = "t,population,a\n1,1000,4\n2,1000,0\n13,1,0\n"
    #expect(try problems(wide, .init(isWide: true, frequency: 12)) == [.gap(line: 4, series: "a", time: "3")])
    let long = "series,time,count,population\na,2020-01,8,1000\na,2020-02,3,500\n"
    let same = "t,population,a\n2020-01,1000,8\n2020-02,500,3\n"
    #expect(try table(long).series == table(same, .init(isWide: true)).series)
    let yearly = try table("series,time,count,population\na,1,8,1000\na,2,3,500\n", .init(frequency: 1))
    let row = try #require(
      try Detection.run(.samePeriod, on: yearly, parameters: .init("dispersion=1")).table.rows.last)
    #expect(cell(row, "expected") == .number(4))
  }

  @Test("Week 53 is compared with week 52, and weeks with the same ISO week")
  func weeks() throws {
    let calendar = try #require(SeriesCalendar(times: ["2020-W53"], frequency: nil))
    let position = try #require(calendar.position("2020-W53"))
    #expect(calendar.label(calendar.position(position, yearsEarlier: 1)) == "2019-W52")
    #expect(calendar.position("2021-W01") == position + 1 && calendar.position("2021-W53") == nil)
    #expect(calendar.position("2021-01-03") == position && calendar.position("2021-W00") == nil)
    #expect(SeriesCalendar(times: ["2021-01-04", "2021-01-11"], frequency: nil) == .weeks)
    #expect(SeriesCalendar(times: ["2021-01-01", "2021-02-01"], frequency: nil) == .months)
    #expect(SeriesCalendar(times: ["2021-01-04", "2021-01-12"], frequency: nil) == nil)
    #expect(SeriesCalendar(times: ["1"], frequency: nil) == nil)
    #expect(SeriesCalendar(times: ["2021-01"], frequency: 52) == nil)
  }

  @Test("Every bad row is reported with its line, all at once")
  func badRows() throws {
    let text = """
      series,time,count,population
      a,2020-01,3,100
      a,2020-13,3,100
      a,2020-02,-1,100
      a,2020-03,2.5,100
      a,2020-04,,
      a,2020-04,1,100
      a,2020-06,1,0
      ,2020-01,1,
      """
    #expect(
      try problems(text) == [
        .time(line: 3, text: "2020-13"), .count(line: 4, series: "a", text: "-1"),
        .count(line: 5, series: "a", text: "2.5"), .population(line: 8, text: "0"), .unnamed(line: 9),
        .population(line: 9, text: ""), .repeated(line: 7, series: "a", time: "2020-04"),
        .gap(line: 8, series: "a", time: "2020-05"),
      ])
    #expect(try problems("series,time,count\na,2020-01,1\na,9999-01,1\n") == [.span(line: 3, time: "9999-01")])
  }

  @Test("A row short of a cell or with one too many is no row with an unknown count")
  func widths() throws {
    let header = "series,time,count\n"
    #expect(
      try problems(header + "a,2020-01,1\na,2020-02\na,2020-03,1,110\na,2020-04,\n") == [
        .cellsMissing(line: 3, has: 2, wanted: 3), .cellsBeyondHeader(line: 4, has: 4, wanted: 3),
      ])
    #expect(try problems(header + "a,2020-01,1\na,2020-0") == [.cutOff(line: 3)])
    let wide = "time,a,b\n2020-01,1,2\n2020-02,3"
    #expect(try problems(wide, .init(isWide: true)) == [.cutOff(line: 3)])
    #expect(try problems(wide + "\n", .init(isWide: true)) == [.cellsMissing(line: 3, has: 2, wanted: 3)])
    // What spreadsheets leave behind, and lines that hold nothing.
    #expect(try problems(header + "a,2020-01,1,,\n,,\n\na,2020-02,, \n") == [])
  }

  @Test("A wide column without a header that holds counts is not left out")
  func unnamedColumn() throws {
    #expect(try problems("time,a,,\n2020-01,1,2,\n", .init(isWide: true)) == [.unnamedColumn(3)])
  }

  @Test("A population whose unit changes is said")
  func populationJumps() throws {
    let text = months(last: "5").split(separator: "\n").enumerated().map { index, line in
      String(line) + (index == 0 ? ",population" : index < 37 ? ",12000" : ",1.2") + "\n"
    }
    #expect(
      try Detection.run(.samePeriod, on: table(text.joined())).notices == [
        .populationJumps(series: "a", first: "2022-01", periods: 1)
      ])
  }

  @Test("A population that the method does not look at is said", arguments: Detection.Method.allCases)
  func populationUnused(method: Detection.Method) throws {
    let text = months(last: "5").split(separator: "\n").enumerated().map { index, line in
      String(line) + (index == 0 ? ",population" : ",1000") + "\n"
    }
    let notices = try Detection.run(method, on: table(text.joined())).notices
    #expect(notices.contains(.populationUnused) == ![.samePeriod, .pooled, .templateScan].contains(method))
    if method == .farringtonFlexible {
      let offset = try Detection.run(method, on: table(text.joined()), parameters: DetectionParameters("offset=1"))
      #expect(!offset.notices.contains(.populationUnused))
    }
  }

  @Test("A last line without a line end may have lost digits, which is said")
  func openLine() throws {
    let text = months(last: "17")
    #expect(try Detection.run(.samePeriod, on: table(text)).notices.isEmpty)
    #expect(try Detection.run(.samePeriod, on: table(String(text.dropLast()))).notices == [.openLine(49)])
  }

  @Test("No series may have the name of all together")
  func reservedName() throws {
    #expect(try problems("series,time,count\n(all),2020-01,1\n") == [.reservedName(line: 2, "(all)")])
    #expect(try problems("time,a,(all)\n2020-01,1,1\n", .init(isWide: true)) == [.reservedName(line: 1, "(all)")])
  }

  @Test(
    "Counts that are not known are named, and a table without any answer has none", arguments: Detection.Method.allCases
  )
  func unknownCounts(method: Detection.Method) throws {
    let history = months(last: "5")
    let unknown = history.replacing("2022-11,5", with: "2022-11,").replacing("2022-04,5", with: "2022-04,")
    let some = try Detection.run(method, on: table(unknown))
    #expect(some.notices.first == .unknown(series: "a", periods: 2, tested: 12, first: "2022-04", last: "2022-11"))
    let all = try Detection.run(
      method,
      on: table(
        history.split(separator: "\n").map { $0.contains("2022-") ? $0.dropLast() : $0 }
          .joined(separator: "\n") + "\n"))
    #expect(all.notices.first == .unknown(series: "a", periods: 12, tested: 12, first: "2022-01", last: "2022-12"))
    #expect(!all.hasAnswer && all.table.rows.count == 12)
  }

  @Test("A file without data, columns or a calendar says which")
  func badFiles() throws {
    #expect(try problems("") == [.empty])
    #expect(try problems("series,time,count\n") == [.empty])
    #expect(try problems("a,b\n1,2\n") == [.missingColumn("series"), .missingColumn("count"), .missingColumn("time")])
    #expect(try problems("time,a,a\n2020-01,1,1\n", .init(isWide: true)) == [.repeatedColumn("a")])
    #expect(try problems("series,time,count\na,1,1\n") == [.unknownTimes("1")])
    #expect(try problems("time\n2020-01\n", .init(isWide: true)) == [.missingColumn("series")])
  }

  @Test("One row, or too short a history, is said and left blank")
  func shortHistory() throws {
    let one = try Detection.run(.samePeriod, on: try table("series,time,count\na,2020-01,3\n"))
    #expect(one.notices == [.noEarlierYear(series: "a", periods: 1, tested: 1)] && !one.hasAnswer)
    #expect(cell(one.table.rows[0], "p_value") == .missing(.notApplicable))
    #expect(cell(one.table.rows[0], "observed") == .integer(3))
    let quiet = months(last: "0").replacing(",5\n", with: ",0\n")
    let zeros = try Detection.run(.samePeriod, on: try table(quiet))
    #expect(zeros.notices == [.dispersionUnknown(first: "2022-01", last: "2022-12", periods: 12)])
    #expect(zeros.table.rows.allSatisfy { cell($0, "p_value") == .number(1) && cell($0, "alarm") == .integer(0) })
    let unknown = try Detection.run(.samePeriod, on: try table(months(last: "")))
    #expect(cell(unknown.table.rows[11], "observed") == .missing(.notAvailable))
    #expect(cell(unknown.table.rows[11], "alarm") == .missing(.notApplicable))
  }

  @Test("Huge counts are tested like others")
  func huge() throws {
    let text = months(last: "1010000").replacing(",5\n", with: ",1000000\n")
    let row = try #require(try Detection.run(.samePeriod, on: try table(text)).table.rows.last)
    #expect(cell(row, "alarm") == .integer(1) && cell(row, "expected") == .number(1_000_000))
  }

  @Test(
    "Settings outside their range are refused by name",
    arguments: [
      "alpha=0", "alpha=1", "alpha=x", "dispersion=0.9", "dispersion=nan", "dispersion=", "years=0", "years=1.5",
      "foo=1",
      "alpha=0.1;alpha=0.2", "alpha",
    ])
  func refusals(text: String) {
    #expect(throws: DetectionParameters.Refusal.self) {
      try Detection.run(.samePeriod, on: table(months(last: "5")), parameters: DetectionParameters(text))
    }
  }

  @Test("Each method takes the settings that it tells, as it tells them", arguments: Detection.Method.allCases)
  func settings(method: Detection.Method) throws {
    let series = try table(months(last: "17"))
    let told = DetectionParameters(method.settings)
    #expect(try Detection.run(method, on: series, parameters: told).table == Detection.run(method, on: series).table)
    #expect(throws: DetectionParameters.Refusal.self) {
      try Detection.run(method, on: series, parameters: DetectionParameters(method.settings + ";foo=1"))
    }
  }

  @Test("A setting that is refused is named with what it takes")
  func refusedSettings() throws {
    let series = try table(months(last: "5"))
    func refusal(_ text: String) -> DetectionParameters.Refusal? {
      do {
        _ = try Detection.run(.farringtonFlexible, on: series, parameters: DetectionParameters(text))
        return nil
      } catch { return error }
    }
    #expect(refusal("threshold=x") == .kind("x", of: "threshold", .word(["delta", "nbPlugin", "muan"])))
    #expect(refusal("offset=yes") == .kind("yes", of: "offset", .flag))
    #expect(refusal("alpha=2") == .range("2.0", of: "alpha"))
    #expect(refusal("excludeRecent=2.5") == .kind("2.5", of: "excludeRecent", .numberOr("halfWindow")))
    #expect(refusal("years=5;halfWindow=2") == nil)
  }

  @Test("What a detector refuses is counted, and an offset without a population is said")
  func refused() throws {
    let detection = try Detection.run(
      .farringtonFlexible, on: table(months(last: "5")), parameters: DetectionParameters("offset=1"))
    #expect(
      detection.notices == [
        .noPopulation,
        .refused(series: "a", periods: 12, tested: 12, reason: .shortHistory(periods: 36, wanted: 60)),
      ])
    #expect(detection.table.rows.allSatisfy { cell($0, "alarm") == .missing(.notApplicable) })
  }
}
