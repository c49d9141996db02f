import LinearAlgebra

import Foundation

/// A column of a segmented regression.
public enum SegmentedTerm: Sendable, Hashable {
  /// 1.
  case intercept
  /// t = 1…n.
  case trend
  /// 1 from the intervention on.
  case level
  /// Periods since the intervention, 1 in the first of them, 0 before.
  case slope
  /// cos(2πkm ÷ period), m the place in the year.
  case cosine(Int)
  /// sin(2πkm ÷ period).
  case sine(Int)
  /// 1 in the periods with this place in the year.
  case season(Int)
}

extension SegmentedTerm: CustomStringConvertible {
  /// The term's name.
  public var description: String {
    switch self {
    case .intercept: "intercept"
    case .trend: "trend"
    case .level: "level"
    case .slope: "slope"
    case .cosine(let k): "cosine \(k)"
    case .sine(let k): "sine \(k)"
    case .season(let m): "season \(m)"
    }
  }

  /// Whether the intervention is what the term is about.
  var isOfIntervention: Bool { self == .level || self == .slope }
}

/// The terms and the model matrix of a segmented regression.
struct SegmentedDesign: Sendable {
  let terms: [SegmentedTerm]
  /// X, n × p.
  let matrix: Matrix

  /// - Throws: `EffectError` when the periods are too few for the terms or the harmonics too many for the year.
  init(_ calendar: InterruptedCalendar, _ options: SegmentedRegression.Options) throws(EffectError) {
    let period = calendar.period
    var terms: [SegmentedTerm] = [.intercept]
    if options.hasTrend { terms.append(.trend) }
    terms.append(.level)
    if options.hasSlope { terms.append(.slope) }
    // A trend through two points and a line after the intervention through two would leave no period to judge them by;
    // a year that the time before does not cover would be read off the time after.
    var before = options.hasTrend ? 3 : 2
    switch options.season {
    case .none: break
    case .harmonics(let count):
      guard count >= 1, 2 * count < period else { throw .harmonics(count, period: period) }
      terms += (1...count).flatMap { [.cosine($0), .sine($0)] }
      before = max(before, period)
    case .factors:
      if period > 1 { terms += (2...period).map { .season($0) } }
      before = max(before, period)
    }
    let after = options.hasSlope ? 3 : 2
    guard calendar.before >= before else { throw .tooFewBefore(count: calendar.before, wanted: before) }
    guard calendar.after >= after else { throw .tooFewAfter(count: calendar.after, wanted: after) }
    let n = calendar.before + calendar.after
    self.terms = terms
    matrix = Matrix(
      rowCount: n, columnCount: terms.count,
      elements: terms.flatMap { term in (0..<n).map { Self.value(term, $0, calendar) } })
  }

  private static func value(_ term: SegmentedTerm, _ position: Int, _ calendar: InterruptedCalendar) -> Double {
    let since = max(0, position - calendar.before + 1)
    let season = calendar.season(position)
    func angle(_ k: Int) -> Double { 2 * .pi * Double(k * season) / Double(calendar.period) }
    switch term {
    case .intercept: return 1
    case .trend: return Double(position + 1)
    case .level: return since > 0 ? 1 : 0
    case .slope: return Double(since)
    case .cosine(let k): return cos(angle(k))
    case .sine(let k): return sin(angle(k))
    case .season(let m): return season == m ? 1 : 0
    }
  }

  /// A period's row of X, or what it would be without the intervention.
  func row(_ position: Int, withIntervention: Bool) -> [Double] {
    terms.indices.map { terms[$0].isOfIntervention && !withIntervention ? 0 : matrix[position, $0] }
  }
}
