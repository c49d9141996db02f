import Analyses
import Tables
import Wording

extension ReportTables {
  /// How long pupils stay in a tier and take to release; where nothing can be said there is no number.
  func tierSpeed(_ speed: TierSpeed) -> Table {
    Table(
      name: "tier_speed",
      columns: ["tier", "quantity", "estimate", "lower", "upper", "seen", "verdict", "reason"],
      rows: speed.figures.map { figure in
        [
          .text(labels.text(labels.tier(figure.tier))), .text(labels.text(labels.quantity(figure.quantity))),
          Cell(figure.value), Cell(figure.lower), Cell(figure.upper), .integer(figure.seen),
          .text(labels.text(labels.verdict(figure.verdict))),
          figure.reason.map { .text(labels.text(labels.reason($0))) } ?? .missing(.notApplicable),
        ]
      })
  }

  /// What came first after the assessments of a tier.
  func tierSteps(_ steps: [TierStep]) -> Table {
    Table(
      name: "tier_steps",
      columns: ["unit", "tier", "next", "pupils", "of", "share_of", "share_lower", "share_upper", "verdict"],
      rows: steps.map { step in
        [
          .text(labels.text(labels.unit(step.unit))), .text(labels.text(labels.tier(step.from))),
          .text(labels.text(labels.next(step.to))), .integer(step.pupils), .integer(step.of), Cell(step.share?.value),
          Cell(step.share?.lower), Cell(step.share?.upper), .text(labels.text(labels.verdict(step.verdict))),
        ]
      })
  }
}

extension Labels {
  /// What a figure is.
  func quantity(_ quantity: TierSpeed.Quantity) -> Text {
    switch quantity {
    case .timeInTier: TierTexts.timeInTier
    case .timeToRelease: TierTexts.timeToRelease
    case .releasedWithinYear: TierTexts.releasedWithinYear
    }
  }

  /// Why a figure is not usable as it stands.
  func reason(_ reason: TierSpeed.Reason) -> Text {
    switch reason {
    case .seenRarely: TierTexts.seenRarely
    case .wide: TierTexts.wide
    case .beyondRecords: TierTexts.beyondRecords
    case .undated: TierTexts.noDates
    }
  }

  /// Where a pupil was found next.
  func next(_ next: TierStep.Next) -> Text {
    switch next {
    case .tier(let tier): self.tier(tier)
    case .released: ColumnTexts.released
    case .left: TierTexts.left
    case .notAssessed: TierTexts.notAssessed
    }
  }
}
