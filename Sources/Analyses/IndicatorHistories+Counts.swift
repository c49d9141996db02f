import Submissions

extension IndicatorHistories {
  /// The histories of one indicator of the `counts` form.
  ///
  /// Exposure is persons × days when every row gives a population, else days alone. Without populations a sum over
  /// districts compares only when the same districts stand in it, so the city then leaves out other months.
  /// - Parameters:
  ///   - rows: the indicator's figures.
  ///   - month: the report's month, the last that counts.
  init(counts rows: [MonthlyCount], through month: Month) {
    let rows = rows.filter { $0.month <= month }
    var districts: [String: UnitHistory] = [:]
    let hasPopulation = rows.allSatisfy { ($0.population ?? 0) > 0 }
    for row in rows {
      let exposure = Double(row.month.dayCount) * (hasPopulation ? Double(row.population ?? 0) : 1)
      let cell = PeriodCount(month: row.month, count: row.count, exposure: exposure, reported: 1, expected: 1)
      districts[row.district, default: UnitHistory(unit: .district(row.district))].months[row.month] = cell
    }
    // A district that ever had a figure is missed when it has none.
    let firstMonths = Dictionary(grouping: rows, by: \.district).compactMapValues { $0.map(\.month).min() }
    let needed = Set(rows.filter { $0.month == month }.map(\.district))
    for (period, members) in Dictionary(grouping: rows, by: \.month) {
      let names = Set(members.map(\.district))
      guard hasPopulation || names.isSuperset(of: needed) else { continue }
      let cells = districts.values.compactMap { history -> PeriodCount? in
        guard case .district(let name) = history.unit, hasPopulation || needed.isEmpty || needed.contains(name) else {
          return nil
        }
        return history.months[period]
      }
      city.months[period] = PeriodCount(
        month: period, count: cells.reduce(0) { $0 + $1.count },
        // Without populations the city is one unit observed for the days of the month.
        exposure: hasPopulation ? cells.map(\.exposure).sorted().reduce(0, +) : Double(period.dayCount),
        reported: names.count, expected: firstMonths.values.count { $0 <= period })
    }
    self.districts = districts.values.sorted { $0.name < $1.name }
  }
}
