import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  /// Whether pupils step down sooner after each kind of intervention.
  func tierEffects() -> [Page.Block] {
    guard let speed = analysis.tierSpeed, !speed.effects.isEmpty else { return [] }
    var block = Page.Block(heading: text(TierEffectTexts.effects))
    block.paragraphs = speed.effects.map { text(statement($0)) } + [text(TierEffectTexts.note)]
    block.folded = folded(
      tables.tierEffects(speed.effects),
      [
        .text("kind"), .count("reached"), .count("moves_after"), .ratio("ratio"),
        .interval("interval", lower: "lower", upper: "upper"), .text("verdict"), .text("reason"),
      ], TierEffectTexts.effects)
    return [block]
  }

  private func statement(_ effect: TierEffect) -> Text {
    let verdict = labels.verdict(effect.verdict)
    let reason = effect.reason.map(labels.reason)
    let subject =
      effect.reached == 0
      ? effect.kind.label
      : TierEffectTexts.reach(
        kind: effect.kind.label, reached: Numerals.count(effect.reached), schools: Numerals.count(effect.schools))
    guard let down = effect.down, let gained = effect.movesGained else {
      return TierEffectTexts.nothing(subject, verdict, reason ?? TierEffectTexts.fewMoves)
    }
    func write(_ ratio: TierEffect.Ratio) -> Text {
      TierEffectTexts.ratio(
        Numerals.decimal(ratio.value), Numerals.decimal(ratio.lower), Numerals.decimal(ratio.upper))
    }
    func count(_ value: Double) -> String { Numerals.count(Int(value.rounded())) }
    return TierEffectTexts.effect(
      subject, verdict: verdict, reason: reason,
      finding: down.lower > 1
        ? TierEffectTexts.faster : down.upper < 1 ? TierEffectTexts.slower : TierEffectTexts.unclear,
      ratio: write(down), moves: Numerals.count(effect.movesAfter),
      gained: down.lower > 1
        ? TierEffectTexts.sooner(count(gained.value), count(gained.lower), count(gained.upper)) : nil,
      up: effect.up.map(write))
  }
}

extension ReportTables {
  /// By how much each kind of intervention changes the speed of moves between tiers.
  func tierEffects(_ effects: [TierEffect]) -> Table {
    Table(
      name: "tier_effects",
      columns: [
        "kind", "reached", "schools", "moves_after", "ratio", "lower", "upper", "up_ratio", "up_lower", "up_upper",
        "moves_gained", "gained_lower", "gained_upper", "verdict", "reason",
      ],
      rows: effects.map { effect in
        let gained = effect.movesGained
        return [
          .text(labels.text(effect.kind.label)), .integer(effect.reached), .integer(effect.schools),
          .integer(effect.movesAfter), Cell(effect.down?.value), Cell(effect.down?.lower), Cell(effect.down?.upper),
          Cell(effect.up?.value), Cell(effect.up?.lower), Cell(effect.up?.upper), Cell(gained?.value),
          Cell(gained?.lower), Cell(gained?.upper), .text(labels.text(labels.verdict(effect.verdict))),
          effect.reason.map { .text(labels.text(labels.reason($0))) } ?? .missing(.notApplicable),
        ]
      })
  }
}

extension Labels {
  /// Why an effect is not usable as it stands.
  func reason(_ reason: TierEffect.Reason) -> Text {
    switch reason {
    case .nothingToCompare: TierEffectTexts.nothingToCompare
    case .fewMoves: TierEffectTexts.fewMoves
    case .wide: TierEffectTexts.wide
    case .fewPlaces(let count): TierEffectTexts.fewPlaces(Numerals.count(count))
    case .undated: TierEffectTexts.undated
    case .noFit: TierEffectTexts.noFit
    }
  }
}
