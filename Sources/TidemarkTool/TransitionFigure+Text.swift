import Analyses
import Reports
import Tables
import Wording

extension TransitionAnalysis {
  /// The result for a person: the same rows as in the file, in words.
  func table(_ language: Language) -> Table {
    let table = table
    return Table(
      name: table.name, columns: table.columns.map { TransitionTexts.headings[$0]?(language) ?? $0 },
      rows: zip(figures, table.rows).map { figure, cells in
        var cells = cells
        cells[0] = .text(figure.quantity.text(language))
        if figure.scope != .whole { cells[3] = .text(figure.scope.text(language)) }
        cells[cells.count - 1] = .text(figure.verdict.text(language))
        return cells
      })
  }
}

extension TransitionFigure {
  /// The figure in words: `hazard ratio senior 1→2`.
  var label: Text {
    let states = [from, to].compactMap { $0.map(String.init) }.joined(separator: "→")
    return TransitionTexts.figure(
      quantity.text, scope: scope.text, states: states, horizon: horizon?.twelveDigits)
  }
}

extension TransitionFigure.Quantity {
  /// The quantity in words.
  var text: Text {
    switch self {
    case .minus2LogLikelihood: TransitionTexts.minus2LogLikelihood
    case .count: TransitionTexts.count
    case .transitionProbability: TransitionTexts.transitionProbability
    case .intensity: TransitionTexts.intensity
    case .hazardRatio: TransitionTexts.hazardRatio
    case .sojournTime: TransitionTexts.sojournTime
    case .nextState: TransitionTexts.nextState
    case .lengthOfStay: TransitionTexts.lengthOfStay
    case .firstPassageTime: TransitionTexts.firstPassageTime
    case .stateProbability: TransitionTexts.stateProbability
    case .restrictedMeanTime: TransitionTexts.restrictedMeanTime
    case .homogeneityStatistic: TransitionTexts.homogeneityStatistic
    case .likelihoodRatio: TransitionTexts.likelihoodRatio
    case .degreesOfFreedom: TransitionTexts.degreesOfFreedom
    case .pValue: TransitionTexts.pValue
    case .observedPrevalence: TransitionTexts.observedPrevalence
    case .expectedPrevalence: TransitionTexts.expectedPrevalence
    }
  }
}

extension TransitionFigure.Scope {
  /// What a figure belongs to, in words; empty for all that was read.
  var text: Text {
    switch self {
    case .whole: Text(verbatim: "")
    case .covariate(let name): Text(verbatim: name)
    case .stretch(let time, let isAfter): TransitionTexts.stretch(time, isAfter: isAfter)
    case .together(let parts):
      Text(
        zh: parts.map(\.text.zh).joined(separator: "、"), en: parts.map(\.text.en).joined(separator: ", "))
    case .test(let quantity): quantity.text
    case .exactTest: TransitionTexts.exactTest
    }
  }
}
