import Statistics
import TestSupport
import Testing

/// The counts and figures in `Fixtures/detection/surveillance`, which R's surveillance package gave.
struct SurveillanceReference {
  /// A series with a method's figures for it.
  struct Case {
    let series: CountSeries
    let parameters: [String: String]
    let rows: [[String: String]]

    /// The tested periods, as indices of the series.
    var range: Range<Int> {
      let times = rows.map { $0.integer("t") - 1 }
      return (times.min() ?? 0)..<(times.max() ?? -1) + 1
    }

    /// The place of a row's period in the range.
    func index(of row: [String: String]) -> Int { row.integer("t") - 1 - range.lowerBound }
  }

  /// One case for each series and setting of a method.
  static func cases(_ file: String, frequency: Int, method: String) throws -> [Case] {
    let observed = try referenceRows("detection/surveillance/\(file)_observed.csv")
    let expected = try referenceRows("detection/surveillance/\(file)_expected.csv").filter { $0["method"] == method }
    var order: [[String]] = []
    var groups: [[String]: [[String: String]]] = [:]
    for row in expected {
      let key = [row["series"] ?? "", row["params"] ?? ""]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    return try order.map { key in
      Case(
        series: try CountSeries(
          counts: observed.map { $0[key[0]].flatMap { Int($0) } }, exposures: observed.map { $0.number("population") },
          frequency: frequency),
        parameters: Dictionary(
          uniqueKeysWithValues: key[1].split(separator: ";").map { item in
            let parts = item.split(separator: "=").map(String.init)
            return (parts[0], parts[1])
          }),
        rows: groups[key] ?? [])
    }
  }
}

/// The largest relative difference seen for each figure.
struct Differences {
  private(set) var largest: [String: Double] = [:]
  private(set) var compared: [String: Int] = [:]

  /// Notes a figure and what the reference says of it; a blank there says nothing. Below `floor` a figure is rounding
  /// error, of R's tails 1 − P for one.
  mutating func note(_ figure: String, _ value: Double?, _ reference: String?, floor: Double = 1e-12) {
    guard let reference, let wanted = Double(reference) else { return }
    let value = value ?? .nan
    let difference = abs(value - wanted) / max(abs(wanted), floor)
    compared[figure, default: 0] += 1
    largest[figure] = max(largest[figure] ?? 0, difference.isNaN ? .infinity : difference)
  }
}
