import Statistics
import Testing

/// A series with what R's surveillance package says of it under one setting of one method.
struct DetectorReference {
  let series: CountSeries
  let parameters: [String: String]
  let rows: [[String: String]]

  /// The fixtures: file without its ending, and periods in a year.
  static let files = [
    ("surveillance/monthly", 12), ("surveillance/weekly", 52), ("surveillance-more/more", 12),
  ]

  /// The tested periods, as indices of the series.
  var range: Range<Int> {
    let times = rows.map { $0.integer("t") - 1 }
    return (times.min() ?? 0)..<(times.max() ?? -1) + 1
  }

  /// The place of a row's period in the range.
  func index(of row: [String: String]) -> Int { row.integer("t") - 1 - range.lowerBound }

  /// All series and settings of a method in all files.
  static func all(_ method: String) throws -> [DetectorReference] {
    try files.flatMap { try all(method, in: $0, frequency: $1) }
  }

  /// All series and settings of a method in a file.
  static func all(_ method: String, in file: String, frequency: Int) throws -> [DetectorReference] {
    let observed = try referenceRows("detection/\(file)_observed.csv")
    let expected = try referenceRows("detection/\(file)_expected.csv").filter { $0["method"] == method }
    return try groups(expected).map { key, rows in
      DetectorReference(
        series: try CountSeries(
          counts: observed.map { $0[key.0].flatMap { Int($0) } },
          exposures: observed.allSatisfy { $0["population"] != nil } ? observed.map { $0.number("population") } : nil,
          frequency: frequency),
        parameters: Dictionary(
          uniqueKeysWithValues: key.1.split(separator: ";").map { item in
            let parts = item.split(separator: "=").map(String.init)
            return (parts[0], parts[1])
          }), rows: rows)
    }
  }

  /// The rows by series and parameters, which follow one another in the files.
  private static func groups(_ rows: [[String: String]]) -> [((String, String), [[String: String]])] {
    var groups: [((String, String), [[String: String]])] = []
    for row in rows {
      let key = (row["series"] ?? "", row["params"] ?? "")
      if let last = groups.last, last.0 == key {
        groups[groups.count - 1].1.append(row)
      } else {
        groups.append((key, [row]))
      }
    }
    return groups
  }
}

/// What a comparison with the reference found.
struct Agreement: CustomStringConvertible {
  /// How many figures were compared.
  private(set) var count = 0
  /// The largest relative difference.
  private(set) var largest = 0.0
  /// The first rows that disagree, for the reader of a failure.
  private(set) var disagreements: [String] = []

  /// Compares a figure with a column; a blank there says nothing. Figures below `floor` may differ by its fraction.
  mutating func figure(
    _ value: Double?, _ row: [String: String], _ column: String, within tolerance: Double = 1e-6, floor: Double = 1e-6
  ) {
    guard let wanted = row[column].flatMap(Double.init) else { return }
    let value = value ?? .nan
    let difference = abs(value - wanted) / max(abs(wanted), floor)
    count += 1
    largest = max(largest, difference.isNaN ? .infinity : difference)
    if !(difference <= tolerance) { note("\(column) \(value)", row) }
  }

  /// Compares an alarm.
  mutating func alarm(_ value: Bool?, _ row: [String: String]) {
    guard let wanted = row["alarm"], !wanted.isEmpty else { return }
    count += 1
    if value != (wanted == "1") { note("alarm \(String(describing: value))", row) }
  }

  /// Notes a disagreement.
  mutating func note(_ what: String, _ row: [String: String]) {
    if disagreements.count < 8 { disagreements.append("\(what): \(row)") }
  }

  var description: String { "\(count) figures, \(largest)\n" + disagreements.joined(separator: "\n") }
}
