import Analyses
import Reports
import Statistics
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
