/// A monthly total from a bureau that has no rows (月度汇总).
public struct MonthlyCount: Sendable, Hashable, Codable {
  public var month: Month
  public var district: String
  public var indicator: String
  public var count: Int
  /// The number of persons the count comes from; absent: not given.
  public var population: Int?

  /// Creates a monthly total.
  public init(month: Month, district: String, indicator: String, count: Int, population: Int?) {
    self.month = month
    self.district = district
    self.indicator = indicator
    self.count = count
    self.population = population
  }
}
