public import Tables

/// The columns of a table that an analysis asks for by name.
///
/// An empty cell is unknown, never 0.
public struct ColumnTable: Sendable {
  /// A column asked for.
  public struct Column: Sendable, Hashable {
    /// Its name in the header.
    public var name: String
    /// Whether its cells have to be numbers.
    public var isNumber: Bool
    /// Whether a cell may be empty.
    public var mayBeEmpty: Bool

    /// Asks for a column.
    public init(_ name: String, isNumber: Bool = false, mayBeEmpty: Bool = false) {
      self.name = name
      self.isNumber = isNumber
      self.mayBeEmpty = mayBeEmpty
    }
  }

  /// The line of each row.
  public let lines: [Int]
  /// The last line, when no line end follows it and its last number may lack digits.
  public let openLine: Int?
  private let cells: [String: [String]]

  /// Reads the columns of a sheet.
  /// - Parameters:
  ///   - sheet: the table, its header in the first row.
  ///   - columns: the columns asked for; one may be asked for more than once.
  /// - Throws: `Failure` with everything that is wrong.
  public init(_ sheet: RawSheet, columns: [Column]) throws(Failure) {
    guard let header = sheet.rows.first, sheet.rows.count > 1 else { throw Failure(problems: [.empty]) }
    var problems: [Problem] = []
    let names = header.cells.map(Self.text)
    for (index, name) in names.enumerated() where !name.isEmpty && names[..<index].contains(name) {
      problems.append(.repeatedColumn(name))
    }
    var missing: Set<String> = []
    for column in columns where !names.contains(column.name) && missing.insert(column.name).inserted {
      problems.append(.missingColumn(column.name, known: names.filter { !$0.isEmpty }))
    }
    let rows = sheet.rows.dropFirst()
    for row in rows {
      if row.cells.count < names.count {
        problems.append(
          sheet.endsWithinRow && row == rows.last
            ? .cutOff(line: row.number)
            : .cellsMissing(line: row.number, has: row.cells.count, wanted: names.count))
      } else if row.holdsCells(beyond: names.count) {
        problems.append(.cellsBeyondHeader(line: row.number, has: row.cells.count, wanted: names.count))
      }
    }
    guard problems.isEmpty else { throw Failure(problems: problems) }
    var cells: [String: [String]] = [:]
    for name in Set(columns.map(\.name)) {
      guard let index = names.firstIndex(of: name) else { continue }
      cells[name] = rows.map { Self.text($0.cells[index]) }
    }
    lines = rows.map(\.number)
    openLine = sheet.endsWithinRow ? rows.last?.number : nil
    self.cells = cells
    try check(columns)
  }

  /// The number of rows.
  public var rowCount: Int { lines.count }

  /// The cells of a column that was asked for; empty where nothing is known.
  public func texts(_ name: String) -> [String] { cells[name] ?? [] }

  /// The numbers of a column that was asked for as one; nil where nothing is known.
  public func numbers(_ name: String) -> [Double?] { texts(name).map(Self.number) }

  /// - Throws: `Failure` with the cells that are empty or no numbers.
  private func check(_ columns: [Column]) throws(Failure) {
    var problems: Set<Problem> = []
    for column in columns {
      for (line, text) in zip(lines, texts(column.name)) {
        if text.isEmpty {
          if !column.mayBeEmpty { problems.insert(.emptyCell(line: line, name: column.name)) }
        } else if column.isNumber, Self.number(text) == nil {
          problems.insert(.number(line: line, name: column.name, text: text))
        }
      }
    }
    guard problems.isEmpty else { throw Failure(problems: Array(problems)) }
  }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func text(_ cell: RawCell) -> String {
    guard case .text(let text) = cell else { return "" }
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
