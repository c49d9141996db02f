import GRDB
import Submissions

extension CrossChecks {
  /// Totals of events beside the schools' rows of the same district and month; asked even when they are equal, since one
  /// of the two has to go.
  /// - Parameters:
  ///   - school: the school whose district is meant; absent: all districts.
  ///   - month: the month; absent: all.
  /// - Returns: a question for each total that has rows beside it.
  func counts(of school: SchoolCode? = nil, in month: Month? = nil) throws -> [Problem] {
    let rows = RowsInForce(asOf: asOf)
    let totals = try database.cachedRows(
      "SELECT * FROM \(rows.source(.monthlyCount)) ORDER BY indicator, district, month", []
    ).filter { MonthlyCount.eventIndicators.contains($0["indicator"]) }
    guard !totals.isEmpty else { return [] }
    let districts = try Row.fetchAll(
      database, sql: "SELECT code, record ->> '$.district' AS district FROM \(rows.source(.school))")
    let districtOf = Dictionary(
      districts.map { ($0["code"] as String, $0["district"] as String) }, uniquingKeysWith: { $1 })
    var sums: [Cell: Int] = [:]
    for cell in try PanelReader(database, asOf: asOf).events() {
      for district in [districtOf[cell.school.rawValue], nil] {
        sums[Cell(district: district, month: cell.month), default: 0] += cell.count
      }
    }
    return totals.compactMap { row in
      let (district, period): (String, Month) = (row["district"], Month(rawValue: row["month"]))
      let isCity = MonthlyCount.cityWide.contains(district)
      if let school, !isCity, districtOf[school.rawValue] != district { return nil }
      if let month, period != month { return nil }
      guard let sum = sums[Cell(district: isCity ? nil : district, month: period)] else { return nil }
      return Problem(
        .countBesideRows(indicator: row["indicator"], district: district, month: period, count: row["count"], rows: sum)
      )
    }
  }

  private struct Cell: Hashable {
    /// Absent: the whole city.
    var district: String?
    var month: Month
  }
}
