import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  /// How fast pupils move between tiers, and what followed their assessments.
  func speed() -> [Page.Block] {
    guard let speed = analysis.tierSpeed else { return [] }
    var figures = Page.Block(heading: text(TierTexts.speed))
    figures.paragraphs = [
      text(
        TierTexts.basis(
          courses: Numerals.count(speed.courses - speed.unassessed), assessments: Numerals.count(speed.assessments),
          carriedForward: Numerals.count(speed.carriedForward), unassessed: Numerals.count(speed.unassessed)))
    ]
    if speed.figures.contains(where: { $0.reason == .undated }) {
      figures.paragraphs.append(text(TierTexts.undated(Numerals.count(speed.undated))))
    }
    if speed.figures.isEmpty {
      figures.paragraphs.append(text(TierTexts.noSpeed))
    } else {
      figures.paragraphs += Tier.all.reversed().compactMap { statement(speed.figures, of: $0) }.map(text)
      figures.paragraphs.append(text(TierTexts.speedNote))
      figures.folded = folded(
        tables.tierSpeed(speed),
        [
          .text("tier"), .text("quantity"), .ratio("estimate"), .interval("interval", lower: "lower", upper: "upper"),
          .count("seen"), .text("verdict"), .text("reason"),
        ], TierTexts.speed)
    }
    return [figures] + assessmentTiming() + steps(speed)
  }

  private func statement(_ figures: [TierSpeed.Figure], of tier: Tier) -> Text? {
    let own = figures.filter { $0.tier == tier }
    guard !own.isEmpty else { return nil }
    func range(_ quantity: TierSpeed.Quantity) -> Text? {
      guard let figure = own.first(where: { $0.quantity == quantity }), let value = figure.value,
        let lower = figure.lower, let upper = figure.upper
      else { return nil }
      let isIndicative = figure.verdict == .indicative
      let isShare = quantity == .releasedWithinYear
      func write(_ number: Double) -> String { isShare ? Numerals.percent(number) : Numerals.decimal(number) }
      let make = isShare ? TierTexts.share : TierTexts.months
      return make(write(value), write(lower), write(upper), isIndicative)
    }
    return TierTexts.statement(
      tier: labels.tier(tier), stay: range(.timeInTier), release: range(.timeToRelease),
      share: range(.releasedWithinYear))
  }

  private func steps(_ speed: TierSpeed) -> [Page.Block] {
    var city = Page.Block(heading: text(TierTexts.steps))
    guard !speed.steps.isEmpty else {
      city.paragraphs = [text(TierTexts.noSteps)]
      return [city]
    }
    let last = speed.day.advanced(by: -TierStep.mostDays)
    city.paragraphs = [
      text(
        TierTexts.stepsNote(
          from: labels.day(last.advanced(by: 1 - TierStep.daysCounted)), to: labels.day(last), days: TierStep.mostDays))
    ]
    let columns: [TableView.Column] = [
      .text("tier"), .text("next"), .count("pupils"), .count("of"), .percent("share_of"),
      .shares("interval", lower: "share_lower", upper: "share_upper"), .text("verdict"),
    ]
    city.open = view(tables.tierSteps(speed.steps.filter { $0.unit == .city }), columns, TierTexts.steps)
    let districts = Page.Block(
      folded: folded(
        tables.tierSteps(speed.steps.filter { $0.unit != .city }), [.text("unit")] + columns,
        TierTexts.stepsOfDistricts))
    return [city, districts]
  }
}
