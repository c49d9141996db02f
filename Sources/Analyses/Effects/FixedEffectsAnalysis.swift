import Foundation
import LinearAlgebra
public import Statistics

/// Ratios of counts or rates by Poisson pseudo-maximum likelihood with many fixed effects.
public struct FixedEffectsAnalysis: Sendable {
  /// What is asked for; `a^b` crosses two columns.
  public struct Request: Sendable, Hashable {
    /// The column of counts or rates.
    public var outcome: String
    /// Columns of numbers whose ratios are asked for; crossed ones are multiplied.
    public var terms: [String]
    /// Columns whose every value has an effect; of crossed ones every pair.
    public var fixedEffects: [String]
    /// The column of groups within which rows are not independent.
    public var cluster: String
    /// The column of weights; nil: none.
    public var weights: String?
    /// The column of persons or person-time, whose logarithm is the offset; nil: none.
    public var exposure: String?
    /// How the bootstrap draws when clusters are few.
    public var bootstrap: WildClusterBootstrap.Options

    /// Creates a request.
    public init(
      outcome: String, terms: [String], fixedEffects: [String], cluster: String, weights: String? = nil,
      exposure: String? = nil, bootstrap: WildClusterBootstrap.Options = WildClusterBootstrap.Options()
    ) {
      self.outcome = outcome
      self.terms = terms
      self.fixedEffects = fixedEffects
      self.cluster = cluster
      self.weights = weights
      self.exposure = exposure
      self.bootstrap = bootstrap
    }

    /// The columns it needs; rows with an unknown cell are left out and counted.
    public var columns: [ColumnTable.Column] {
      numberColumns.map { ColumnTable.Column($0, isNumber: true, mayBeEmpty: true) }
        + (fixedEffects.flatMap(FixedEffectsAnalysis.parts) + [cluster]).map {
          ColumnTable.Column($0, mayBeEmpty: true)
        }
    }

    fileprivate var numberColumns: [String] {
      [outcome] + terms.flatMap(FixedEffectsAnalysis.parts) + [weights, exposure].compactMap { $0 }
    }
  }

  /// Estimates.
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - table: a table with its columns.
  /// - Returns: the figures, and what the reader has to know.
  /// - Throws: `ColumnTable.Failure` for cells that cannot be used, `EffectRefusal` when there is nothing to estimate.
  public static func run(_ request: Request, on table: ColumnTable) throws -> EffectResult {
    let named = [request.outcome] + request.terms
    if let twice = named.indices.first(where: { named[..<$0].contains(named[$0]) }) {
      throw EffectRefusal.sameColumn(named[twice])
    }
    try check(request, table)
    let needed = request.columns.map { table.texts($0.name) }
    let rows = table.lines.indices.filter { row in needed.allSatisfy { !$0[row].isEmpty } }
    guard !rows.isEmpty else { throw EffectRefusal.allUnknown }
    let fit: FixedEffectsPoisson
    do throws(EffectError) {
      fit = try FixedEffectsPoisson.fit(panel(request, table, rows))
    } catch {
      throw EffectRefusal.fixedEffects(error)
    }
    var result = EffectResult()
    if let line = table.openLine { result.notices.append(.openLine(line)) }
    let overlap = fit.overlap
    let figures = request.terms.indices.map { index in
      let others = fit.estimated.firstIndex(of: index).map {
        overlap.explaining($0, among: Array(fit.estimated.indices), share: CovariateOverlap.repeated)
      }
      return figure(index, request, fit, notApartFrom: (others ?? []).map { request.terms[fit.estimated[$0]] })
    }
    let counts: [(EffectTerm.Quantity, Double)] = [
      (.rows, Double(fit.rows.count)), (.separated, Double(fit.separatedCount)), (.single, Double(fit.singleCount)),
      (.clusters, Double(fit.clusterCount)), (.deviance, fit.deviance),
    ]
    let effective = zip(fit.estimated, fit.effectiveClusterCounts).map {
      EffectFigure(.column(request.terms[$0]), .effectiveClusters, series: request.outcome, value: $1)
    }
    result.figures =
      figures + figures.flatMap { beside($0, fit.clusterCount) } + effective
      + counts.map { EffectFigure(.quantity($0), .fit, series: request.outcome, value: $1) }
    result.notices += figures.map { .term($0) }
    let unknown = table.rowCount - rows.count
    if fit.separatedCount + fit.singleCount + unknown > 0 {
      result.notices.append(
        .rowsLeftOut(
          separated: fit.separatedCount, single: fit.singleCount, unknown: unknown, of: table.rowCount))
    }
    return result
  }

  /// The columns that a name crosses.
  static func parts(_ name: String) -> [String] { name.split(separator: "^").map(String.init) }

  private static func check(_ request: Request, _ table: ColumnTable) throws(ColumnTable.Failure) {
    var problems: [ColumnTable.Problem] = []
    for (index, value) in table.numbers(request.outcome).enumerated() {
      if let value, value < 0 {
        let text = table.texts(request.outcome)[index]
        problems.append(.negative(line: table.lines[index], name: request.outcome, text: text))
      }
    }
    for name in [request.weights, request.exposure].compactMap({ $0 }) {
      for (index, value) in table.numbers(name).enumerated() {
        if let value, value <= 0 {
          problems.append(.notPositive(line: table.lines[index], name: name, text: table.texts(name)[index]))
        }
      }
    }
    guard problems.isEmpty else { throw ColumnTable.Failure(problems: problems) }
  }

  private static func panel(
    _ request: Request, _ table: ColumnTable, _ rows: [Int]
  ) throws(EffectError) -> FixedEffectsPanel {
    func numbers(_ name: String) -> [Double] {
      let all = table.numbers(name)
      return rows.map { all[$0] ?? 0 }
    }
    func product(_ name: String) -> [Double] {
      parts(name).map(numbers).reduce([Double](repeating: 1, count: rows.count)) { zip($0, $1).map { $0 * $1 } }
    }
    func levels(_ name: String) -> [Int32] {
      let columns = parts(name).map { table.texts($0) }
      // A separator that no cell of a CSV file holds keeps a,bc apart from ab,c.
      let names = rows.map { row in columns.map { $0[row] }.joined(separator: "\u{1}") }
      return StaggeredReader.numbers(names).map(Int32.init)
    }
    return try FixedEffectsPanel(
      response: numbers(request.outcome),
      covariates: Matrix(
        rowCount: rows.count, columnCount: request.terms.count, elements: request.terms.flatMap(product)),
      factors: request.fixedEffects.map(levels), clusters: levels(request.cluster),
      weights: request.weights.map(numbers), offset: request.exposure.map { numbers($0).map { log($0) } })
  }

  /// The intervals of the same error that other programs give: with the t distribution, where the answer's is the
  /// bootstrap's, and with the normal one.
  private static func beside(_ answer: EffectFigure, _ clusters: Int) -> [EffectFigure] {
    guard let value = answer.value, let error = answer.standardError else { return [] }
    let student = StudentT.twoSidedQuantile(tail: 0.05, degrees: Double(clusters - 1))
    let normal = 1.959963984540054
    let all = answer.kind == .panel(.clustered) ? [(true, normal)] : [(false, student), (true, normal)]
    return all.map { isNormal, quantile in
      var figure = EffectFigure(answer.term, .clustered(isNormal: isNormal), series: answer.series, value: value)
      (figure.standardError, figure.isLogarithm) = (error, true)
      (figure.lower, figure.upper) = (value - quantile * error, value + quantile * error)
      return figure
    }
  }

  private static func figure(
    _ index: Int, _ request: Request, _ fit: FixedEffectsPoisson, notApartFrom others: [String]
  ) -> EffectFigure {
    let estimate = fit.estimate(index, bootstrap: request.bootstrap)
    var figure = EffectFigure(
      .column(request.terms[index]), .panel(estimate?.basis ?? .clustered), series: request.outcome)
    figure.isAnswer = true
    guard let estimate, let position = fit.estimated.firstIndex(of: index) else {
      figure.doubts = [fit.leftOut[index] == .infinite ? .infinite : .absorbed]
      return figure
    }
    guard others.isEmpty else {
      figure.doubts = [.notApart(others)]
      return figure
    }
    (figure.value, figure.standardError) = (estimate.logarithm, estimate.standardError)
    (figure.lower, figure.upper, figure.isLogarithm) = (estimate.lowerLogarithm, estimate.upperLogarithm, true)
    switch estimate.basis {
    case .clustered:
      figure.pValue = StudentT.twoSidedPValue(
        estimate.logarithm / estimate.standardError, degrees: Double(fit.clusterCount - 1))
    case .wildBootstrap:
      figure.pValue = try? WildClusterBootstrap(fit, coefficient: position, options: request.bootstrap).pValue()
    }
    if fit.clusterCount < EffectDoubt.few { figure.doubts.append(.fewClusters(fit.clusterCount)) }
    if let lower = figure.lower, let upper = figure.upper {
      if let doubt = EffectDoubt.width(lower, upper) { figure.doubts.append(doubt) }
    } else {
      figure.doubts.append(.noLimit)
    }
    return figure
  }
}
