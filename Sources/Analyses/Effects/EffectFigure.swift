import Foundation
import Tables

/// One figure of an analysis of effects, as it stands in a row of the result.
public struct EffectFigure: Sendable, Equatable {
  /// What it is about.
  public var term: EffectTerm
  /// What kind of figure it is.
  public var kind: EffectKind
  /// The column of outcomes it belongs to.
  public var series: String
  /// The estimate; nil where there is none to rely on.
  public var value: Double?
  /// Its standard error.
  public var standardError: Double?
  /// The lower end of its 95 % interval.
  public var lower: Double?
  /// The upper end of its 95 % interval.
  public var upper: Double?
  /// The probability of an estimate this far from 0 without an effect.
  public var pValue: Double?
  /// Whether it is the logarithm of a ratio.
  public var isLogarithm = false
  /// Whether it answers the question, and so has a verdict; the others only stand beside it.
  public var isAnswer = false
  /// Why it is not usable as it stands.
  public var doubts: [EffectDoubt] = []

  init(_ term: EffectTerm, _ kind: EffectKind, series: String, value: Double? = nil) {
    self.term = term
    self.kind = kind
    self.series = series
    self.value = value
  }

  /// Takes its numbers away: there are none to rely on.
  mutating func withhold() {
    (value, standardError, lower, upper, pValue) = (nil, nil, nil, nil, nil)
  }

  /// How far it can be relied on; nil for a figure that only stands beside the answer.
  public var verdict: Verdict? { isAnswer ? EffectDoubt.verdict(doubts) : nil }

  /// The columns of the result, the same for every analysis.
  public static let columns = [
    "term", "estimate", "se", "lower", "upper", "p_value", "ratio", "ratio_lower", "ratio_upper", "kind", "verdict",
    "reason", "series",
  ]

  var cells: [Cell] {
    func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .missing(.notApplicable) }
    func text(_ value: String) -> Cell { value.isEmpty ? .missing(.notApplicable) : .text(value) }
    // A limit beyond all numbers is none.
    func ratio(_ value: Double?) -> Cell {
      number(isLogarithm ? value.map { exp($0) }.flatMap { $0.isFinite ? $0 : nil } : nil)
    }
    return [
      .text(term.code), number(value), number(standardError), number(lower), number(upper), number(pValue),
      ratio(value), ratio(lower), ratio(upper), .text(kind.code), text(verdict?.rawValue ?? ""),
      text(doubts.map(\.code).joined(separator: ";")), .text(series),
    ]
  }
}
