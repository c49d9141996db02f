import Foundation

/// A test of a coefficient that holds with few clusters: the wild cluster bootstrap of scores.
///
/// The model is fitted with the coefficient held at b; a[g] is what cluster g adds to it there, and T = |Σ a[g]| ÷ √Σ a[g]².
/// Each draw multiplies the clusters' a[g] with independent weights v[g], and the p-value is the share of draws with
/// T* ≥ T, T itself among them. The weights are Webb's six, ±√½, ±1, ±√(3/2), each as likely: two signs alone leave few
/// distinct draws when there are less than about 12 clusters. The limits of the 95 % interval are the b where the p-value
/// passes 5 %, with the same draws for all b.
///
/// Source: Kline & Santos (2012), J. Econometric Methods 1, 23; Webb (2014), Queen's Economics Department 1315; Cameron,
/// Gelbach & Miller (2008), Rev. Econ. Stat. 90, 414, for the null hypothesis imposed.
public struct WildClusterBootstrap: Sendable {
  /// How to draw.
  public struct Options: Sendable, Hashable {
    /// Draws; 9,999 with T among them give p-values of whole ten-thousandths.
    public var draws: Int
    /// The seed of the draws.
    public var seed: UInt64

    /// Creates options.
    public init(draws: Int = 9_999, seed: UInt64 = 1) {
      self.draws = draws
      self.seed = seed
    }
  }

  private let fit: FixedEffectsPoisson
  private let column: Int
  /// v, draw after draw.
  private let weights: [Double]
  private let size: Int
  private let draws: Int

  /// Prepares the test of a coefficient.
  /// - Parameters:
  ///   - fit: the fitted model.
  ///   - index: the position of the coefficient among those estimated.
  ///   - options: how to draw.
  /// - Precondition: there is such a coefficient and at least one draw.
  public init(_ fit: FixedEffectsPoisson, coefficient index: Int, options: Options = Options()) {
    precondition(fit.coefficients.indices.contains(index) && options.draws >= 1, "coefficient \(index)")
    self.fit = fit
    column = index
    draws = options.draws
    size = Int(fit.panel.clusters.max() ?? -1) + 1
    let webb = [-1.5.squareRoot(), -1, -0.5.squareRoot(), 0.5.squareRoot(), 1, 1.5.squareRoot()]
    var random = SplitMix64(seed: options.seed)
    weights = (0..<size * options.draws).map { _ in webb[Int.random(in: 0..<6, using: &random)] }
  }

  /// The probability of clusters that disagree so much with a value of the coefficient if that is the true one.
  /// - Parameter value: b, on the scale of the logarithm.
  /// - Returns: the p-value, two-sided.
  /// - Throws: `EffectError` when the model cannot be fitted with that value.
  public func pValue(at value: Double = 0) throws(EffectError) -> Double {
    var restricted = AbsorbedIterations(fit.panel.fixing(column, at: value), fit.options)
    if try restricted.firstCollinear() != nil { throw .fit(.notConverged(iterations: 0)) }
    guard try restricted.run().isEmpty else { throw .fit(.notConverged(iterations: restricted.iterations)) }
    var full = AbsorbedIterations(fit.panel, fit.options)
    let influences = try full.influences(of: column, means: restricted.means)
    let squares = influences.map { $0 * $0 }
    let sum = influences.reduce(0, +)
    let observed = sum * sum / squares.reduce(0, +)
    guard observed.isFinite else { return 1 }
    var count = 1
    for draw in 0..<draws {
      var (sum, square) = (0.0, 0.0)
      for g in 0..<size {
        let v = weights[draw * size + g]
        sum += v * influences[g]
        square += v * v * squares[g]
      }
      // A draw with all signs alike is T again, but for rounding.
      if sum * sum >= observed * square * (1 - 1e-12) { count += 1 }
    }
    return Double(count) / Double(draws + 1)
  }

  /// The values that are not rejected at 5 %: the interval of the coefficient, on the scale of the logarithm.
  /// - Returns: the limits; nil where none is found within 30 standard errors, as with very few clusters.
  public func interval() -> (lower: Double?, upper: Double?) { (limit(-1), limit(1)) }

  private func limit(_ sign: Double) -> Double? {
    let (centre, unit) = (fit.coefficients[column], fit.standardErrors[column])
    var (inside, outside) = (0.0, 2.0)
    while true {
      guard outside <= 32, let p = try? pValue(at: centre + sign * outside * unit) else { return nil }
      if p < 0.05 { break }
      (inside, outside) = (outside, 2 * outside)
    }
    // A thousandth of a standard error is less than the draws can tell.
    while outside - inside > 1e-3 {
      let middle = (inside + outside) / 2
      guard let p = try? pValue(at: centre + sign * middle * unit) else { return nil }
      if p < 0.05 { outside = middle } else { inside = middle }
    }
    return centre + sign * (inside + outside) / 2 * unit
  }
}
