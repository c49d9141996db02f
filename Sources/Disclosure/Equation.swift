/// A total and all its parts. Whoever knows all but one of these figures knows the last.
///
/// Any sum that readers can check belongs here: districts and city, months and year to date, tiers and all, districts
/// before and after they were merged. A total of which not all parts are given needs no equation.
public struct Equation: Hashable, Sendable {
  /// The sum.
  public let total: CellKey
  /// What it is the sum of.
  public let parts: [CellKey]

  /// Creates an equation.
  public init(total: CellKey, parts: [CellKey]) {
    self.total = total
    self.parts = parts
  }
}
