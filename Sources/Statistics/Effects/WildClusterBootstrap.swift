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
    var fits = try RestrictedFits(self)
    return try pValue(at: value, &fits)
  }

  /// The model without the coefficient, and the whole one; each value's iterations start from the last one's.
  private struct RestrictedFits {
    var restricted: AbsorbedIterations
    var full: AbsorbedIterations

    init(_ test: WildClusterBootstrap) throws(EffectError) {
      restricted = AbsorbedIterations(test.fit.panel.fixing(test.column, at: 0), test.fit.options)
      full = AbsorbedIterations(test.fit.panel, test.fit.options)
      if try restricted.firstCollinear() != nil { throw .fit(.notConverged(iterations: 0)) }
    }
  }

  private func pValue(at value: Double, _ fits: inout RestrictedFits) throws(EffectError) -> Double {
    fits.restricted.restart(offset: fit.panel.offset(fixing: column, at: value))
    guard try fits.restricted.run().isEmpty else {
      throw .fit(.notConverged(iterations: fits.restricted.iterations))
    }
    let influences = try fits.full.influences(of: column, means: fits.restricted.means)
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
  public func interval() -> (lower: Double?, upper: Double?) {
    (limit(-1), limit(1))
  }

  private func limit(_ sign: Double) -> Double? {
    guard var fits = try? RestrictedFits(self) else { return nil }
    let (centre, unit) = (fit.coefficients[column], fit.standardErrors[column])
    // Nearly a straight line in b, so that few values have to be tried.
    func height(_ b: Double, _ fits: inout RestrictedFits) -> Double? {
      (try? pValue(at: centre + sign * b * unit, &fits)).map { (-2 * log($0)).squareRoot() }
    }
    let wanted = (-2 * log(0.05)).squareRoot()
    var inside = (b: 0.0, height: 0.0)
    var outside = (b: 2.0, height: 0.0)
    while true {
      guard outside.b <= 32, let height = height(outside.b, &fits) else { return nil }
      outside.height = height
      if height > wanted { break }
      inside = outside
      outside.b *= 2
    }
    // A thousandth of a standard error is less than the draws can tell. A point half of that beyond where the line passes
    // closes the gap from the other side; a line that did not halve it was far off, and the middle is tried.
    let tolerance = 1e-3
    var isLine = true
    while outside.b - inside.b > tolerance {
      let width = outside.b - inside.b
      let share = isLine ? (wanted - inside.height) / (outside.height - inside.height) : 0.5
      let b = min(max(inside.b + share * width, inside.b + tolerance / 2), outside.b - tolerance / 2)
      guard let height = height(b, &fits) else { return nil }
      if height > wanted { outside = (b, height) } else { inside = (b, height) }
      isLine = outside.b - inside.b <= width / 2
    }
    return centre + sign * (inside.b + outside.b) / 2 * unit
  }
}
