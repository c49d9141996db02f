import Submissions

extension MonthStatement {
  /// The p-value at which a stretch of the year counts as abnormal.
  static let level = 0.05

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
    let wasHigh = earlier.map { $0.pValue <= level } ?? false
    switch city.direction {
    case .rise: return wasHigh ? .monthHighInHighYear : .monthHighAfterCalm
    case .fall: return .monthLow
    case .none: return wasHigh && (toDate.map { $0.pValue <= level } ?? false) ? .yearHigh : .calm
    }
  }
}
