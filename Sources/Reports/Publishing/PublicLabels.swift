import Analyses
import Disclosure
import Submissions
import Wording

/// How published pages name places, periods and breakdowns.
struct PublicLabels {
  let cityName: String
  let language: Language

  func text(_ text: Text) -> String { text(language) }

  /// The city by its name, or the word for a city where the workspace has none.
  func place(_ level: CellKey.Level, _ place: String) -> String { level == .city ? cityName : place }

  func month(_ month: Month) -> Text { Numerals.month(month.year, month.monthOfYear) }

  func day(_ day: Day) -> Text {
    let parts = day.parts
    return Numerals.day(parts.year, parts.month, parts.day)
  }

  func period(_ period: Period) -> String {
    let (first, last) = (period.firstMonth, period.lastMonth)
    guard first.year == last.year else { return text(PublishTexts.months(from: month(first), to: month(last))) }
    if first == last { return text(month(first)) }
    if period.monthCount == 3, period.first % 3 == 0 {
      return text(PublishTexts.quarter(first.year, (first.monthOfYear + 2) / 3))
    }
    return text(PublishTexts.months(first.year, first.monthOfYear, last.monthOfYear))
  }

  /// The stage a cell is of, as the files write it; empty where there is none.
  func stage(_ key: CellKey) -> String {
    guard key.indicator == PublicIndicator.events.rawValue || key.indicator == PublicIndicator.tiers.rawValue,
      let word = key.breakdown.first
    else { return "" }
    return stage(word)
  }

  func stage(_ word: String) -> String {
    text(Stage(rawValue: word)?.label ?? PublishTexts.allStages)
  }

  /// The kind, tier or number of the summary a cell is of; empty where there is none.
  func item(_ key: CellKey) -> String {
    switch PublicIndicator(rawValue: key.indicator) {
    case .graveEvents, .otherEvents: key.breakdown.first.map(kind) ?? ""
    case .tiers: key.breakdown.last.map(tier) ?? ""
    case .categories, .care: key.breakdown.first.map(number) ?? ""
    case .events, nil: ""
    }
  }

  func kind(_ word: String) -> String { EventKind(rawValue: word).map { text($0.label) } ?? word }
  func number(_ word: String) -> String { text(SummerTexts.item(word)) }
  func tier(_ word: String) -> String {
    guard let state = CaseState.allCases.first(where: { "\($0)" == word }) else { return text(PublishTexts.allTiers) }
    return text(state.tier?.label ?? ColumnTexts.tierUnknown)
  }
}
