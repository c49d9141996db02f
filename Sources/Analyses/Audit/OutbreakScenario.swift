import Foundation

/// One of the 28 kinds of weekly series that Noufaily et al. (2013) judged detectors by.
///
///     log μ(t) = θ + βt + γ₁ cos(2πt/52) + γ₂ sin(2πt/52),   Var(y) = φμ,   t = 1…624
///
/// Seven rows of θ, β, γ and φ, each without and with its trend, and without and with its season. The last 49 weeks are
/// tested.
///
/// Source: Noufaily et al. (2013), Statistics in Medicine 32, table 1.
public struct OutbreakScenario: Sendable, Hashable {
  /// From 1; the four variants of a row stand together: plain, season, trend, both.
  public let number: Int
  /// θ.
  public let level: Double
  /// β; 0 without trend.
  public let trend: Double
  /// γ₁; 0 without season.
  public let cosine: Double
  /// γ₂; 0 without season.
  public let sine: Double
  /// Variance over mean, φ.
  public let dispersion: Double

  /// The weeks of a series.
  public static let weeks = 624
  /// The weeks tested.
  public static let tested = 575..<624

  /// All of them.
  public static let all: [OutbreakScenario] = rows.enumerated().flatMap { row, values in
    [(0.0, 0.0), (0, 1), (1, 0), (1, 1)].enumerated().map { variant, uses in
      OutbreakScenario(
        number: 4 * row + variant + 1, level: values.level, trend: uses.0 * values.trend,
        cosine: uses.1 * values.cosine, sine: uses.1 * values.sine, dispersion: values.dispersion)
    }
  }

  private static let rows: [(level: Double, trend: Double, cosine: Double, sine: Double, dispersion: Double)] = [
    (0.1, 0.0025, 0.6, 0.6, 1.5), (-2, 0.005, 0.1, 0.3, 2), (1.5, 0.003, 0.2, -0.4, 1), (0.5, 0.002, 0.5, 0.5, 5),
    (2.5, 0.001, 1, 0.1, 3), (3.75, 0.001, 0.1, -0.1, 1.1), (5, 0.0001, 0.05, 0.01, 1.2),
  ]

  /// The expected count without outbreaks.
  /// - Parameter week: the week, counted from 0.
  public func mean(_ week: Int) -> Double {
    let time = Double(week + 1)
    let angle = 2 * Double.pi * time / 52
    return exp(level + trend * time + cosine * cos(angle) + sine * sin(angle))
  }
}
