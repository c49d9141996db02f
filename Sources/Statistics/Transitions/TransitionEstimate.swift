import CDistributions
import Foundation

/// A figure with its standard error and interval.
public struct TransitionEstimate: Sendable, Hashable {
  /// The figure.
  public let value: Double
  /// Its standard error: 0 where the model fixes the figure, as the probability of a state out of reach; nil where the
  /// data give a figure at its bound, as a share of 0 in 10, about whose error its formula says nothing.
  public let standardError: Double?
  /// The lower limit.
  public let lower: Double?
  /// The upper limit.
  public let upper: Double?

  /// The quantile of the normal distribution for 95 % intervals.
  static let normalQuantile = tidemark_normal_quantile(0.975)

  init(_ value: Double, _ standardError: Double?, lower: Double?, upper: Double?) {
    self.value = value
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
  }

  /// A figure that the model fixes: a probability of 0 or 1, a time of 0.
  init(fixed value: Double) {
    self.init(value, 0, lower: value, upper: value)
  }

  /// A figure at its bound, without an error.
  init(atBound value: Double) {
    self.init(value, nil, lower: nil, upper: nil)
  }

  /// A positive figure from its logarithm and the variance of that; its interval is symmetric there.
  init(logarithm: Double, variance: Double, sign: Double = 1) {
    let (deviation, magnitude) = (variance.squareRoot(), exp(logarithm))
    let limits = [-1.0, 1].map { sign * exp(logarithm + $0 * Self.normalQuantile * deviation) }.sorted()
    self.init(sign * magnitude, magnitude * deviation, lower: limits[0], upper: limits[1])
  }

  /// A positive figure by the delta method; 0 is its bound.
  init(positive value: Double, variance: Double) {
    if value > 0 {
      self.init(logarithm: log(value), variance: variance / (value * value))
    } else {
      self.init(atBound: value)
    }
  }

  /// The distance from 1 at which a probability is 1 but for rounding, and its error with it.
  static let rounding = 1e-14

  /// A probability by the delta method; its interval is symmetric on the scale of the logit. 0 and 1 are its
  /// bounds.
  init(probability value: Double, variance: Double) {
    guard value > 0, value < 1 - Self.rounding else {
      self.init(atBound: value > 0 ? 1 : 0)
      return
    }
    let (logit, deviation) = (log(value / (1 - value)), variance.squareRoot())
    let width = Self.normalQuantile * deviation / (value * (1 - value))
    self.init(value, deviation, lower: 1 / (1 + exp(width - logit)), upper: 1 / (1 + exp(-width - logit)))
  }
}
