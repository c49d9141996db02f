import Analyses
import Wording

extension SeriesTable.Problem {
  /// The problem in words.
  func text(_ language: Language) -> String {
    let text =
      switch self {
      case .empty: DetectionTexts.empty()
      case .missingColumn(let name): DetectionTexts.missingColumn(name)
      case .repeatedColumn(let name): DetectionTexts.repeatedColumn(name)
      case .unknownTimes(let example): DetectionTexts.unknownTimes(example)
      case .time(let line, let text): DetectionTexts.time(line: line, text)
      case .unnamed(let line): DetectionTexts.unnamed(line: line)
      case .count(let line, let series, let text): DetectionTexts.count(line: line, series: series, text)
      case .population(let line, let text): DetectionTexts.population(line: line, text)
      case .repeated(let line, let series, let time): DetectionTexts.repeated(line: line, series: series, time: time)
      case .gap(let line, let series, let time): DetectionTexts.gap(line: line, series: series, time: time)
      case .span(let line, let time): DetectionTexts.span(line: line, time: time)
      }
    return text(language)
  }
}

extension Detection.Notice {
  /// The notice in words.
  func text(_ language: Language) -> String {
    let text =
      switch self {
      case .noEarlierYear(let series, let periods, let tested):
        DetectionTexts.noEarlierYear(series: series, periods: periods, tested: tested)
      case .dispersionUnknown(let first, let last, let periods):
        DetectionTexts.dispersionUnknown(first: first, last: last, periods: periods)
      case .notTested(let series): DetectionTexts.notTested(series: series)
      }
    return text(language)
  }
}
