public import LinearAlgebra

/// Effects by time since treatment with their covariance: what analyses of sensitivity start from.
///
/// The period before the treatment, e = −1, is the reference, at 0. What is judged is the average effect over e ≥ 0. How far
/// trends were from parallel is called δ: before the treatment δ is what the figures estimate, after it nobody sees it.
public struct EventStudy: Sendable {
  /// The figures at e = −2, −3 and so on, in this order.
  public let before: [Double]
  /// The figures at e = 0, 1 and so on.
  public let after: [Double]
  /// Their covariance, those before the treatment first.
  public let covariance: Matrix
  /// The number of figures that do not join on to these without a gap.
  public let leftOut: Int

  /// The average over the figures after the treatment.
  public var average: Double { after.reduce(0, +) / Double(after.count) }

  /// Σ (e + 1) ÷ their number over e ≥ 0: what a trend of 1 a period does to the average.
  var trendEffect: Double { Double(after.count + 1) / 2 }

  /// Creates an event study from figures of any origin.
  /// - Precondition: there is a figure before and one after, and the covariance has a row for each.
  public init(before: [Double], after: [Double], covariance: Matrix) {
    self.init(before: before, after: after, covariance: covariance, leftOut: 0)
  }

  private init(before: [Double], after: [Double], covariance: Matrix, leftOut: Int) {
    precondition(!before.isEmpty && !after.isEmpty, "\(before.count) figures before, \(after.count) after")
    let count = before.count + after.count
    precondition(
      covariance.rowCount == count && covariance.columnCount == count,
      "\(covariance.rowCount) rows for \(count) figures")
    self.before = before
    self.after = after
    self.covariance = covariance
    self.leftOut = leftOut
  }

  /// Takes the aggregate by time since treatment of effects with a universal base.
  /// - Parameter effects: the effects.
  /// - Throws: `StaggeredBlank` when there is no figure at e = −2 or at e = 0.
  /// - Precondition: the base is universal: with a varying one each figure before the treatment is a single step.
  public init(_ effects: GroupTimeEffects) throws(StaggeredBlank) {
    precondition(effects.options.basePeriod == .universal, "an event study needs a universal base")
    let aggregate = effects.aggregate(.dynamic)
    let known = Dictionary(
      uniqueKeysWithValues: aggregate.parts.indices.compactMap { index in
        aggregate.parts[index].estimate.map { (aggregate.parts[index].key ?? 0, (index, $0.value)) }
      })
    let before = sequence(first: -2) { $0 - 1 }.prefix { known[$0] != nil }.compactMap { known[$0] }
    let after = sequence(first: 0) { $0 + 1 }.prefix { known[$0] != nil }.compactMap { known[$0] }
    guard !before.isEmpty else { throw .noEarlierPeriod }
    guard !after.isEmpty else { throw .nothingToCombine }
    let n = effects.panel.unitCount
    let columns = (before + after).flatMap { aggregate.influence.elements[$0.0 * n..<($0.0 + 1) * n] }
    let sums = effects.panel.clusterSums(
      Matrix(rowCount: n, columnCount: before.count + after.count, elements: columns))
    var covariance = sums.product(sums, transposingLeft: true)
    for index in covariance.elements.indices { covariance.elements[index] /= Double(n) * Double(n) }
    self.init(
      before: before.map(\.1), after: after.map(\.1), covariance: covariance,
      leftOut: aggregate.parts.count - before.count - after.count)
  }

  /// The average effect plus a weighted sum of the figures before the treatment, and its standard deviation.
  func average(plus weights: [Double]) -> (value: Double, deviation: Double) {
    let all = weights + Array(repeating: 1 / Double(after.count), count: after.count)
    let column = Matrix(rowCount: all.count, columnCount: 1, elements: all)
    let product = covariance.product(column).elements
    return (
      zip(all, before + after).reduce(0) { $0 + $1.0 * $1.1 },
      max(0, zip(all, product).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
    )
  }
}
