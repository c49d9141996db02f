import Analyses
import Reports
import Tables
import Testing
import Wording
import Workbooks

struct ReportWorkbookTests {
  private static func files(_ analysis: MonthlyAnalysis, _ language: Language) throws -> [String: [UInt8]] {
    let files = try ReportFiles.make(
      analysis: analysis, provenance: FabricatedAnalysis.provenance(analysis.month), language: language,
      vegaBundle: "")
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
  }

  /// The tables of the report as their files hold them, by name.
  private static func tables(_ files: [String: [UInt8]]) throws -> [String: [[RawCell]]] {
    var tables: [String: [[RawCell]]] = [:]
    for (path, bytes) in files where path.hasPrefix("data/") {
      let sheet = try CSVReader.sheet(try DecodedText.decode(bytes))
      tables[path] = sheet.rows.map(\.cells)
    }
    return tables
  }

  @Test func `each table of any analysis is a sheet with its figures, and the first sheet lists them`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      for language in Language.allCases {
        let files = try Self.files(analysis, language)
        let tables = try Self.tables(files)
        let sheets = try Workbook.read(try #require(files["report.xlsx"]))
        #expect(sheets.count == tables.count + 1, "\(name)")
        #expect(Set(sheets.map(\.name)).count == sheets.count && sheets.allSatisfy { Workbook.isSheetName($0.name) })
        let list = sheets[0].rows.filter { $0.cells.count == 3 }.dropFirst()
        #expect(list.map(\.cells[0]) == sheets.dropFirst().map { .text($0.name) }, "\(name)")
        for (entry, sheet) in zip(list, sheets.dropFirst()) {
          guard case .text(let path) = entry.cells[2], let table = tables[path] else {
            Issue.record("no table of \(sheet.name)")
            continue
          }
          #expect(entry.cells[1] == .number(Double(table.count - 1)), "\(path) of \(name)")
          try Self.compare(sheet, table, "\(path) of \(name)")
        }
      }
    }
  }

  /// Every number of the file stands in the sheet, to the file's last digit.
  private static func compare(_ sheet: RawSheet, _ table: [[RawCell]], _ place: String) throws {
    #expect(sheet.rows.map(\.number) == Array(1...table.count), "\(place)")
    for (row, line) in zip(sheet.rows, table).dropFirst() {
      for (column, field) in line.enumerated() {
        let cell = column < row.cells.count ? row.cells[column] : .empty
        switch (cell, field) {
        case (.number(let value), .text(let text)): #expect(value.twelveDigits == text, "\(place)")
        case (.empty, .empty), (.text, .text): break
        default: #expect(cell == .empty && field == .text(""), "\(place): \(cell), \(field)")
        }
      }
    }
  }

  @Test func `headings and codes are words in the report's language`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      for sheet in try Workbook.read(try #require(try Self.files(analysis, .chinese)["report.xlsx"])).dropFirst() {
        for heading in sheet.rows[0].cells {
          guard case .text(let text) = heading else { continue }
          #expect(text.contains { "\u{3400}" <= $0 && $0 <= "\u{9FFF}" }, "\(text) in \(sheet.name) of \(name)")
        }
        let cells = sheet.rows.flatMap(\.cells)
        for code in ["city", "district", "stage", "pooled", "same-period", "grave-event", "events", "2022-summer"] {
          #expect(!cells.contains(.text(code)), "\(code) in \(sheet.name) of \(name)")
        }
      }
    }
  }

  @Test func `its first sheet bears the mark, the day and the page's own answer`() throws {
    let sheets = try Workbook.read(try #require(try Self.files(FabricatedAnalysis.spike(), .chinese)["report.xlsx"]))
    let texts = sheets[0].rows.compactMap { if case .text(let text) = $0.cells[0] { text } else { nil } }
    for text in ["内部资料 注意保密", "数据截至2022年7月15日", "今年1—5月总体平稳，6月异常偏高，主要由东湖区、临江区和初中带动。"] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `the same values give the same bytes`() throws {
    let analysis = FabricatedAnalysis.spike()
    #expect(try Self.files(analysis, .chinese)["report.xlsx"] == Self.files(analysis, .chinese)["report.xlsx"])
  }
}
