public import Statistics
public import Tables

/// The result of an analysis of effects.
public struct EffectResult: Sendable {
  /// What the reader of the result has to know, in words that begin with the answer.
  public enum Notice: Sendable, Equatable {
    /// The answer of an interrupted series: its ratio, and the expected, observed and averted events.
    case interrupted(ratio: EffectFigure, averted: EffectFigure, since: String)
    /// What a series did that the intervention cannot move.
    case control(ratio: EffectFigure)
    /// No such series was fitted.
    case noControl
    /// The answer of a staggered adoption, and the cells it rests on.
    case staggered(EffectFigure)
    /// The other estimators.
    case agreement([EffectFigure])
    /// The test of trends before the treatment.
    case trends(pValue: Double)
    /// The violation of parallel trends, in multiples of the worst seen, that the answer survives; nil for none.
    case breakdown(Double?)
    /// Units treated from the first period on are left out.
    case alwaysTreated(Int)
    /// The other estimators have no covariates.
    case withoutCovariates
    /// The answer about one term of a model with fixed effects.
    case term(EffectFigure)
    /// Rows left out: without events in their level, alone in their level, or with an unknown cell.
    case rowsLeftOut(separated: Int, single: Int, unknown: Int, of: Int)
    /// The last line may be cut off.
    case openLine(Int)
  }

  /// One row per figure.
  public internal(set) var figures: [EffectFigure] = []
  /// What the reader has to know.
  public internal(set) var notices: [Notice] = []

  /// Whether anything can be said.
  public var hasAnswer: Bool { figures.contains { $0.isAnswer && $0.value != nil } }

  /// The result as a table.
  public var table: Table {
    Table(name: "effect", columns: EffectFigure.columns, rows: figures.map(\.cells))
  }
}

/// Why no analysis was made.
public enum EffectRefusal: Error, Equatable, Sendable {
  /// The intervention is not written as a time of the file.
  case intervention(String, example: String)
  /// A column is asked for in two roles.
  case sameColumn(String)
  /// The series cannot be analysed.
  case interrupted(EffectError, series: String)
  /// The panel cannot be analysed; periods as the file writes them.
  case staggered(StaggeredFault)
  /// The model with fixed effects cannot be fitted.
  case fixedEffects(EffectError)
  /// Rows have an unknown cell, all of them.
  case allUnknown

  /// Why the effects of a staggered adoption cannot be estimated.
  public enum StaggeredFault: Sendable, Hashable {
    /// No unit is treated after the first period and by the last.
    case noTreatedUnit(first: String, last: String)
    /// All units are treated from the same period on.
    case noComparison(period: String)
    /// No cohort has two periods before its treatment.
    case tooFewBefore(Int)
    /// All outcomes are alike.
    case noVariation
  }
}
