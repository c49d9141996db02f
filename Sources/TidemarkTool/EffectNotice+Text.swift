import Analyses
import Foundation
import Wording

extension EffectResult.Notice {
  /// The notice in words.
  var text: Text {
    switch self {
    case .interrupted(let ratio, let averted, let since):
      EffectTexts.interrupted(
        ratio.series, since: since, ratio: ratio.ratioText, averted: averted.interval { String(format: "%.0f", $0) },
        direction: ratio.direction, verdict: ratio.verdictText)
    case .control(let ratio):
      if ratio.value == nil, let doubt = ratio.doubts.first {
        EffectTexts.controlNotFitted(ratio.series, doubt.text)
      } else {
        EffectTexts.control(ratio.series, ratio: ratio.ratioText, moved: !ratio.isOpen)
      }
    case .noControl: EffectTexts.noControl
    case .staggered(let answer):
      if answer.value == nil {
        EffectTexts.blank(answer.series, answer.kind.text, answer.doubts.first?.text ?? EffectTexts.none)
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
  fileprivate var isOpen: Bool { (lower ?? -.infinity) <= 0 && (upper ?? .infinity) >= 0 }

  fileprivate var direction: Text { EffectTexts.direction(isOpen: isOpen, isBelow: (value ?? 0) < 0) }

  fileprivate var verdictText: Text {
    EffectTexts.verdict(verdict?.text ?? Text(verbatim: ""), doubts.map(\.text))
  }

  /// The ratio with its interval.
  fileprivate var ratioText: Text { interval { String(format: "%.2f", exp($0)) } }

  /// The estimate with its interval.
  fileprivate func interval(_ format: (Double) -> String) -> Text {
    func written(_ language: (Text) -> String, _ limit: Double?) -> String {
      limit.map(format) ?? language(EffectTexts.unlimited)
    }
    let estimate = value.map(format) ?? ""
    return Text(
      zh: EffectTexts.interval(estimate, written(\.zh, lower), written(\.zh, upper)).zh,
      en: EffectTexts.interval(estimate, written(\.en, lower), written(\.en, upper)).en)
  }
}

extension EffectDoubt {
  /// The doubt in words.
  var text: Text {
    switch self {
    case .notFitted(let error): error.text
    case .blank(let blank): blank.text
    case .absorbed: EffectTexts.absorbed
    case .infinite: EffectTexts.infinite
    case .fewEvents(let count): EffectTexts.fewEvents(count)
    case .fewBefore(let count): EffectTexts.fewBefore(count)
    case .fewAfter(let count): EffectTexts.fewAfter(count)
    case .correlated(let rho): EffectTexts.correlated(rho.twoDigits)
    case .noControl: EffectTexts.withoutControl
    case .controlMoved(let name, let sameDirection):
      EffectTexts.controlMoved(name, sameDirection: sameDirection)
    case .wideRatio(let ratio): TransitionTexts.wideRatio(ratio.twoDigits)
    case .noLimit: EffectTexts.noLimit
    case .trendsDiffer(let p): EffectTexts.trendsDiffer(p.twoDigits)
    case .trendsUntested(let reason): EffectTexts.trendsUntested(reason.text)
    case .fewTreated(let count): EffectTexts.fewTreated(count)
    case .fewControls(let count): EffectTexts.fewControls(count)
    case .disagreement(let estimator): EffectTexts.disagreement(estimator.text)
    case .fewClusters(let count): EffectTexts.fewClusters(count)
    case .leftOut(let count): EffectTexts.leftOut(count)
    }
  }
}

extension Double {
  /// Two significant digits: a sentence needs no more, and the table has the rest.
  var twoDigits: String { String(format: "%.2g", self) }
}
