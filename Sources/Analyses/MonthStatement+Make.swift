import Submissions

extension MonthStatement {
  /// The p-value up to which a stretch of the year counts as abnormal: lower than a month's, because the stretches of a
  /// year overlap and each month asks again.
  static let level = 0.02
  /// A month of which a doubling cannot be ruled out is not called calm.
  static let ratioToRuleOut = 2.0

  /// Puts the city's month beside the year so far.
  static func make(_ city: Comparison, history: UnitHistory, month: Month, model: FamilyModel) -> MonthStatement {
    let earlier =
      month.monthOfYear == 1
      ? nil
      : Comparison.yearToDate(history, month, from: 1, through: month.advanced(by: -1), model: model)
    let toDate = Comparison.yearToDate(history, month, from: 1, model: model)
    return MonthStatement(
      kind: kind(city, earlier: earlier, toDate: toDate), earlierMonths: earlier, yearToDate: toDate)
  }

  private static func kind(_ city: Comparison, earlier: YearComparison?, toDate: YearComparison?) -> Kind {
    guard city.current != nil else { return .notReported }
    guard city.pValue != nil else { return .noComparison }
    let earlier = earlier.flatMap { $0.isTelling ? $0 : nil }
    let toDate = toDate.flatMap { $0.isTelling ? $0 : nil }
    switch city.direction {
    case .rise: return (earlier?.pValue ?? 1) <= level ? .monthHighInHighYear : .monthHighAfterCalm
    case .fall: return .monthLow
    case .none:
      if let toDate, toDate.pValue <= level { return .yearHigh }
      if let toDate, toDate.pValueLower <= level { return .yearLow }
      return city.reasons.contains(.wideInterval) ? .undecided : .calm
    }
  }
}
