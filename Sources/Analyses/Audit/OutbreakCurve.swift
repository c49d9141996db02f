import Foundation
import Tables

/// How many outbreaks each method finds when its level is set so that the measured false-alarm rate is given: the only
/// fair comparison of methods that keep their promises differently well.
enum OutbreakCurve {
  /// The measured rates asked for.
  static let rates = [0.001, 0.002, 0.003, 0.004, 0.0045, 0.005, 0.0075, 0.01, 0.02]
  /// The levels tried, 15 % apart; between two of them the figures are interpolated.
  private static let levels = (0...82).map { 1e-6 * pow(1.15, Double($0)) }

  /// The name of a rate's group.
  static func group(_ rate: Double) -> String { "fpr \((100 * rate).twelveDigits)%" }

  /// The figures of all methods, over all kinds of series.
  static func estimates(of trials: [OutbreakAudit.Trial]) -> [AuditEstimate] {
    let curves = OutbreakMethod.allCases.map { method in
      Array(count: levels.count) { index in Point(trials.map { $0.score(method, alpha: levels[index]) }) }
    }
    let farrington = OutbreakMethod.allCases.firstIndex(of: .farringtonFlexible).map { curves[$0] } ?? []
    let occasions = trials.map { $0.series.outbreak == nil ? 0.0 : 1 }
    return rates.flatMap { rate in
      let reference = found(farrington, rate)
      return zip(OutbreakMethod.allCases, curves).flatMap { method, curve in
        guard let own = found(curve, rate) else { return [AuditEstimate]() }
        func estimate(_ quantity: AuditQuantity, _ events: [Double]) -> AuditEstimate {
          AuditEstimate("all", method.rawValue, quantity, group(rate), Array(zip(events, occasions)))
        }
        let gain = reference.map { [estimate(.gainAtRate, zip(own, $0).map { $0 - $1 })] } ?? []
        return [estimate(.detectionAtRate, own)] + (method == .farringtonFlexible ? [] : gain)
      }
    }
  }

  /// One level of a method: the false-alarm rate, and for each series 1 when its outbreak is found.
  private struct Point: Sendable {
    let rate: Double
    let found: [Double]

    init(_ scores: [OutbreakScore]) {
      let weeks = scores.reduce(0) { $0 + $1.quietWeeks }
      rate = weeks > 0 ? Double(scores.reduce(0) { $0 + $1.falseAlarms }) / Double(weeks) : 0
      found = scores.map { $0.delay == nil ? 0 : 1 }
    }
  }

  /// What is found at a rate; nil when no two levels have it between them.
  private static func found(_ curve: [Point], _ rate: Double) -> [Double]? {
    guard let above = curve.firstIndex(where: { $0.rate > rate }), above > 0 else { return nil }
    let (low, high) = (curve[above - 1], curve[above])
    let part = (rate - low.rate) / (high.rate - low.rate)
    return zip(low.found, high.found).map { $0 + part * ($1 - $0) }
  }
}
