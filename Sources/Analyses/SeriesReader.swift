import Submissions
import Tables

/// Turns rows into series and collects what is wrong with them.
struct SeriesReader {
  /// A cell of the file before gaps are looked for.
  private struct Entry {
    var position: Int
    var line: Int
    var count: Int?
    var exposure: Double?
    var covariates: [Double?]
  }

  /// The longest span between first and last period: 1,600 years of months, 380 of weeks.
  private static let longestSpan = 20_000
  /// Larger counts are slips of the keyboard, and no longer exact as doubles soon after.
  private static let largestCount = 1_000_000_000_000

  let layout: SeriesTable.Layout
  private(set) var problems: [SeriesTable.Problem] = []
  private var names: [String] = []
  private var entries: [String: [Entry]] = [:]

  init(layout: SeriesTable.Layout) { self.layout = layout }

  /// Reads a sheet; what it returns holds only when no problem was found.
  mutating func read(_ sheet: RawSheet) -> SeriesTable? {
    guard let header = sheet.rows.first, sheet.rows.count > 1 else { return nil }
    let columns = header.cells.map(SeriesReader.text)
    for (index, name) in columns.enumerated() where !name.isEmpty && columns[..<index].contains(name) {
      problems.append(.repeatedColumn(name))
    }
    let timeNames = layout.timeColumn.map { [$0] } ?? (layout.isWide ? ["time", "t"] : ["time"])
    let wanted = (layout.isWide ? [] : ["series", "count"]) + layout.covariates
    for name in wanted where !columns.contains(name) { problems.append(.missingColumn(name)) }
    let own = timeNames + ["population"] + (layout.isWide ? [] : ["series", "count"])
    for name in layout.covariates where own.contains(name) { problems.append(.ownColumn(name)) }
    guard let timeColumn = columns.firstIndex(where: { timeNames.contains($0) }) else {
      problems.append(.missingColumn(timeNames[0]))
      return nil
    }
    let values = columns.indices.filter {
      layout.isWide
        ? $0 != timeColumn && !(layout.covariates + ["population", ""]).contains(columns[$0]) : columns[$0] == "count"
    }
    let covariates = layout.covariates.compactMap { columns.firstIndex(of: $0) }
    if layout.isWide, columns.contains(Detection.together) {
      problems.append(.reservedName(line: header.number, Detection.together))
    }
    guard let firstValue = values.first else {
      if layout.isWide { problems.append(.missingColumn("series")) }
      return nil
    }
    let rows = sheet.rows.dropFirst()
    // Counts under no header would be left out without a word.
    for column in columns.indices where layout.isWide && columns[column].isEmpty {
      if rows.contains(where: { !SeriesReader.text($0.cells, column).isEmpty }) {
        problems.append(.unnamedColumn(column + 1))
      }
    }
    for row in rows { checkWidth(row, columns.count, isCutOff: sheet.endsWithinRow && row == rows.last) }
    guard problems.isEmpty else { return nil }

    let times = rows.map { SeriesReader.text($0.cells, timeColumn) }
    guard let calendar = SeriesCalendar(times: times, frequency: layout.frequency) else {
      problems.append(.unknownTimes(times.first ?? ""))
      return nil
    }
    var labels: [Int: String] = [:]
    // The times of one series are those of all.
    var positions: [String: Int] = [:]
    var first: Int?
    for (row, time) in zip(rows, times) {
      guard let position = positions[time] ?? calendar.position(time) else {
        problems.append(.time(line: row.number, text: time))
        continue
      }
      guard abs(position - (first ?? position)) <= SeriesReader.longestSpan else {
        problems.append(.span(line: row.number, time: time))
        continue
      }
      first = first ?? position
      positions[time] = position
      if labels[position] == nil { labels[position] = time }
      let exposure = exposure(row, columns.firstIndex(of: "population"))
      let described = covariates.map { covariate(row, $0, columns[$0]) }
      if layout.isWide {
        for column in values { add(row, column, columns[column], position, exposure, described) }
      } else {
        let name = SeriesReader.text(row.cells, columns.firstIndex(of: "series") ?? 0)
        if name.isEmpty { problems.append(.unnamed(line: row.number)) }
        if name == Detection.together, entries[name] == nil { problems.append(.reservedName(line: row.number, name)) }
        add(row, firstValue, name, position, exposure, described)
      }
    }
    return SeriesTable(
      calendar: calendar, series: names.map { series($0, calendar) }, labels: labels,
      hasPopulation: columns.contains("population"), openLine: sheet.endsWithinRow ? rows.last?.number : nil)
  }

  /// A row short of a cell looks like one with an unknown count, and one with a cell too many has shifted columns.
  private mutating func checkWidth(_ row: RawRow, _ width: Int, isCutOff: Bool) {
    if row.cells.count < width {
      problems.append(
        isCutOff ? .cutOff(line: row.number) : .cellsMissing(line: row.number, has: row.cells.count, wanted: width))
    } else if row.holdsCells(beyond: width) {
      problems.append(.cellsBeyondHeader(line: row.number, has: row.cells.count, wanted: width))
    }
  }

  /// The row's population, 1 without such a column; nil when it is not known.
  private mutating func exposure(_ row: RawRow, _ column: Int?) -> Double? {
    guard let column else { return 1 }
    let text = SeriesReader.text(row.cells, column)
    if text.isEmpty { return nil }
    guard let value = Double(text), value > 0, value.isFinite else {
      problems.append(.population(line: row.number, text: text))
      return nil
    }
    return value
  }

  /// A covariate's value; nil when it is not known.
  private mutating func covariate(_ row: RawRow, _ column: Int, _ name: String) -> Double? {
    let text = SeriesReader.text(row.cells, column)
    if text.isEmpty { return nil }
    guard let value = Double(text), value.isFinite else {
      problems.append(.covariate(line: row.number, name: name, text: text))
      return nil
    }
    return value
  }

  private mutating func add(
    _ row: RawRow, _ column: Int, _ name: String, _ position: Int, _ exposure: Double?, _ covariates: [Double?]
  ) {
    let text = SeriesReader.text(row.cells, column)
    let count = Int(text)
    if !text.isEmpty, !(0...SeriesReader.largestCount).contains(count ?? -1) {
      problems.append(.count(line: row.number, series: name, text: text))
    }
    // A count without its population cannot be compared with anything.
    if count != nil, exposure == nil, !problems.contains(where: { isPopulation($0, of: row.number) }) {
      problems.append(.population(line: row.number, text: ""))
    }
    if entries[name] == nil { names.append(name) }
    entries[name, default: []].append(
      Entry(position: position, line: row.number, count: count, exposure: exposure, covariates: covariates))
  }

  /// The series in order of time, with repeated and missing periods reported.
  private mutating func series(_ name: String, _ calendar: SeriesCalendar) -> SeriesTable.Series {
    let cells = (entries[name] ?? []).sorted { ($0.position, $0.line) < ($1.position, $1.line) }
    for (earlier, later) in zip(cells, cells.dropFirst()) where later.position != earlier.position + 1 {
      let missing = calendar.label(earlier.position + 1)
      problems.append(
        later.position == earlier.position
          ? .repeated(line: later.line, series: name, time: calendar.label(later.position))
          : .gap(line: later.line, series: name, time: missing))
    }
    return SeriesTable.Series(
      name: name, first: cells.first?.position ?? 0, counts: cells.map(\.count), exposures: cells.map(\.exposure),
      covariates: layout.covariates.indices.map { covariate in cells.map { $0.covariates[covariate] } })
  }

  private func isPopulation(_ problem: SeriesTable.Problem, of line: Int) -> Bool {
    if case .population(line, _) = problem { true } else { false }
  }

  private static func text(_ cells: [RawCell], _ column: Int) -> String {
    cells.indices.contains(column) ? text(cells[column]) : ""
  }

  /// A CSV file's cell without the spaces around it.
  private static func text(_ cell: RawCell) -> String {
    guard case .text(let text) = cell else { return "" }
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    var trimmed = text[...].drop(while: \.isWhitespace)
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }
}
