public import Analyses
import Foundation
public import Statistics
public import Tables
public import Wording

extension EffectResult {
  /// The result for a person: the same rows as in the file, in words.
  public func table(_ language: Language) -> Table {
    let table = table
    return Table(
      name: table.name, columns: table.columns.map { EffectTexts.headings[$0]?(language) ?? $0 },
      rows: zip(figures, table.rows).map { figure, cells in
        zip(table.columns, cells).map { column, cell in
          switch column {
          case "term": .text(figure.term.text(language))
          case "kind": .text(figure.kind.text(language))
          case "verdict": figure.verdict.map { .text($0.text(language)) } ?? cell
          case "reason":
            figure.doubts.isEmpty
              ? cell
              : .text(figure.doubts.map { $0.text(language) }.joined(separator: language == .chinese ? "；" : "; "))
          case "series": .text(EffectTexts.seriesName(figure.series)(language))
          default: cell
          }
        }
      })
  }
}

extension EffectTerm {
  /// What a figure is about, in words.
  public var text: Text {
    switch self {
    case .segmented(let term): term.text
    case .column(let name), .period(let name): Text(verbatim: name)
    case .sinceTreatment(let periods): EffectTexts.sinceTreatment(periods)
    case .cohort(let cohort): EffectTexts.cohort(cohort)
    case .cell(let cohort, let period): EffectTexts.cell(cohort: cohort, period: period)
    case .comparison(let cohort, let control): EffectTexts.comparison(cohort: cohort, control: control)
    case .overall: EffectTexts.overall
    case .quantity(let quantity): EffectTexts.quantities[quantity.rawValue] ?? Text(verbatim: quantity.rawValue)
    }
  }
}

extension SegmentedTerm {
  /// The term in words.
  public var text: Text {
    switch self {
    case .intercept: EffectTexts.intercept
    case .trend: EffectTexts.trend
    case .level: EffectTexts.level
    case .slope: EffectTexts.slope
    case .cosine(let number): EffectTexts.harmonic(number, isCosine: true)
    case .sine(let number): EffectTexts.harmonic(number, isCosine: false)
    case .season(let number): EffectTexts.season(number)
    }
  }
}

extension EffectKind {
  /// What kind of figure it is, in words.
  public var text: Text {
    switch self {
    case .reported(let basis): EffectTexts.reported(basis.text)
    case .candidate(let basis): EffectTexts.candidate(basis.text)
    case .family(.poisson): EffectTexts.poisson
    case .family(.quasiPoisson): EffectTexts.quasiPoisson
    case .family(.negativeBinomial): EffectTexts.negativeBinomial
    case .robust(.hc0): EffectTexts.heteroscedastic(0)
    case .robust(.hc1): EffectTexts.heteroscedastic(1)
    case .robust(.hc2): EffectTexts.heteroscedastic(2)
    case .robust(.hc3): EffectTexts.heteroscedastic(3)
    case .robust(.neweyWest(let lag)): EffectTexts.neweyWest(lag: lag)
    case .counterfactual: EffectTexts.counterfactual
    case .observed: EffectTexts.observed
    case .fit: EffectTexts.fit
    case .cells: EffectTexts.cells
    case .aggregate(let kind): kind.text
    case .band(let kind): EffectTexts.band(kind.text)
    case .estimator(let estimator): estimator.text
    case .part(let estimator, let kind):
      Text(zh: "\(estimator.text.zh)，\(kind.text.zh)", en: "\(estimator.text.en), \(kind.text.en)")
    case .bacon: EffectTexts.bacon
    case .baconWeight: EffectTexts.baconWeight
    case .preTrend: EffectTexts.preTrend
    case .sensitivity: EffectTexts.sensitivity
    case .panel(.clustered), .clustered(isNormal: false): EffectTexts.clustered
    case .clustered(isNormal: true): EffectTexts.clusteredNormal
    case .panel(.wildBootstrap): EffectTexts.wildBootstrap
    case .effectiveClusters: EffectTexts.effectiveClusters
    case .schoolMonths: EffectTexts.schoolMonths
    case .counts: EffectTexts.counts
    }
  }
}

extension ErrorBasis {
  /// The error in words.
  fileprivate var text: Text {
    switch self {
    case .model: EffectTexts.modelError
    case .neweyWest: EffectTexts.neweyWest
    case .autocorrelation: EffectTexts.autocorrelation
    }
  }
}

extension StaggeredAggregate.Kind {
  /// The question in words.
  fileprivate var text: Text {
    switch self {
    case .simple: EffectTexts.simple
    case .dynamic: EffectTexts.dynamic
    case .group: EffectTexts.group
    case .calendar: EffectTexts.calendar
    }
  }
}

extension StaggeredEstimator {
  /// The estimator in words.
  public var text: Text {
    switch self {
    case .callawaySantAnna: EffectTexts.callawaySantAnna
    case .twoWay: EffectTexts.twoWay
    case .sunAbraham: EffectTexts.sunAbraham
    case .imputation: EffectTexts.imputation
    }
  }
}
