import Analyses
import Submissions
import Wording

extension PageBuilder {
  /// The answer to "is anything abnormal this month?", for each indicator.
  func headlines() -> [Page.Headline] {
    if analysis.indicators.isEmpty {
      return [
        Page.Headline(
          subject: nil, tone: "plain", cautionFirst: nil,
          statement: text(FindingTexts.notReported(month: analysis.month.monthOfYear)) + text(ReportTexts.fullStop),
          evidence: [], figures: [])
      ]
    }
    return analysis.indicators.map(headline)
  }

  private func headline(_ indicator: IndicatorAnalysis) -> Page.Headline {
    let city = indicator.comparisons.first { $0.unit == .city }
    let kind = indicator.statement.kind
    let isRise = kind == .monthHighAfterCalm || kind == .monthHighInHighYear || kind == .yearHigh
    let isFall = kind == .monthLow || kind == .yearLow
    // With so many missing nothing else may come first, be it calm or alarm.
    let isSilent = indicator.silences.contains { $0.unit == .city }
    let missing = missingSentence(city, of: indicator.indicator)
    var evidence: [String] = []
    if let city, let figure = whatHappened(city, indicator.indicator) { evidence.append(figure) }
    if let finding = indicator.findings.first(where: { $0.comparison.unit == .city }),
      let carried = carriedBy(finding)
    {
      evidence.append(sentence(carried))
    }
    if let besides = besides(indicator) { evidence.append(besides) }
    if let cumulative = cumulativeSentence(indicator) { evidence.append(cumulative) }
    if let grave = graveSentence(indicator) { evidence.append(grave) }
    // A rise is said first; nothing may sound calm before what is missing has been said.
    if isRise, !isSilent, let missing { evidence.append(missing) }
    if let city, city.verdict != .usable, !city.reasons.isEmpty {
      // The schools missing have their own sentence.
      var rest = city
      rest.reasons.removeAll {
        switch $0 {
        case .schoolsMissing, .districtsMissing: true
        default: false
        }
      }
      evidence.append(
        text(ReportTexts.verdict) + text(ReportTexts.colon) + verdictLine(rest.reasons.isEmpty ? city : rest))
    }
    return Page.Headline(
      subject: heading(indicator), tone: isRise ? "rise" : isFall ? "fall" : "plain",
      cautionFirst: isRise && !isSilent || kind == .notReported ? nil : missing,
      statement: statement(indicator) + text(ReportTexts.fullStop), evidence: evidence,
      figures: city.map { figures($0, indicator.indicator) } ?? [])
  }

  /// - Parameter mostNamed: of more units than that only so many are named.
  func statement(_ indicator: IndicatorAnalysis, mostNamed: Int = .max) -> String {
    let month = analysis.month.monthOfYear
    let said = indicator.statement
    let sentence =
      switch said.kind {
      case .calm:
        FindingTexts.calm(
          month: month, isYearKnown: said.yearToDate?.isTelling == true, butForParts: !indicator.findings.isEmpty)
      case .monthHighAfterCalm:
        FindingTexts.highAfterCalm(month: month, isYearKnown: said.earlierMonths?.isTelling == true)
      case .yearHigh: FindingTexts.yearHigh(month: month)
      case .monthHighInHighYear: FindingTexts.highInHighYear(month: month)
      case .yearLow: FindingTexts.yearLow(month: month)
      case .monthLow: FindingTexts.low(month: month)
      case .undecided: FindingTexts.undecided(month: month)
      case .noComparison: FindingTexts.noComparison(month: month)
      case .notReported: FindingTexts.notReported(month: month)
      }
    // The city's calm must not hide a district's alarm.
    guard [.calm, .yearHigh, .yearLow, .monthLow, .undecided, .noComparison].contains(said.kind) else {
      let leading =
        indicator.findings.first { $0.comparison.unit == .city }.map { $0.drivers.filter(\.isLeading) } ?? []
      let districts = leading.filter { if case .district = $0.part { true } else { false } }
      let stages = leading.filter { if case .stage = $0.part { true } else { false } }
      let places = (districts + stages).map { labels.part($0.part) }
      guard !places.isEmpty else { return text(sentence) }
      return [sentence, FindingTexts.carriedBy(Numerals.list(places), isRise: true)].map(text)
        .joined(separator: text(ReportTexts.comma))
    }
    let isLow = said.kind == .monthLow || said.kind == .yearLow
    func names(_ direction: Comparison.Direction) -> Text? {
      let names = indicator.findings.map(\.comparison)
        .filter { $0.direction == direction && ($0.unit != .city || indicator.statement.kind == .calm) }
        .map { labels.unit($0.unit) }
      return names.isEmpty ? nil : labels.list(names, most: mostNamed)
    }
    let low = indicator.findings.map(\.comparison).filter { $0.direction == .fall }.map(\.unit)
    let silent = indicator.silences.map(\.unit).filter { $0 != .city && !low.contains($0) }.map(labels.unit)
    let parts = [
      // Parts like the whole follow it; those unlike it come after.
      isLow ? names(.fall).map(FindingTexts.partsLowToo) : nil,
      FindingTexts.partsAbnormal(high: names(.rise), low: isLow ? nil : names(.fall)),
      silent.isEmpty ? nil : FindingTexts.partsSilent(labels.list(silent, most: mostNamed)),
    ].compactMap(\.self)
    let whole = ([sentence] + parts).map(text).joined(separator: text(ReportTexts.comma))
    guard isLow else { return whole }
    return whole + text(ReportTexts.semicolon) + text(FindingTexts.lowIsNotBetter)
  }

  /// The parts that are abnormally high by themselves and not named as carrying the city's rise, and those that are low.
  /// - Parameter mostNamed: of more parts than that only so many are named.
  func besides(_ indicator: IndicatorAnalysis, mostNamed: Int = .max) -> String? {
    guard let city = indicator.findings.first(where: { $0.comparison.unit == .city }),
      city.comparison.direction == .rise
    else { return nil }
    let leading = Set(city.drivers.filter(\.isLeading).map(\.part))
    let low = indicator.findings.map(\.comparison).filter { $0.direction == .fall }.map { labels.unit($0.unit) }
    let names = indicator.findings.filter { finding in
      guard finding.comparison.direction == .rise else { return false }
      return switch finding.comparison.unit {
      case .city: false
      case .district(let name): !leading.contains(.district(name))
      case .stage(let stage): !leading.contains(.stage(stage))
      }
    }.map { labels.unit($0.comparison.unit) }
    let parts = [
      names.isEmpty ? nil : FindingTexts.alsoAbnormal(labels.list(names, most: mostNamed)),
      low.isEmpty ? nil : FindingTexts.lowAllTheSame(labels.list(low, most: mostNamed)),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : joined(parts)
  }

  /// Observed, expected, ratio and interval of a comparison in one sentence.
  func figureSentence(_ comparison: Comparison, _ indicator: Indicator) -> String? {
    guard let current = comparison.current else { return nil }
    let observed = text(labels.amount(current.count, of: indicator))
    guard comparison.expected != nil else {
      return sentence(
        FindingTexts.observed(labels.unit(comparison.unit), labels.subject(indicator), observed: observed))
    }
    return text(
      FindingTexts.observedAgainstExpected(
        labels.unit(comparison.unit), labels.subject(indicator), observed: observed,
        expected: text(labels.amount(comparison.expected, of: indicator)),
        ratio: comparison.ratio.map(Numerals.ratio),
        interval: comparison.ratioLower == nil
          ? nil : Numerals.interval(comparison.ratioLower, comparison.ratioUpper)))
      + text(ReportTexts.fullStop)
  }

  /// The leading districts, stages and kinds with their shares.
  func carriedBy(_ finding: Finding) -> Text? {
    let isRise = finding.comparison.direction != .fall
    func names(_ belongs: (Driver.Part) -> Bool) -> Text? {
      let leading = finding.drivers.filter { $0.isLeading && belongs($0.part) }
      guard !leading.isEmpty else { return nil }
      let list = Numerals.list(
        leading.map {
          FindingTexts.shareOfChange(labels.part($0.part), share: $0.share, isRise: isRise)
        })
      // Half a per cent is what rounding hides; one part alone is told to be all of it.
      guard leading.count > 1, leading.reduce(0, { $0 + $1.share }) > 1.005 else { return list }
      let reason = FindingTexts.othersMovedBack(isRise: isRise)
      return Text(zh: list.zh + reason.zh, en: list.en + reason.en)
    }
    let groups = [
      names { if case .district = $0 { true } else { false } }, names { if case .stage = $0 { true } else { false } },
      names { if case .kind = $0 { true } else { false } },
    ].compactMap(\.self)
    guard !groups.isEmpty else { return nil }
    return FindingTexts.carriedBy(
      Text(
        zh: groups.map(\.zh).joined(separator: "；"), en: groups.map(\.en).joined(separator: "; ")), isRise: isRise)
  }

  func cumulativeSentence(_ indicator: IndicatorAnalysis) -> String? {
    guard analysis.month.monthOfYear > 1, let year = indicator.statement.yearToDate else { return nil }
    return text(
      FindingTexts.cumulative(
        month: analysis.month.monthOfYear,
        observed: text(labels.amount(year.observed, of: indicator.indicator)),
        expected: text(labels.amount(year.expected, of: indicator.indicator)), ratio: year.ratio.map(Numerals.ratio),
        isOfReported: missingSentence(
          indicator.comparisons.first { $0.unit == .city }, of: indicator.indicator) != nil,
        isOfSchools: indicator.indicator == .crisisEvents))
      + text(ReportTexts.fullStop)
  }

  func graveSentence(_ indicator: IndicatorAnalysis) -> String? {
    guard let now = indicator.graveEvents.first(where: { $0.month == analysis.month }), now.count > 0 else {
      return nil
    }
    let earlier = indicator.graveEvents.filter { $0.month < analysis.month }
    return text(
      FindingTexts.graveEvents(
        now: Numerals.count(now.count),
        earlier: earlier.map { ($0.month.year, text(labels.amount($0.count, of: .crisisEvents))) }))
  }

  /// What is missing of the month, or nothing when all is there.
  func missingSentence(_ comparison: Comparison?, of indicator: Indicator) -> String? {
    if indicator == .crisisEvents, let city = analysis.completeness?.units.first(where: { $0.unit == .city }),
      comparison?.unit == .city
    {
      // A return that waits for correction is not in the figures either.
      let absent = city.missing + city.awaitingCorrection
      return absent > 0
        ? text(FindingTexts.schoolsMissing(absent, of: city.expected)) + text(ReportTexts.fullStop) : nil
    }
    guard let current = comparison?.current, current.expected > current.reported else { return nil }
    let missing = current.expected - current.reported
    return text(
      indicator == .crisisEvents
        ? FindingTexts.schoolsMissing(missing, of: current.expected)
        : FindingTexts.districtsMissing(missing, of: current.expected))
      + text(ReportTexts.fullStop)
  }

  func verdictLine(_ comparison: Comparison) -> String {
    let reasons = comparison.reasons.map { text(labels.reason($0)) }
    let none = comparison.direction == .none ? FindingTexts.calmWithoutReservation : FindingTexts.noReservation
    let why = reasons.isEmpty && comparison.verdict == .usable ? [text(none)] : reasons
    let verdict = text(labels.verdict(comparison.verdict))
    guard !why.isEmpty else { return verdict + text(ReportTexts.fullStop) }
    return verdict + text(ReportTexts.colon) + why.joined(separator: text(ReportTexts.semicolon))
      + text(ReportTexts.fullStop)
  }

  private func figures(_ comparison: Comparison, _ indicator: Indicator) -> [Page.Line] {
    [
      Page.Line(
        name: text(ReportTexts.thisMonth),
        value: comparison.current.map { text(labels.amount($0.count, of: indicator)) } ?? Numerals.absent),
      Page.Line(name: text(ReportTexts.yearOnYear), value: Numerals.ratio(comparison.samePeriod?.ratio)),
      Page.Line(name: text(ReportTexts.monthOnMonth), value: Numerals.ratio(comparison.monthOnMonth)),
      Page.Line(name: text(ReportTexts.yearToDate), value: Numerals.ratio(comparison.yearToDate)),
    ]
  }
}
