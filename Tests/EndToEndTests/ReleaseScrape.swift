import Foundation
import Tables
import Testing
import Workbooks

/// Goes through every file of a release as somebody would who looks for what is not told.
struct ReleaseScrape {
  typealias Key = PublishedFolder.Key
  /// What stands in a release where nothing is told, or another figure than is told; each with its file.
  private(set) var findings: [String] = []
  private let contents: [String: Data]
  private let told: [Key: Int]
  /// What may stand in the row and the column of two words.
  private var allowed: [[String]: Set<Double>] = [:]
  private let city: String

  /// - Parameters:
  ///   - contents: the files of the release.
  ///   - told: the figures that may be told.
  ///   - honest: a release whose rates and returns may be told.
  ///   - city: the city's name.
  ///   - secrets: what must stand nowhere.
  init(
    _ contents: [String: Data], told: [Key: Int], like honest: [String: Data], city: String, secrets: Secrets
  ) throws {
    self.contents = contents
    self.told = told
    self.city = city
    for (key, value) in told { allow(words(key), Double(value)) }
    for (path, columns) in [("data/rates.csv", [5]), ("data/returns.csv", [4, 5])] {
      for row in try Self.rows(honest[path]).dropFirst() {
        for column in columns {
          guard let value = Double(row[column]) else { continue }
          let heads = path == "data/rates.csv" ? ["每万人", "跟踪比例（%）"] : [column == 4 ? "收到" : "应报"]
          for head in heads { allow([row[path == "data/rates.csv" ? 2 : 1], head], value) }
        }
      }
    }
    try scrapeTable("data/figures.csv", Self.rows(contents["data/figures.csv"]))
    for path in ["data/rates.csv", "data/returns.csv"] where contents[path] != honest[path] {
      findings.append("\(path): another rate or return")
    }
    try scrapePage()
    try scrapeNotebook()
    try scrapeWorkbook(honest)
    for (path, data) in contents {
      // The chart library is not the bureau's.
      let own = path == "index.html" ? Data(text(path).components(separatedBy: "<noscript>")[0].utf8) : data
      for secret in secrets.found(in: own) + secrets.found(in: Data(path.utf8)) {
        findings.append("\(path): \(secret)")
      }
    }
    let expected = [
      "data/figures.csv", "data/rates.csv", "data/returns.csv", "index.html", "manifest.json", "notebook.ipynb",
      "report.xlsx",
    ]
    for path in Set(contents.keys).symmetricDifference(expected) { findings.append("\(path): no file of a release") }
  }

  private func text(_ path: String) -> String { String(decoding: contents[path] ?? Data(), as: UTF8.self) }

  private static func rows(_ csv: Data?) throws -> [[String]] {
    String(decoding: try #require(csv), as: UTF8.self).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  // MARK: - What may stand where

  private mutating func allow(_ words: [String], _ value: Double) {
    for one in words.indices {
      for other in words.indices where one != other {
        allowed[[words[one], words[other]], default: []].insert(value)
      }
    }
  }

  private func words(_ key: Key) -> [String] {
    var words = [key.place.isEmpty ? city : key.place, period(key), key.stage, key.item]
    if key.indicator == "events" { words.append("事件数") }
    return words.filter { !$0.isEmpty }
  }

  private func period(_ key: Key) -> String {
    let (year, month, lastYear, lastMonth) = (key.first / 12, key.first % 12 + 1, key.last / 12, key.last % 12 + 1)
    switch (year == lastYear, month, lastMonth) {
    case (true, 1, 12): return "\(year)年"
    case (true, 1, 6): return "\(year)年上半年"
    case (true, 7, 12): return "\(year)年下半年"
    case (true, _, _) where month == lastMonth: return "\(year)年\(month)月"
    case (true, _, _): return "\(year)年\(month)—\(lastMonth)月"
    case (false, _, _): return "\(year)年\(month)月至\(lastYear)年\(lastMonth)月"
    }
  }

  // MARK: - Where it stands

  /// A table of the files: each row against the figure it is of, and every combination there.
  private mutating func scrapeTable(_ path: String, _ rows: [[String]]) {
    var places: [[String]: Set<String>] = [:]
    for row in rows.dropFirst() {
      let months = [row[3], row[4]].map { text in
        text.split(separator: "-").compactMap { Int($0) }.reduce(0) { $0 * 12 + $1 } - 1
      }
      let key = Key(
        indicator: row[0], place: ["city", "全市"].contains(row[1]) ? "" : row[2], first: months[0], last: months[1],
        stage: row[5],
        item: row[6])
      places[[row[0], row[3], row[4], row[5], row[6]], default: []].insert(row[2])
      if let value = Int(row[7]), value != told[key] { findings.append("\(path): \(key) is \(value)") }
      if row[7].isEmpty == row[8].isEmpty, row[8] != "p" { findings.append("\(path): \(key) lacks a figure or symbol") }
    }
    // Rows that are left out would tell by their number.
    for (what, names) in places where names.count != 1 && names.count != 7 {
      findings.append("\(path): \(what) has rows of \(names.count) places")
    }
  }

  /// A table for people: what stands in a row and column has to be told of both.
  private mutating func scrapeCells(_ path: String, heads: [String], _ row: [String]) {
    guard let name = row.first else { return }
    for (head, cell) in zip(heads, row).dropFirst() {
      let digits = cell.replacing(",", with: "").prefix { $0.isNumber || $0 == "." }
      guard !digits.isEmpty else { continue }
      guard let number = Double(digits), allowed[[name, head], default: []].contains(number) else {
        findings.append("\(path): \(name), \(head) is \(cell)")
        continue
      }
    }
  }

  private mutating func scrapePage() throws {
    let page = text("index.html").replacing(/(?s)<noscript>.*?<\/noscript>/, with: "")
    func cells(_ row: Substring, _ tag: String) -> [String] {
      row.matches(of: /<t([dh])[^>]*>(.*?)<\/t[dh]>/).map { match in
        String(match.2).replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
    var count = 0
    for table in page.matches(of: /(?s)<table.*?<\/table>/) {
      let rows = table.0.matches(of: /(?s)<tr.*?<\/tr>/).map { cells($0.0, "td") }
      for row in rows.dropFirst() { scrapeCells("index.html", heads: rows[0], row) }
      count += 1
    }
    if count < 6 { findings.append("index.html: only \(count) tables were read") }
    scrapeCharts("index.html", page)
  }

  /// The data of charts: a month's events.
  private mutating func scrapeCharts(_ path: String, _ text: String) {
    for point in text.matches(of: /\\?"events\\?": ?([0-9]+), ?\\?"month\\?": ?\\?"(\d\d\d\d)-(\d\d)/) {
      let month = (Int(point.2) ?? 0) * 12 + (Int(point.3) ?? 0) - 1
      let key = Key(indicator: "events", place: "", first: month, last: month, stage: "合计", item: "")
      if told[key] != Int(point.1) { findings.append("\(path): the chart has \(point.1) in \(point.2)-\(point.3)") }
    }
  }

  private mutating func scrapeNotebook() throws {
    let path = "notebook.ipynb"
    let notebook = try JSONSerialization.jsonObject(with: try #require(contents[path])) as? [String: Any]
    let cells = notebook?["cells"] as? [[String: Any]] ?? []
    if Set((notebook?["metadata"] as? [String: Any] ?? [:]).keys) != ["kernelspec", "language_info"],
      Set((notebook?["metadata"] as? [String: Any] ?? [:]).keys) != ["kernelspec"]
    {
      findings.append("\(path): metadata that says more than the language")
    }
    var count = 0
    for cell in cells {
      let source = (cell["source"] as? [String])?.joined() ?? cell["source"] as? String ?? ""
      let lines = source.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }
      for row in lines.dropFirst(2) { scrapeCells(path, heads: lines[0], row) }
      count += lines.isEmpty ? 0 : 1
      for output in cell["outputs"] as? [[String: Any]] ?? [] {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: output), as: UTF8.self)
        scrapeCharts(path, text)
        for table in text.matches(of: /(?s)<table.*?<\/table>/) {
          let rows = table.0.matches(of: /(?s)<tr.*?<\/tr>/).map { row in
            row.0.matches(of: /<t[dh][^>]*>(.*?)<\\?\/t[dh]>/).map { String($0.1) }
          }
          for row in rows.dropFirst() { scrapeCells(path, heads: rows[0], row) }
        }
      }
      scrapeCharts(path, source)
    }
    if count < 5 { findings.append("\(path): only \(count) tables were read") }
  }

  /// The sheets are the tables of the files; beside them a workbook has its list of sheets and nothing that speaks.
  private mutating func scrapeWorkbook(_ honest: [String: Data]) throws {
    let path = "report.xlsx"
    let bytes = [UInt8](try #require(contents[path]))
    let sheets = try Workbook.read(bytes)
    for sheet in sheets.dropFirst() {
      let rows = sheet.rows.map { $0.cells.map(Self.text) }
      if sheet.name == "figures" {
        scrapeTable(path, rows.map { $0 + [String](repeating: "", count: max(0, 9 - $0.count)) })
      } else {
        let known = Set(try Self.rows(honest["data/\(sheet.name).csv"]).dropFirst().map(Self.canonical))
        for row in rows.dropFirst() where !known.contains(Self.canonical(row)) {
          findings.append("\(path): \(sheet.name) has \(row)")
        }
      }
    }
    let folder = try CommandLine.scratch()
    let file = folder.appending(path: path)
    try Data(bytes).write(to: file)
    try CommandLine.run(
      ["-m", "zipfile", "-e", file.path, folder.path + "/parts"], executable: URL(filePath: "/usr/bin/python3"))
    let parts = try CommandLine.contents(of: folder.appending(path: "parts"))
    let known =
      /(\[Content_Types\]|_rels\/\.rels|xl\/(_rels\/)?[a-zA-Z]+|xl\/worksheets\/sheet\d|xl\/theme\/theme1|docProps\/(core|app))\.xml(\.rels)?/
    for (part, data) in parts.sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: data, as: UTF8.self)
      if part.wholeMatch(of: known) == nil, part != "_rels/.rels" { findings.append("\(path): part \(part)") }
      if part == "docProps/core.xml" {
        let spoken = text.replacing(/<[^>]*>/, with: " ").replacing("2000-01-01T00:00:00Z", with: "")
        if spoken.contains(where: { !$0.isWhitespace }) { findings.append("\(path): \(part) says \(spoken)") }
      }
      for name in text.matches(of: /<definedName name="([^"]*)"/)
      where !["_xlnm._FilterDatabase", "_xlnm.Print_Titles"].contains(name.1) {
        findings.append("\(path): the name \(name.1)")
      }
      if part == "xl/sharedStrings.xml" {
        // Figures are numbers; a text that begins as one would be a figure in disguise.
        for string in text.matches(of: /<t[^>]*>([0-9,]+)<\/t>/) { findings.append("\(path): the text \(string.1)") }
      }
    }
  }

  private static func text(_ cell: RawCell) -> String {
    switch cell {
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .text(let text): text
    default: ""
    }
  }

  private static func canonical(_ row: [String]) -> [String] {
    // The workbook has the levels in words.
    let levels = ["全市": "city", "学区": "district"]
    var row = row.map { levels[$0] ?? Double($0).map { "\($0)" } ?? $0 }
    while row.last?.isEmpty == true { row.removeLast() }
    return row
  }
}
