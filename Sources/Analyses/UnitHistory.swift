import Statistics
import Submissions

/// A unit's counts month by month; a month in which nobody of the unit reported is absent, never zero.
struct UnitHistory: Sendable {
  var unit: Unit
  var months: [Month: PeriodCount] = [:]

  /// The district's name; empty for other units.
  var name: String { if case .district(let name) = unit { name } else { "" } }

  /// The months of one calendar month in earlier years, oldest first.
  func baseline(of month: Month) -> [PeriodCount] {
    months.values.filter { $0.month < month && $0.month.monthOfYear == month.monthOfYear }
      .sorted { $0.month < $1.month }
  }

  /// Several months together, as one period; nothing unless every one of them has data.
  func sum(of wanted: [Month]) -> SamePeriodTest.Period? {
    let cells = wanted.compactMap { months[$0] }
    guard !cells.isEmpty, cells.count == wanted.count else { return nil }
    return .init(count: cells.reduce(0) { $0 + $1.count }, exposure: cells.reduce(0) { $0 + $1.exposure })
  }
}
