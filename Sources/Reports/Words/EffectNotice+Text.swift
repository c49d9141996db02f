public import Analyses
import Foundation
public import Wording

extension EffectResult.Notice {
  /// The notice in words.
  public var text: Text {
    switch self {
    case .interrupted(let ratio, let averted, let since):
      if ratio.verdict == .insufficient {
        EffectTexts.noConclusion(ratio.series, EffectTexts.since(since), ratio.verdictText)
      } else {
        EffectTexts.interrupted(
          ratio.series, since: since, ratio: ratio.ratioText, averted: averted.interval { String(format: "%.0f", $0) },
          direction: ratio.direction, verdict: ratio.verdictText)
      }
    case .control(let ratio):
      if ratio.value == nil, let doubt = ratio.doubts.first {
        EffectTexts.controlNotFitted(EffectTexts.seriesName(ratio.series), doubt.text)
      } else {
        EffectTexts.control(EffectTexts.seriesName(ratio.series), ratio: ratio.ratioText, moved: !ratio.isOpen)
      }
    case .noControl: EffectTexts.noControl
    case .staggered(let answer):
      if answer.value == nil {
        EffectTexts.blank(answer.series, answer.kind.text, answer.doubts.first?.text ?? EffectTexts.none)
      } else if answer.verdict == .insufficient {
        EffectTexts.noConclusion(answer.series, answer.kind.text, answer.verdictText)
      } else {
        EffectTexts.staggered(
          answer.series, estimator: answer.kind.text, effect: answer.interval(\.twoDigits), direction: answer.direction,
          verdict: answer.verdictText)
      }
    case .agreement(let others):
      EffectTexts.agreement(
        others.map { ($0.kind.text, $0.value == nil ? EffectTexts.none : $0.interval(\.twoDigits)) })
    case .trends(let p): EffectTexts.trends(p.twoDigits, differ: p < 0.05)
    case .breakdown(let multiple): EffectTexts.breakdown(multiple?.twoDigits)
    case .alwaysTreated(let count): EffectTexts.alwaysTreated(count)
    case .withoutCovariates: EffectTexts.withoutCovariates
    case .term(let figure):
      if figure.value == nil {
        EffectTexts.blank(
          figure.series, Text(verbatim: "“\(figure.term.code)”"), figure.doubts.first?.text ?? EffectTexts.none)
      } else if figure.verdict == .insufficient {
        EffectTexts.noConclusion(figure.series, Text(verbatim: "“\(figure.term.code)”"), figure.verdictText)
      } else {
        EffectTexts.term(
          figure.term.code, figure.series, ratio: figure.ratioText, direction: figure.direction,
          verdict: figure.verdictText)
      }
    case .rowsLeftOut(let separated, let single, let unknown, let all):
      EffectTexts.rowsLeftOut(separated: separated, single: single, unknown: unknown, of: all)
    case .openLine(let line): DetectionTexts.openLine(line)
    }
  }
}

extension EffectFigure {
  /// Whether the interval holds the value of no effect.
  var isOpen: Bool { (lower ?? -.infinity) <= 0 && (upper ?? .infinity) >= 0 }

  var direction: Text { EffectTexts.direction(isOpen: isOpen, isBelow: (value ?? 0) < 0) }

  var verdictText: Text {
    EffectTexts.verdict(verdict?.text ?? Text(verbatim: ""), doubts.map(\.text))
  }

  /// The ratio with its interval; one too large or too small for two decimals is written by its order of magnitude.
  var ratioText: Text {
    var figure = self
    if let upper, !exp(upper).isFinite { figure.upper = nil }
    return figure.interval { logarithm in
      let ratio = exp(logarithm)
      return String(format: ratio < 1e6 && (ratio >= 0.005 || ratio == 0) ? "%.2f" : "%.1e", ratio)
    }
  }

  /// The estimate with its interval.
  func interval(_ format: (Double) -> String) -> Text {
    func written(_ language: (Text) -> String, _ limit: Double?) -> String {
      limit.map(format) ?? language(EffectTexts.unlimited)
    }
    let estimate = value.map(format) ?? ""
    return Text(
      zh: EffectTexts.interval(estimate, written(\.zh, lower), written(\.zh, upper)).zh,
      en: EffectTexts.interval(estimate, written(\.en, lower), written(\.en, upper)).en)
  }
}
