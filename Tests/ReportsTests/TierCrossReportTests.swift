import Analyses
import Foundation
import Submissions
import Testing
import Wording

/// The charts of where pupils went: drawn from the rows of their table, names apart, and no frame without anybody.
@Suite struct TierCrossReportTests {
  /// The parts of a specification that place something.
  private struct Chart: Decodable {
    struct Values: Decodable { var values: [Mark] }
    struct Mark: Decodable {
      var ribbon: Int?
      var state: String
      var from: String?
      var to: String?
      var pupils: Int
      var x: Double
      var y: Double
      var y2: Double
    }
    struct Layer: Decodable { var encoding: Encoding }
    struct Encoding: Decodable { var y: Channel }
    struct Channel: Decodable { var axis: Axis }
    struct Axis: Decodable {
      var values: [Double]
      var labelExpr: String
      var orient: String
    }
    var description: String
    var height: Double
    var data: Values
    var layer: [Layer]
  }

  private static let day = FabricatedAnalysis.june.lastDay

  private static func table(_ flows: [(TierCrossTable.State, TierCrossTable.State, Int)]) -> TierCrossTable {
    TierCrossTable(
      since: .lastMonth, start: day.advanced(by: -30), end: day,
      flows: TierCrossTable.State.all.flatMap { from in
        TierCrossTable.State.all.compactMap { to in
          flows.first { $0.0 == from && $0.1 == to }.map { .init(from: $0.0, to: $0.1, pupils: $0.2) }
        }
      })
  }

  private static let many = table([
    (.tier(.gravest), .tier(.gravest), 305), (.tier(.gravest), .tier(.serious), 12),
    (.tier(.general), .tier(.general), 2_347), (.tier(.general), .tier(.serious), 9), (.tier(.general), .released, 51),
    (.tier(.general), .left, 4), (.tierUnknown, .tierUnknown, 2), (.notOnFile, .tier(.general), 33),
  ])

  private static func files(
    _ table: TierCrossTable?, _ language: Language = .chinese
  ) throws -> [String: String] {
    var analysis = FabricatedAnalysis.spike()
    analysis.tierCrossTables = [table].compactMap(\.self)
    return try ReportFilesTests.files(analysis, language)
  }

  private static func chart(_ files: [String: String]) throws -> Chart? {
    let page = try #require(files["index.html"])
    guard
      let match = page.firstMatch(of: /id="tier-moves-month-specification"[^>]*>([\s\S]*?)<\/script>/)
    else { return nil }
    return try JSONDecoder().decode(Chart.self, from: Data(match.output.1.utf8))
  }

  @Test func `every ribbon is as thick as its pupils at both ends, and the columns are full of them`() throws {
    for language in Language.allCases {
      let files = try Self.files(Self.many, language)
      let chart = try #require(try Self.chart(files))
      let columns = chart.data.values.filter { $0.ribbon == nil }
      let ribbons = Dictionary(grouping: chart.data.values.filter { $0.ribbon != nil }) { $0.ribbon ?? 0 }
      #expect(ribbons.count == Self.many.flows.count && !chart.description.isEmpty)
      let scale = 220.0 / 2_763
      for points in ribbons.values {
        for point in points { #expect(abs(point.y2 - point.y - Double(point.pupils) * scale) < 1e-6) }
      }
      for (isLeft, end) in [(true, 0), (false, 3)] {
        for column in columns where (column.x == 0) == isLeft {
          let own = ribbons.values.map { $0.sorted { $0.x < $1.x }[end] }.filter {
            (isLeft ? $0.from : $0.to) == column.state
          }
          #expect(own.reduce(0) { $0 + $1.pupils } == column.pupils)
          #expect(abs(own.reduce(0) { $0 + $1.y2 - $1.y } - (column.y2 - column.y)) < 1e-6)
          #expect(own.allSatisfy { $0.y >= column.y - 1e-6 && $0.y2 <= column.y2 + 1e-6 })
        }
      }
      // The file has a row for every ribbon with its number.
      let csv = try #require(files["data/tier_moves.csv"])
      for ribbon in ribbons.values.compactMap(\.first) {
        let names = [ribbon.from ?? "", ribbon.to ?? ""].map { $0.contains(",") ? "\"\($0)\"" : $0 }
        #expect(csv.contains(",\(names[0]),\(names[1]),\(ribbon.pupils),"))
      }
      #expect(csv.split(whereSeparator: \.isNewline).count == 1 + ribbons.count)
    }
  }

  @Test func `the names beside the columns are a line of text apart and inside the chart`() throws {
    for table in [Self.many, Self.table([(.tier(.general), .released, 1)])] {
      let chart = try #require(try Self.chart(try Self.files(table)))
      #expect(chart.layer.map(\.encoding.y.axis.orient) == ["left", "right"])
      for axis in chart.layer.map(\.encoding.y.axis) {
        let places = axis.values.sorted()
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 16 })
        #expect(places.allSatisfy { $0 >= 7 && $0 <= chart.height - 7 })
        for place in places { #expect(axis.labelExpr.contains("\"\(Int(place))\":")) }
      }
    }
  }

  @Test func `one pupil is a ribbon and no wall, and nobody is no chart, no table and no frame`() throws {
    let single = try #require(try Self.chart(try Self.files(Self.table([(.tier(.general), .released, 1)]))))
    #expect(single.height <= 24 && single.data.values.count == 6)
    let none = try Self.files(nil)
    #expect(try Self.chart(none) == nil && none["data/tier_moves.csv"] == nil)
    let empty = try Self.files(Self.table([]))
    #expect(try Self.chart(empty) == nil)
    let page = try #require(empty["index.html"])
    #expect(!page.contains("id=\"tier-moves-month\"") && !page.contains(TierCrossTexts.sinceLastMonth.zh))
  }

  @Test func `the term's sentence gives the numbers of its flows, and where there is none a sentence says why`() throws
  {
    var term = Self.many
    (term.since, term.start) = (.term, Day(year: 2022, month: 2, day: 28) ?? term.start)
    let chinese =
      "学期初（2022年2月28日）在册2,730人。到2022年6月30日，其中12人降级、9人升级、51人解除、4人因转出、毕业、死亡等离开，"
      + "2,654人等级未变；另有新建档33人；共在册2,708人。"
    let english =
      "At the start of the term (28 February 2022) 2,730 pupils were on file. By 30 June 2022, of these 12 had stepped down, "
      + "9 stepped up, 51 been released and 4 transferred out"
    for (language, words) in [(Language.chinese, chinese), (.english, english)] {
      #expect(try Self.files(term, language)["index.html"]?.contains(words) == true)
    }
    #expect(try Self.files(Self.many)["index.html"]?.contains("还没有完整的跟踪记录，不画学期的图") == true)
  }
}
