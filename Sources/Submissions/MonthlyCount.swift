/// A monthly total from a bureau that has no rows (月度汇总).
public struct MonthlyCount: Sendable, Hashable, Codable {
  public var month: Month
  public var district: String
  public var indicator: String
  public var count: Int
  /// The number of persons the count comes from; absent: not given.
  public var population: Int?

  /// The names under which a total is of the events that schools report one by one: such a total stands beside the rows
  /// of its district and month and is never added to them.
  public static let eventIndicators: Set<String> = ["心理危机事件", "危机事件", "crisis events", "events"]
  /// The names under which a total is of the whole city.
  public static let cityWide: Set<String> = ["全市", "全区", "全县", "全省", "全国"]

  /// Creates a monthly total.
  public init(month: Month, district: String, indicator: String, count: Int, population: Int?) {
    self.month = month
    self.district = district
    self.indicator = indicator
    self.count = count
    self.population = population
  }
}
