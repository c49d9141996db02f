import Statistics
import Submissions

/// The pooled model of units of one kind, over the months up to the report's.
struct PooledUnits {
  private var histories: [UnitHistory]
  private var first: Month
  private var month: Month
  private var detector: Pooled

  /// Nothing when no unit has a month.
  init?(_ histories: [UnitHistory], through month: Month, dispersion: AnalysisOptions.DispersionSetting) {
    guard let first = histories.flatMap(\.months.keys).min(), first <= month else { return nil }
    self.histories = histories
    self.first = first
    self.month = month
    var options = Pooled.Options()
    if case .fixed(let value) = dispersion { options.dispersion = value }
    do { detector = try Pooled(options) } catch {
      preconditionFailure("the settings let no such value through: \(error)")
    }
  }

  /// The months before the report's with data.
  var history: Int { first.distance(to: month) }

  /// The report's month, compared with what lies before it.
  /// - Parameter year: a year that is left out.
  /// - Returns: one outcome per unit, in order; nothing when the model does not settle.
  func result(without year: Int? = nil) -> PooledResult? {
    try? detector.detect(panel(without: year), in: history..<history + 1).first
  }

  /// The expectations of every month before the report's that has a year behind it.
  func past() -> [(month: Month, result: PooledResult)] {
    let start = min(detector.options.minimumHistory, history)
    let results = try? detector.detect(panel(), in: start..<history)
    return (results ?? []).map { (first.advanced(by: $0.time), $0) }
  }

  /// The model of the months before the report's, and what it expects of each and of the report's, unit by unit.
  /// - Returns: nothing when there is too little history or the model does not settle.
  func fitted() -> (first: Month, model: Pooled.Fitted)? {
    guard history >= detector.options.minimumHistory, let panel = try? panel() else { return nil }
    return (try? detector.fitted(panel, before: history)).map { (first, $0) }
  }

  private func panel(without year: Int? = nil) throws(FitError) -> CountPanel {
    let months = (0...history).map { first.advanced(by: $0) }
    let cells = histories.map { unit in months.map { $0.year == year ? nil : unit.months[$0] } }
    return try CountPanel(
      counts: cells.map { $0.map { $0?.count } },
      exposures: cells.map { $0.map { cell in cell.flatMap { $0.exposure > 0 ? $0.exposure : nil } } },
      firstSeason: first.monthOfYear - 1, frequency: 12)
  }
}
