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
    let name: String

    /// The tested periods, as indices of the series.
    var range: Range<Int> {
      let times = rows.map { $0.integer("t") - 1 }
      return (times.first ?? 0)..<(times.last ?? -1) + 1
    }
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
        rows: groups[key] ?? [], name: key.joined(separator: " "))
    }
  }
}

/// The largest relative difference seen for each figure.
struct Differences {
  private(set) var largest: [String: Double] = [:]
  private(set) var compared: [String: Int] = [:]

  /// Notes a figure and what the reference says of it; a blank there says nothing.
  mutating func note(_ figure: String, _ value: Double?, _ reference: String?) {
    guard let reference, let wanted = Double(reference) else { return }
    let value = value ?? .nan
    // Tails below the smallest that R's subtraction from 1 can tell from 0 are compared with that.
    let difference = abs(value - wanted) / max(abs(wanted), 1e-12)
    compared[figure, default: 0] += 1
    largest[figure] = max(largest[figure] ?? 0, difference.isNaN ? .infinity : difference)
  }
}
