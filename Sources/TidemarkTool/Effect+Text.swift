import Analyses
import Statistics
import Tables
import Wording

extension ColumnTable.Problem {
  /// The problem in words.
  var text: Text {
    switch self {
    case .empty: DetectionTexts.empty()
    case .missingColumn(let name, let known): EffectTexts.missingColumn(name, known: known)
    case .repeatedColumn(let name): DetectionTexts.repeatedColumn(name)
    case .cutOff(let line): DetectionTexts.cutOff(line: line)
    case .cellsMissing(let line, let has, let wanted):
      DetectionTexts.cellsMissing(line: line, has: has, wanted: wanted)
    case .cellsBeyondHeader(let line, let has, let wanted):
      DetectionTexts.cellsBeyondHeader(line: line, has: has, wanted: wanted)
    case .emptyCell(let line, let name): EffectTexts.emptyCell(line: line, name: name)
    case .number(let line, let name, let text): EffectTexts.number(line: line, name: name, text)
    case .count(let line, let name, let text): EffectTexts.count(line: line, name: name, text)
    case .notPositive(let line, let name, let text): EffectTexts.notPositive(line: line, name: name, text)
    case .negative(let line, let name, let text): EffectTexts.negative(line: line, name: name, text)
    case .unknownTimes(let example): EffectTexts.unknownTimes(example)
    case .time(let line, let name, let text): EffectTexts.time(line: line, name: name, text)
    case .sameTime(let line, let earlier): EffectTexts.sameTime(line: line, earlier: earlier)
    case .noRow(let time): EffectTexts.noRow(time: time)
    case .noRowOfUnit(let unit, let time): EffectTexts.noRowOfUnit(unit, time: time)
    case .sameUnitAndTime(let line, let earlier): EffectTexts.sameUnitAndTime(line: line, earlier: earlier)
    case .changing(let line, let name, let earlier): EffectTexts.changing(line: line, name: name, earlier: earlier)
    }
  }
}

extension EffectRefusal {
  /// Whether the options are wrong rather than the data too poor.
  var isUsage: Bool {
    switch self {
    case .intervention, .sameColumn, .interrupted(.harmonics, _), .interrupted(.lag, _): true
    case .interrupted, .staggered, .fixedEffects, .allUnknown: false
    }
  }

  /// The refusal in words.
  var text: Text {
    switch self {
    case .intervention(let text, let example): EffectTexts.intervention(text, example: example)
    case .sameColumn(let name): EffectTexts.sameColumn(name)
    case .interrupted(let error, let series): EffectTexts.series(series, error.text)
    case .fixedEffects(let error): EffectTexts.nothing(error.text)
    case .allUnknown: EffectTexts.nothing(EffectTexts.allUnknown)
    case .staggered(let fault):
      switch fault {
      case .noTreatedUnit(let first, let last):
        EffectTexts.nothing(EffectTexts.noTreatedUnit(first: first, last: last))
      case .noComparison(let period): EffectTexts.nothing(EffectTexts.noComparison(period))
      case .tooFewBefore(let count): EffectTexts.nothing(EffectTexts.tooFewBeforeTreatment(count))
      case .noVariation: EffectTexts.nothing(EffectTexts.sameOutcomes)
      }
    }
  }
}

extension EffectError {
  /// What is wrong and what would be needed, in words.
  var text: Text {
    switch self {
    case .tooFewBefore(let count, let wanted): EffectTexts.tooFewBefore(count, wanted: wanted)
    case .tooFewAfter(let count, let wanted): EffectTexts.tooFewAfter(count, wanted: wanted)
    case .missingPeriod(let position): EffectTexts.missingPeriod(position + 1)
    case .negativeCount(let count, _): EffectTexts.unusable(String(count))
    case .exposure(let value, _): EffectTexts.unusable(value.twelveDigits)
    case .noVariation(let count): EffectTexts.noVariation(count)
    case .noEvents: EffectTexts.noEvents
    case .noEventsBefore: EffectTexts.noEventsBefore
    case .noEventsAfter: EffectTexts.noEventsAfter
    case .harmonics(let count, let period): EffectTexts.harmonics(count, period: period)
    case .lag(let lag, let count): EffectTexts.lag(lag, count: count)
    case .collinearTerm(let term): EffectTexts.collinear(term.text)
    case .separated(let positions): EffectTexts.separated(positions.count)
    case .tooFewClusters(let count): EffectTexts.tooFewClusters(count)
    // Nothing is planned here.
    case .plan: EffectTexts.unsettled
    case .fit(let error):
      switch error {
      case .noEvents: EffectTexts.noEvents
      case .tooFewObservations(let degrees, let wanted): EffectTexts.tooFewRows(degrees, wanted: wanted)
      case .invalidValue(let value): EffectTexts.unusable(value.twelveDigits)
      case .collinear, .tooLarge, .notConverged: EffectTexts.unsettled
      }
    }
  }
}

extension StaggeredBlank {
  /// Why there is no figure, in words.
  var text: Text {
    switch self {
    case .tooFewTreated(let count, let wanted): EffectTexts.tooFewTreated(count, wanted: wanted)
    case .tooFewControls(let count, let wanted): EffectTexts.tooFewControls(count, wanted: wanted)
    case .collinear(let covariate): EffectTexts.collinearCovariate(covariate)
    case .noOverlap(let largest): EffectTexts.noOverlap(largest.twoDigits)
    case .notConverged: EffectTexts.treatmentUnsettled
    case .noVariation: EffectTexts.alikeChanges
    case .nothingToCombine: EffectTexts.nothingToCombine
    case .noEarlierPeriod: EffectTexts.noEarlierPeriod
    case .singularCovariance: EffectTexts.singular
    }
  }
}
