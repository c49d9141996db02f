import Analyses
import Statistics
import Wording

extension SeriesTable.Problem {
  /// The problem in words.
  func text(_ language: Language) -> String {
    let text =
      switch self {
      case .empty: DetectionTexts.empty()
      case .cellsMissing(let line, let has, let wanted):
        DetectionTexts.cellsMissing(line: line, has: has, wanted: wanted)
      case .cutOff(let line): DetectionTexts.cutOff(line: line)
      case .cellsBeyondHeader(let line, let has, let wanted):
        DetectionTexts.cellsBeyondHeader(line: line, has: has, wanted: wanted)
      case .missingColumn(let name): DetectionTexts.missingColumn(name)
      case .repeatedColumn(let name): DetectionTexts.repeatedColumn(name)
      case .unnamedColumn(let number): DetectionTexts.unnamedColumn(number)
      case .unknownTimes(let example): DetectionTexts.unknownTimes(example)
      case .time(let line, let text): DetectionTexts.time(line: line, text)
      case .unnamed(let line): DetectionTexts.unnamed(line: line)
      case .reservedName(let line, let name): DetectionTexts.reservedName(line: line, name)
      case .count(let line, let series, let text): DetectionTexts.count(line: line, series: series, text)
      case .population(let line, let text): DetectionTexts.population(line: line, text)
      case .ownColumn(let name): DetectionTexts.ownColumn(name)
      case .covariate(let line, let name, let text): DetectionTexts.covariate(line: line, name: name, text)
      case .repeated(let line, let series, let time): DetectionTexts.repeated(line: line, series: series, time: time)
      case .gap(let line, let series, let time): DetectionTexts.gap(line: line, series: series, time: time)
      case .span(let line, let time): DetectionTexts.span(line: line, time: time)
      }
    return text(language)
  }
}

extension Detection.Notice {
  /// The notice in words.
  var text: Text {
    switch self {
    case .noEarlierYear(let series, let periods, let tested):
      DetectionTexts.noEarlierYear(series: series, periods: periods, tested: tested)
    case .dispersionUnknown(let first, let last, let periods):
      DetectionTexts.dispersionUnknown(first: first, last: last, periods: periods)
    case .notTested(let series): DetectionTexts.notTested(series: series)
    case .refused(let series, let periods, let tested, reason: .shortHistory(periods: let has, wanted: let wanted)):
      DetectionTexts.shortHistory(series: series, periods: periods, tested: tested, has: has, wanted: wanted)
    case .refused(let series, let periods, let tested, reason: .tooFewKnown(periods: let has, wanted: let wanted)):
      DetectionTexts.tooFewKnown(series: series, periods: periods, tested: tested, has: has, wanted: wanted)
    case .refused(let series, let periods, let tested, reason: .noExposure):
      DetectionTexts.unknownPopulation(series: series, periods: periods, tested: tested)
    case .refused(let series, _, _, reason: .shortYear(periods: let periods, wanted: let wanted)):
      DetectionTexts.shortYear(series: series, periods: periods, wanted: wanted)
    case .refused(let series, let periods, let tested, reason: .noBaseline):
      DetectionTexts.noBaseline(series: series, periods: periods, tested: tested)
    case .refused(let series, let periods, let tested, reason: .flatBaseline):
      DetectionTexts.flatBaseline(series: series, periods: periods, tested: tested)
    case .warned(.smallCounts, let periods): DetectionTexts.smallCounts(periods: periods)
    case .earsC3AsSurveillance: DetectionTexts.earsC3AsSurveillance
    case .noPopulation: DetectionTexts.noPopulation
    case .populationUnused: DetectionTexts.populationUnused
    case .covariatesUnused: DetectionTexts.covariatesUnused
    case .unknown(let series, let periods, let tested, let first, let last):
      DetectionTexts.unknown(series: series, periods: periods, tested: tested, first: first, last: last)
    case .populationJumps(let series, let first, let periods):
      DetectionTexts.populationJumps(series: series, first: first, periods: periods)
    case .openLine(let line): DetectionTexts.openLine(line)
    case .together(let series, let name): DetectionTexts.together(series: series, name: name)
    case .unsettled(let first, let periods): DetectionTexts.unsettled(first: first, periods: periods)
    }
  }
}

extension DetectionParameters.Refusal {
  /// The refusal in words.
  var text: Text {
    switch self {
    case .name(let name, let known): DetectionTexts.refusedParameter(name, known: known)
    case .kind(let value, let name, let kind): DetectionTexts.refusedValue(value, of: name, expected: kind.text)
    case .range(let value, let name): DetectionTexts.valueOutOfRange(value, of: name)
    }
  }
}

extension DetectionParameters.Kind {
  fileprivate var text: Text {
    switch self {
    case .wholeNumber: DetectionTexts.wholeNumber
    case .number: DetectionTexts.number
    case .flag: DetectionTexts.flag
    case .word(let words): DetectionTexts.oneOf(words)
    case .numberOr(let word): DetectionTexts.numberOr(word)
    }
  }
}
