public import Statistics

import Foundation

/// Why a figure is not usable as it stands. What it makes of the figure is decided here and nowhere else.
public enum EffectDoubt: Sendable, Equatable {
  /// It could not be estimated from counts.
  case notFitted(EffectError)
  /// It could not be estimated from a staggered adoption.
  case blank(StaggeredBlank)
  /// The fixed effects and the terms before it explain the term.
  case absorbed
  /// These terms vary with it almost wholly.
  case notApart([String])
  /// Rows without events were all that told the term apart.
  case infinite
  /// Events are so few on one side of the intervention.
  case fewEvents(Int)
  /// There are so few periods before the intervention.
  case fewBefore(Int)
  /// There are so few periods from the intervention on.
  case fewAfter(Int)
  /// Neighbouring errors hang together this much.
  case correlated(Double)
  /// No series that the intervention cannot move was fitted beside it.
  case noControl
  /// A series that the intervention cannot move moved, in the same direction or the other.
  case controlMoved(String, sameDirection: Bool)
  /// The limits of a ratio lie this factor apart.
  case wideRatio(Double)
  /// A limit of the interval was not found: any value that far is possible.
  case noLimit
  /// The figures before the treatment are not all 0.
  case trendsDiffer(pValue: Double)
  /// The trends before the treatment cannot be tested.
  case trendsUntested(StaggeredBlank)
  /// So few independent units are treated.
  case fewTreated(Int)
  /// So few independent units are there to compare with.
  case fewControls(Int)
  /// Another estimator's interval lies apart.
  case disagreement(StaggeredEstimator)
  /// So few clusters that errors are uncertain themselves.
  case fewClusters(Int)
  /// Cells without a figure were left out of it.
  case leftOut(Int)
  /// What schools reached by an intervention let doubt.
  case intervention(InterventionDoubt)

  /// Counts below these make a figure insufficient or indicative.
  static let (fewest, few) = (5, 10)
  /// Periods before the intervention below these do, too: two years show whether a year repeats itself.
  static let (fewestBefore, fewBefore) = (8, 24)
  /// And periods from the intervention on.
  static let (fewestAfter, fewAfter) = (3, 6)
  /// From this correlation on the reported interval covers less than it says (90–94 % at 0.6, simulated).
  static let correlation = 0.5
  /// Below this probability figures before the treatment are not taken for chance.
  static let unlikely = 0.05
  /// A joint test of figures needs this many independent units for each.
  static let clustersPerFigure = 5
  /// Limits this far apart leave open whether an effect is large or small, or its order of magnitude.
  static let (wide, widest) = (4.0, 25.0)

  /// What it makes of the figure.
  public var verdict: Verdict {
    switch self {
    case .notFitted, .blank, .absorbed, .notApart, .infinite, .noLimit: .insufficient
    case .fewEvents(let count), .fewTreated(let count), .fewControls(let count), .fewClusters(let count):
      count < Self.fewest ? .insufficient : .indicative
    case .fewBefore(let count): count < Self.fewestBefore ? .insufficient : .indicative
    case .fewAfter(let count): count < Self.fewestAfter ? .insufficient : .indicative
    case .wideRatio(let ratio): ratio > Self.widest ? .insufficient : .indicative
    // What moved both alike may be all there is; what moved the other way leaves the effect, but not its size.
    case .controlMoved(_, let sameDirection): sameDirection ? .insufficient : .indicative
    case .intervention(let doubt): doubt.verdict
    case .correlated, .noControl, .trendsDiffer, .trendsUntested, .disagreement, .leftOut: .indicative
    }
  }

  /// What several doubts make of a figure.
  static func verdict(_ doubts: [EffectDoubt]) -> Verdict {
    let verdicts = doubts.map(\.verdict)
    return verdicts.contains(.insufficient) ? .insufficient : verdicts.isEmpty ? .usable : .indicative
  }

  /// The doubt that limits of a logarithm raise.
  static func width(_ lower: Double, _ upper: Double) -> EffectDoubt? {
    let factor = exp(upper - lower)
    return factor > wide ? .wideRatio(factor) : nil
  }

  /// Its name in the result.
  public var code: String {
    switch self {
    case .notFitted: "notFitted"
    case .blank: "blank"
    case .absorbed: "absorbed"
    case .notApart: "notApart"
    case .infinite: "infinite"
    case .fewEvents: "fewEvents"
    case .fewBefore: "fewBefore"
    case .fewAfter: "fewAfter"
    case .correlated: "correlated"
    case .noControl: "noControl"
    case .controlMoved: "controlMoved"
    case .wideRatio: "wideRatio"
    case .noLimit: "noLimit"
    case .trendsDiffer: "trendsDiffer"
    case .trendsUntested: "trendsUntested"
    case .fewTreated: "fewTreated"
    case .fewControls: "fewControls"
    case .disagreement: "disagreement"
    case .fewClusters: "fewClusters"
    case .leftOut: "leftOut"
    case .intervention(let doubt): doubt.code
    }
  }
}
