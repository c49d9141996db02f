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
    let (verdict, reason) = (labels.verdict(effect.verdict), effect.doubt?.text)
    let subject = subject(effect.kind, effect.reached, of: effect.schools, withoutBefore: effect.withoutBefore)
    guard let down = effect.down, let moves = effect.movesAfter, let gained = effect.movesGained else {
      return TierEffectTexts.nothing(subject, verdict, reason ?? TierEffectTexts.fewSeen)
    }
    return TierEffectTexts.effect(
      subject, verdict: verdict, reason: reason,
      finding: down.lower > 1
        ? TierEffectTexts.faster : down.upper < 1 ? TierEffectTexts.slower : TierEffectTexts.unclear,
      ratio: write(down), moves: Numerals.count(moves),
      gained: down.lower > 1
        ? TierEffectTexts.sooner(
          Numerals.count(gained.value), Numerals.count(gained.lower), Numerals.count(gained.upper)) : nil,
      up: effect.up.map(write))
  }

  /// Whether there are fewer crisis events after each kind of intervention.
  func eventEffects() -> [Page.Block] {
    guard !analysis.eventEffects.isEmpty || !analysis.interventionStudies.isEmpty else { return [] }
    var block = Page.Block(heading: text(EventEffectTexts.effects))
    let others = analysis.interventionStudies.filter { !$0.isRollout }
    // What came to the whole city is compared otherwise, on a page of its own.
    let compared = analysis.eventEffects.filter { effect in
      effect.doubt != .nothingToCompare || !others.contains { $0.programme.kind == effect.kind }
    }
    block.paragraphs =
      compared.map { text(statement($0)) } + others.map { text($0.statement) } + [text(EventEffectTexts.note)]
    block.links = analysis.interventionStudies.map {
      Page.Link(text: text(InterventionStudyTexts.evidence($0.subject)), address: StudyPage.path($0))
    }
    block.folded = folded(
      tables.eventEffects(analysis),
      [
        .text("kind"), .count("reached"), .count("events_after"), .ratio("ratio"),
        .interval("interval", lower: "lower", upper: "upper"), .text("verdict"), .text("reason"),
      ], EventEffectTexts.effects)
    return [block]
  }

  private func statement(_ effect: EventEffect) -> Text {
    let (verdict, reason) = analysis.verdict(of: effect)
    let subject = subject(effect.kind, effect.reached, of: effect.schools, withoutBefore: effect.withoutBefore)
    guard let ratio = effect.ratio, let events = effect.eventsAfter, let averted = effect.eventsAverted else {
      return TierEffectTexts.nothing(subject, verdict, reason ?? TierEffectTexts.fewSeen)
    }
    return EventEffectTexts.effect(
      subject, verdict: verdict, reason: reason,
      finding: ratio.upper < 1
        ? EventEffectTexts.fewer : ratio.lower > 1 ? EventEffectTexts.more : EventEffectTexts.unclear,
      ratio: write(ratio), events: Numerals.count(events),
      averted: ratio.upper < 1
        ? EventEffectTexts.averted(
          Numerals.count(averted.value), Numerals.count(averted.lower), Numerals.count(averted.upper)) : nil,
      ahead: effect.ahead.map(write))
  }

  private func subject(_ kind: Intervention.Kind, _ reached: Int?, of schools: Int, withoutBefore: Int) -> Text {
    guard let reached else { return kind.label }
    return TierEffectTexts.reach(
      kind: kind.label, reached: Numerals.count(reached), schools: Numerals.count(schools),
      withoutBefore: withoutBefore > 0 ? Numerals.count(withoutBefore) : nil)
  }

  private func write(_ ratio: EffectRatio) -> Text {
    TierEffectTexts.ratio(
      Numerals.decimal(ratio.value, places: 2), Numerals.decimal(ratio.lower, places: 2),
      Numerals.decimal(ratio.upper, places: 2))
  }
}

extension ReportTables {
  /// By how much each kind of intervention changes the speed of moves between tiers.
  func tierEffects(_ effects: [TierEffect]) -> Table {
    Table(
      name: "tier_effects",
      columns: [
        "kind", "reached", "schools", "without_before", "moves_after", "ratio", "lower", "upper", "up_ratio",
        "up_lower", "up_upper",
        "moves_gained", "gained_lower", "gained_upper", "verdict", "reason",
      ],
      rows: effects.map { effect in
        let gained = effect.movesGained
        return [
          .text(labels.text(effect.kind.label)), Cell(effect.reached), .integer(effect.schools),
          .integer(effect.withoutBefore), Cell(effect.movesAfter), Cell(effect.down?.value), Cell(effect.down?.lower),
          Cell(effect.down?.upper),
          Cell(effect.up?.value), Cell(effect.up?.lower), Cell(effect.up?.upper), Cell(gained?.value),
          Cell(gained?.lower), Cell(gained?.upper), .text(labels.text(labels.verdict(effect.verdict))),
          effect.doubt.map { .text(labels.text($0.text)) } ?? .missing(.notApplicable),
        ]
      })
  }

  /// By how much each kind of intervention changes the number of crisis events.
  func eventEffects(_ analysis: MonthlyAnalysis) -> Table {
    Table(
      name: "event_effects",
      columns: [
        "kind", "reached", "schools", "without_before", "events_after", "ratio", "lower", "upper", "ahead_ratio",
        "ahead_lower",
        "ahead_upper", "averted", "averted_lower", "averted_upper", "verdict", "reason",
      ],
      rows: analysis.eventEffects.map { effect in
        let (averted, judged) = (effect.eventsAverted, analysis.verdict(of: effect))
        return [
          .text(labels.text(effect.kind.label)), Cell(effect.reached), .integer(effect.schools),
          .integer(effect.withoutBefore), Cell(effect.eventsAfter), Cell(effect.ratio?.value),
          Cell(effect.ratio?.lower),
          Cell(effect.ratio?.upper), Cell(effect.ahead?.value), Cell(effect.ahead?.lower), Cell(effect.ahead?.upper),
          Cell(averted?.value), Cell(averted?.lower), Cell(averted?.upper),
          .text(labels.text(judged.verdict)),
          judged.reason.map { .text(labels.text($0)) } ?? .missing(.notApplicable),
        ]
      })
  }
}

extension MonthlyAnalysis {
  /// What may be thought of an effect, with all that its programme's study found beside it.
  fileprivate func verdict(of effect: EventEffect) -> (verdict: Text, reason: Text?) {
    let study = interventionStudies.first { $0.programme.kind == effect.kind && $0.isRollout }
    return ((study?.verdict ?? effect.verdict).text, study.map(\.reasons)?.first ?? effect.doubt?.text)
  }
}
