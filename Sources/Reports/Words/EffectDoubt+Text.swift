public import Analyses
import Foundation
public import Statistics
import Submissions
import Tables
public import Wording

extension EffectDoubt {
  /// The doubt in words.
  public var text: Text {
    switch self {
    case .notFitted(let error): error.text
    case .blank(let blank): blank.text
    case .absorbed: EffectTexts.absorbed
    case .notApart(let terms): EffectTexts.notApart(Numerals.list(terms.map { Text(verbatim: "“\($0)”") }))
    case .infinite: EffectTexts.infinite
    case .fewEvents(let count): EffectTexts.fewEvents(count)
    case .fewBefore(let count): EffectTexts.fewBefore(count)
    case .fewAfter(let count): EffectTexts.fewAfter(count)
    case .correlated(let rho): EffectTexts.correlated(rho.twoDigits)
    case .noControl: EffectTexts.withoutControl
    case .controlMoved(let name, let sameDirection):
      EffectTexts.controlMoved(EffectTexts.seriesName(name), sameDirection: sameDirection)
    case .wideRatio(let ratio): TransitionTexts.wideRatio(ratio.twoDigits)
    case .noLimit: EffectTexts.noLimit
    case .trendsDiffer(let p): EffectTexts.trendsDiffer(p.twoDigits)
    case .trendsUntested(let reason): EffectTexts.trendsUntested(reason.text)
    case .fewTreated(let count): EffectTexts.fewTreated(count)
    case .fewControls(let count): EffectTexts.fewControls(count)
    case .disagreement(let estimator): EffectTexts.disagreement(estimator.text)
    case .fewClusters(let count): EffectTexts.fewClusters(count)
    case .leftOut(let count): EffectTexts.leftOut(count)
    case .intervention(let doubt): doubt.text
    }
  }
}

extension EffectError {
  /// What is wrong and what would be needed, in words.
  public var text: Text {
    switch self {
    case .tooFewBefore(let count, let wanted): EffectTexts.tooFewBefore(count, wanted: wanted)
    case .tooFewAfter(let count, let wanted): EffectTexts.tooFewAfter(count, wanted: wanted)
    case .missingPeriod(let position): EffectTexts.missingPeriod(position + 1)
    case .negativeCount(let count, _): EffectTexts.unusable(String(count))
    case .exposure(let value, _): EffectTexts.unusable(value.twelveDigits)
    case .noVariation(let count): EffectTexts.noVariation(count)
    case .noEvents: EffectTexts.noEvents
    case .noEventsBefore: EffectTexts.noEventsBefore
    case .noEventsAfter: EffectTexts.noEventsAfter
    case .harmonics(let count, let period): EffectTexts.harmonics(count, period: period)
    case .lag(let lag, let count): EffectTexts.lag(lag, count: count)
    case .collinearTerm(let term): EffectTexts.collinear(term.text)
    case .separated(let positions): EffectTexts.separated(positions.count)
    case .tooFewClusters(let count): EffectTexts.tooFewClusters(count)
    // Nothing is planned here.
    case .plan: EffectTexts.unsettled
    case .fit(let error):
      switch error {
      case .noEvents: EffectTexts.noEvents
      case .tooFewObservations(let degrees, let wanted): EffectTexts.tooFewRows(degrees, wanted: wanted)
      case .invalidValue(let value): EffectTexts.unusable(value.twelveDigits)
      case .collinear, .tooLarge, .notConverged: EffectTexts.unsettled
      }
    }
  }
}

extension StaggeredBlank {
  /// Why there is no figure, in words.
  public var text: Text {
    switch self {
    case .tooFewTreated(let count, let wanted): EffectTexts.tooFewTreated(count, wanted: wanted)
    case .tooFewControls(let count, let wanted): EffectTexts.tooFewControls(count, wanted: wanted)
    case .collinear(let covariate): EffectTexts.collinearCovariate(covariate)
    case .noOverlap(let largest): EffectTexts.noOverlap(largest.twoDigits)
    case .notConverged: EffectTexts.treatmentUnsettled
    case .noVariation: EffectTexts.alikeChanges
    case .nothingToCombine: EffectTexts.nothingToCombine
    case .noEarlierPeriod: EffectTexts.noEarlierPeriod
    case .singularCovariance: EffectTexts.singular
    case .manyFigures(let count, let clusters): EffectTexts.manyFigures(count, clusters: clusters)
    }
  }
}

extension InterventionDoubt {
  /// Why an effect is not usable as it stands.
  public var text: Text {
    switch self {
    case .nothingToCompare: TierEffectTexts.nothingToCompare
    case .noBefore: TierEffectTexts.noBefore
    case .notApart(let kinds): TierEffectTexts.notApart(Numerals.list(kinds.map(\.label)))
    case .fewSeen: TierEffectTexts.fewSeen
    case .unbounded: TierEffectTexts.unbounded
    case .earlierDifference: EventEffectTexts.earlierDifference
    case .perhapsEarlier: EventEffectTexts.perhapsEarlier
    case .wide: TierEffectTexts.wide
    case .fewPlaces(let count): TierEffectTexts.fewPlaces(Numerals.count(count))
    case .undated: TierEffectTexts.undated
    case .noFit: TierEffectTexts.noFit
    }
  }
}

extension Double {
  /// Two significant digits: a sentence needs no more, and the table has the rest.
  public var twoDigits: String { String(format: "%.2g", self) }
}
