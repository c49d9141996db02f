import Analyses
import Foundation
import Reports
import Statistics
import Tables
import Wording

extension StatePanel.Problem {
  /// The problem in words.
  var text: Text {
    switch self {
    case .empty: TransitionTexts.empty
    case .missingColumn(let name): TransitionTexts.missingColumn(name)
    case .repeatedColumn(let name): TransitionTexts.repeatedColumn(name)
    case .noSubject(let line): TransitionTexts.noSubject(line: line)
    case .width(let line, let has, let wanted):
      has < wanted
        ? DetectionTexts.cellsMissing(line: line, has: has, wanted: wanted)
        : DetectionTexts.cellsBeyondHeader(line: line, has: has, wanted: wanted)
    case .time(let line, let text): TransitionTexts.time(line: line, text)
    case .hugeTime(let line, let text): TransitionTexts.hugeTime(line: line, text)
    case .state(let line, let text): TransitionTexts.state(line: line, text)
    case .covariate(let line, let name, let text): TransitionTexts.covariate(line: line, name: name, text)
    case .sameTime(let line, let earlier): TransitionTexts.sameTime(line: line, earlier: earlier)
    case .backwards(let line, let earlier): TransitionTexts.backwards(line: line, earlier: earlier)
    case .noLength(let line): TransitionTexts.noLength(line: line)
    case .overlap(let line, let earlier): TransitionTexts.overlap(line: line, earlier: earlier)
    case .stateBroken(let line, let earlier): TransitionTexts.stateBroken(line: line, earlier: earlier)
    case .noChange(let line, let state): TransitionTexts.noChange(line: line, state: state)
    case .impossible(let line, let from, let to): TransitionTexts.impossible(line: line, from: from, to: to)
    }
  }
}

extension TransitionAnalysis.Refusal {
  /// Whether the options are wrong rather than the data.
  var isUsage: Bool {
    switch self {
    case .unknownState, .exactStateIsLeft, .allowedLoop, .optionWithoutEffect, .reservedColumn, .splitOutside, .horizon,
      .smoothing, .manyTransitions:
      true
    case .noFollowUp, .noChange, .notComputable, .notConverged, .notIdentified: false
    }
  }

  /// The refusal in words.
  var text: Text {
    switch self {
    case .unknownState(let state, let known): TransitionTexts.unknownState(state, known: known)
    case .exactStateIsLeft(let state): TransitionTexts.exactStateIsLeft(state)
    case .allowedLoop(let state): TransitionTexts.allowedLoop(state)
    case .optionWithoutEffect(let option, let model):
      TransitionTexts.optionWithoutEffect(
        "--\(option.rawValue)", model: model.rawValue, models: option.models.map(\.rawValue))
    case .reservedColumn(let name, let option):
      TransitionTexts.reservedColumn(name, option: "--\(option.rawValue)")
    case .splitOutside(let first, let last): TransitionTexts.splitOutside(first: first, last: last)
    case .horizon: TransitionTexts.horizon
    case .smoothing: TransitionTexts.smoothing
    case .noFollowUp: TransitionTexts.noFollowUp
    case .noChange: TransitionTexts.noChange
    case .manyTransitions(let count, let most): TransitionTexts.manyTransitions(count, most: most)
    case .notComputable: TransitionTexts.notComputable
    case .notConverged(let iterations): TransitionTexts.notConverged(iterations: iterations)
    case .notIdentified: TransitionTexts.notIdentified
    }
  }
}

extension TransitionAnalysis.Notice {
  /// The notice in words.
  var text: Text {
    switch self {
    case .singleRows(let count, let subjects): TransitionTexts.singleRows(count, subjects: subjects)
    case .rung(.covariatesOneByOne): TransitionTexts.covariatesOneByOne
    case .rung(.automatic), .rung(.simplerTransitions): TransitionTexts.simplerTransitions
    case .heldRatio(let from, let to, let scope, let reason):
      TransitionTexts.heldRatio(from: from, to: to, scope: scope.text, reason.text)
    case .heldIntensity(let from, let to, let reason):
      TransitionTexts.heldIntensity(from: from, to: to, reason.text)
    case .otherSteps(let count, let all, let step):
      TransitionTexts.otherSteps(count, of: all, step: step.twelveDigits)
    case .noPrevalence: TransitionTexts.noPrevalence
    case .doubt(let figure, let alike):
      TransitionTexts.doubt(
        figure.label, verdict: figure.verdict.text, figure.doubt?.text ?? Text(verbatim: ""), alike: alike)
    }
  }
}

extension TransitionDoubt {
  /// The doubt in words.
  var text: Text {
    switch self {
    case .fewTransitions(let count): TransitionTexts.fewTransitions(count)
    case .held(let reason): reason.text
    case .wideRatio(let ratio): TransitionTexts.wideRatio(factor(ratio))
    case .wideProbability(let width): TransitionTexts.wideProbability(short(width))
    case .beyondFollowUp(let longest): TransitionTexts.beyondFollowUp(longest.twelveDigits)
    case .notSurelyReached: TransitionTexts.notSurelyReached
    case .neverFollowed: TransitionTexts.neverFollowed
    case .fewAtRisk(let count): TransitionTexts.fewAtRisk(count)
    case .smallRiskSet(let count): TransitionTexts.smallRiskSet(count)
    case .nobodyLeft(let last): TransitionTexts.nobodyLeft(last.twelveDigits)
    case .smallExpected(let count): TransitionTexts.smallExpected(short(count))
    case .baselineOutside(let covariate): TransitionTexts.baselineOutside(covariate)
    case .nothingToCompare: TransitionTexts.nothingToCompare
    case .narrowCovariate(let span): TransitionTexts.narrowCovariate(short(span))
    case .changingCovariate: TransitionTexts.changingCovariate
    }
  }
}

extension HeldReason {
  /// The reason in words.
  var text: Text {
    switch self {
    case .fewTransitions(let count): TransitionTexts.fewTransitions(count)
    case .constantCovariate(let value, let count):
      TransitionTexts.constantCovariate(value.twelveDigits, count: count)
    case .wideInterval(let ratio): TransitionTexts.wideRatio(factor(ratio))
    case .notIdentified: TransitionTexts.parameterNotIdentified
    case .notConverged: TransitionTexts.parameterNotConverged
    case .vanishing: TransitionTexts.vanishing
    }
  }
}

/// Two significant digits: how wide an interval is needs no more.
private func short(_ value: Double) -> String { String(format: "%.2g", value) }

/// A factor in two digits; nil where it is so large that it means without bound.
private func factor(_ ratio: Double) -> String? {
  guard ratio < 1e4 else { return nil }
  let unit = pow(10, max(0, log10(ratio).rounded(.down) - 1))
  return Numerals.count(Int((ratio / unit).rounded() * unit))
}
