public import LinearAlgebra

/// Rows of counts or rates, their covariates and the groups they belong to, checked.
public struct FixedEffectsPanel: Sendable {
  /// y, n values ≥ 0.
  public let response: [Double]
  /// X, n × p, without a column of ones.
  public let covariates: Matrix
  /// For each factor the level of each row, from 0.
  public let factors: [[Int32]]
  /// The cluster of each row, from 0.
  public let clusters: [Int32]
  /// n weights > 0.
  public let weights: [Double]
  /// n values on the log scale.
  public internal(set) var offset: [Double]

  /// Checks a panel.
  /// - Parameters:
  ///   - response: y, n values ≥ 0; they need not be whole.
  ///   - covariates: X, n × p.
  ///   - factors: the levels of each row, from 0, for one factor or more.
  ///   - clusters: the cluster of each row, from 0.
  ///   - weights: n weights > 0; nil: all 1.
  ///   - offset: n values on the log scale; nil: all 0.
  /// - Throws: `EffectError` when a value cannot be used or there is no event.
  /// - Precondition: all have n rows, there is a factor, and no level or cluster is negative.
  public init(
    response: [Double], covariates: Matrix, factors: [[Int32]], clusters: [Int32], weights: [Double]? = nil,
    offset: [Double]? = nil
  ) throws(EffectError) {
    let n = response.count
    precondition(
      covariates.rowCount == n && clusters.count == n && factors.allSatisfy { $0.count == n }
        && (weights?.count ?? n) == n && (offset?.count ?? n) == n, "\(n) rows")
    precondition(!factors.isEmpty && (factors + [clusters]).allSatisfy { $0.allSatisfy { $0 >= 0 } }, "levels")
    for y in response { guard y >= 0, y.isFinite else { throw .fit(.invalidValue(y)) } }
    for w in weights ?? [] { guard w > 0, w.isFinite else { throw .fit(.invalidValue(w)) } }
    for x in offset ?? [] { guard x.isFinite else { throw .fit(.invalidValue(x)) } }
    for x in covariates.elements { guard x.isFinite else { throw .fit(.invalidValue(x)) } }
    guard response.contains(where: { $0 > 0 }) else { throw .noEvents }
    self.response = response
    self.covariates = covariates
    self.factors = factors
    self.clusters = clusters
    self.weights = weights ?? [Double](repeating: 1, count: n)
    self.offset = offset ?? [Double](repeating: 0, count: n)
  }

  private init(_ panel: FixedEffectsPanel, rows: [Int], columns: [Int], offset: [Double]) {
    let n = panel.response.count
    response = rows.map { panel.response[$0] }
    covariates = Matrix(
      rowCount: rows.count, columnCount: columns.count,
      elements: columns.flatMap { j in rows.map { panel.covariates.elements[$0 + j * n] } })
    factors = panel.factors.map { factor in rows.map { factor[$0] } }
    clusters = rows.map { panel.clusters[$0] }
    weights = rows.map { panel.weights[$0] }
    self.offset = rows.map { offset[$0] }
  }

  /// These rows and covariates alone.
  func keeping(_ rows: [Int], columns: [Int]) -> FixedEffectsPanel {
    FixedEffectsPanel(self, rows: rows, columns: columns, offset: offset)
  }

  /// The panel with a covariate's coefficient given: it moves to the offset.
  func fixing(_ column: Int, at value: Double) -> FixedEffectsPanel {
    FixedEffectsPanel(
      self, rows: Array(response.indices), columns: (0..<covariates.columnCount).filter { $0 != column },
      offset: offset(fixing: column, at: value))
  }

  /// The offset with a covariate's effect held at a value.
  func offset(fixing column: Int, at value: Double) -> [Double] {
    let n = response.count
    return (0..<n).map { offset[$0] + value * covariates.elements[$0 + column * n] }
  }

  /// The rows left when levels that tell nothing are taken out until there is none: those of one row, which their own
  /// effect fits perfectly, and then those without any event, whose effect would be −∞.
  ///
  /// Rows that are alone only when others without events are gone stay, as in pyfixest: they change N, nothing else.
  func pruned() -> (rows: [Int], eventless: Int, single: Int) {
    let all = Array(response.indices)
    let shared = without(all) { _, count in count == 1 }
    let rows = without(shared) { events, _ in events == 0 }
    return (rows, shared.count - rows.count, all.count - shared.count)
  }

  /// The rows left when levels are taken out by their events and rows, until none is left to go.
  func without(_ rows: [Int], levels isIdle: (_ events: Double, _ count: Int) -> Bool) -> [Int] {
    var left = rows
    var before = -1
    while before != left.count {
      before = left.count
      for factor in factors {
        var events = [Double](repeating: 0, count: Int(factor.max() ?? -1) + 1)
        var counts = [Int](repeating: 0, count: events.count)
        for row in left {
          events[Int(factor[row])] += response[row]
          counts[Int(factor[row])] += 1
        }
        left = left.filter { !isIdle(events[Int(factor[$0])], counts[Int(factor[$0])]) }
      }
    }
    return left
  }
}
