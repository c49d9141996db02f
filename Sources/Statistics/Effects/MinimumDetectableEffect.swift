import Foundation
import LinearAlgebra

/// The smallest effect that a planned interrupted time series would probably find, computed before anyone runs it.
///
/// A level of ratio r is found when |log r| exceeds the half width of its interval, which it does with the power wanted
/// when
///
///     |log r| = (v t(0.975) + t(power)) · √(φ (1 + ρ) ÷ (1 − ρ) · [(XᵀWX)⁻¹][level]),
///
/// t on n − p degrees of freedom, W = diag(m) before and diag(mr) after. v = 1 + 0.75/√n is by how much the widest of three
/// intervals is wider than the model's own even when the periods are independent (simulated: 1.12 for 36 months, 1.08
/// for 84); with v = 1 a planned power of 80 % came to 73–76 %, with v to 79–82 %, and to 83–92 % at ρ = 0.3 and 0.45, where
/// the formula is cautious. The information depends on r: a strong fall leaves few events to show it, and below some
/// number of events no fall can be shown at all.
///
/// Source: Bloom (1995), Evaluation Review 19, 547 for the sum of quantiles; Signorini (1991), Biometrika 78, 446 for
/// Poisson regression.
public struct MinimumDetectableEffect: Sendable, Hashable {
  /// A study as planned.
  public struct Plan: Sendable, Hashable {
    /// m, the events expected in a period without the intervention.
    public var baselineMean: Double
    /// φ, variance over mean, ≥ 1.
    public var dispersion: Double
    /// ρ, the correlation of neighbouring periods' errors; below 0 it is taken as 0, as the reported error does.
    public var errorCorrelation: Double
    /// Periods before the intervention.
    public var before: Int
    /// Periods from the intervention on.
    public var after: Int
    /// The model that will be fitted; its family does not matter.
    public var options: SegmentedRegression.Options
    /// Periods in a year.
    public var period: Int
    /// The probability with which the effect is to be found.
    public var power: Double

    /// Creates a plan; 80 % is the usual power.
    public init(
      baselineMean: Double, dispersion: Double = 1, errorCorrelation: Double = 0, before: Int, after: Int,
      options: SegmentedRegression.Options = SegmentedRegression.Options(), period: Int = 12, power: Double = 0.8
    ) {
      self.baselineMean = baselineMean
      self.dispersion = dispersion
      self.errorCorrelation = errorCorrelation
      self.before = before
      self.after = after
      self.options = options
      self.period = period
      self.power = power
    }
  }

  /// The ratio below 1 nearest to it that would be found; nil when there are too few events to show any fall.
  public let fall: Double?
  /// The ratio above 1 nearest to it that would be found; nil beyond 1,000.
  public let rise: Double?

  /// Computes the effect.
  /// - Parameter plan: the study.
  /// - Returns: the ratios, for a fall and for a rise.
  /// - Throws: `EffectError` when a setting is out of range or the periods are too few for the model.
  /// - Precondition: there is at least one period in a year.
  public init(_ plan: Plan) throws(EffectError) {
    precondition(plan.period >= 1, "\(plan.period) periods in a year")
    let (mean, phi, rho) = (plan.baselineMean, plan.dispersion, plan.errorCorrelation)
    guard mean > 0, mean.isFinite else { throw .plan(.baselineMean(mean)) }
    guard phi >= 1, phi.isFinite else { throw .plan(.dispersion(phi)) }
    guard rho > -1, rho < 1 else { throw .plan(.errorCorrelation(rho)) }
    guard plan.power > 0.5, plan.power < 1 else { throw .plan(.power(plan.power)) }
    let calendar = InterruptedCalendar(before: plan.before, after: plan.after, firstSeason: 1, period: plan.period)
    let design = try SegmentedDesign(calendar, plan.options)
    let degrees = design.matrix.rowCount - design.terms.count
    guard degrees > 0 else { throw .fit(.tooFewObservations(residualDegreesOfFreedom: degrees, wanted: 1)) }
    let quantiles =
      StudentT.twoSidedQuantile(tail: 0.05, degrees: Double(degrees))
      * (1 + 0.75 / Double(design.matrix.rowCount).squareRoot())
      + StudentT.twoSidedQuantile(tail: 2 * (1 - plan.power), degrees: Double(degrees))
    let scale = quantiles * (phi / mean * (1 + max(0, rho)) / (1 - max(0, rho))).squareRoot()
    func isFound(_ logarithm: Double) throws(EffectError) -> Bool {
      abs(logarithm) >= scale * (try Self.levelDeviation(design, plan.before, ratio: exp(logarithm)))
    }
    fall = try Self.nearest(-1, isFound)
    rise = try Self.nearest(1, isFound)
  }

  /// The ratio nearest to 1 on one side that is found: steps of 2 % away from 1, then bisection of the last.
  private static func nearest(
    _ sign: Double, _ isFound: (Double) throws(EffectError) -> Bool
  ) throws(EffectError) -> Double? {
    let step = 0.02
    for count in 1...345 {
      guard try isFound(sign * step * Double(count)) else { continue }
      var (low, high) = (step * Double(count - 1), step * Double(count))
      while high - low > 1e-9 {
        let middle = (low + high) / 2
        if try isFound(sign * middle) { high = middle } else { low = middle }
      }
      return exp(sign * high)
    }
    return nil
  }

  /// √[(XᵀWX)⁻¹][level] with means of 1 before and `ratio` after.
  private static func levelDeviation(
    _ design: SegmentedDesign, _ before: Int, ratio: Double
  ) throws(EffectError) -> Double {
    let n = design.matrix.rowCount
    var weighted = design.matrix
    for j in design.terms.indices { for i in before..<n { weighted.elements[i + j * n] *= ratio.squareRoot() } }
    do {
      let inverse = try Cholesky(weighted.product(weighted, transposingLeft: true)).inverse()
      return design.terms.firstIndex(of: .level).map { inverse[$0, $0].squareRoot() } ?? .infinity
    } catch {
      guard case .notPositiveDefinite(let order) = error else { throw .fit(.invalidValue(.nan)) }
      throw .collinearTerm(design.terms[order - 1])
    }
  }
}
