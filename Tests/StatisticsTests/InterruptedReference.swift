import Statistics
import TestSupport

/// A row of the reference figures for interrupted time series.
struct InterruptedReference {
  /// The series and the model.
  let model: String
  /// What the values are.
  let quantity: String
  /// The values.
  let values: [Double]

  /// The rows of a file below the fixtures of effects.
  static func rows(_ file: String) throws -> [InterruptedReference] {
    try Fixture.text("effects/\(file)").split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: "\"")
      let names = parts[0].split(separator: ",").map(String.init)
      return InterruptedReference(
        model: names[0], quantity: names[1], values: parts[1].split(separator: ",").compactMap { Double($0) })
    }
  }

  /// A series of its_monthly.csv; the intervention came in month 55.
  static func series(_ column: String) throws -> InterruptedSeries {
    let rows = try referenceRows("effects/its_monthly.csv")
    return try InterruptedSeries(
      counts: rows.map { $0.integer(column) }, exposure: rows.map { $0.number("population") }, firstAfter: 54)
  }

  /// Whether values agree.
  func agrees(with ours: [Double], relative: Double) -> Bool {
    ours.count == values.count && !values.isEmpty
      && zip(ours, values).allSatisfy { isClose($0, $1, relative: relative, absolute: 1e-10) }
  }
}
