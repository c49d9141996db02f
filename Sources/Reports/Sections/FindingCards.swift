import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  func findings() throws -> Page.Section? {
    guard !analysis.indicators.isEmpty else { return nil }
    let blocks = try analysis.indicators.map { indicator in
      var block = Page.Block(heading: heading(indicator))
      let untested = indicator.comparisons.filter { $0.pValue == nil }.map { labels.unit($0.unit) }
      let isTested = untested.count < indicator.comparisons.count
      if indicator.findings.isEmpty {
        block.paragraphs = [text(isTested ? ReportTexts.noFindings : ReportTexts.nothingTested)]
      } else {
        let expected = [Comparison.Direction.rise, .fall].reduce(0) { $0 + falseAlarms(among: $1, indicator).expected }
        block.paragraphs = [
          text(ReportTexts.falseAlarms(shown: Numerals.count(indicator.findings.count), expected: expected))
        ]
      }
      block.cards = try cards(indicator)
      let all = indicator.findings.map(\.id) + indicator.silences.map(\.id) + indicator.graveAlerts.map(\.id)
      let muted = all.count(where: isMuted)
      if muted > 0 { block.paragraphs.append(text(AlertTexts.mutedCards(muted))) }
      if isTested, !untested.isEmpty {
        block.paragraphs.append(text(ReportTexts.someUntested(Numerals.list(untested))))
      }
      return block
    }
    return Page.Section(id: "findings", title: text(ReportTexts.findings), blocks: blocks)
  }

  /// What a person should look at: silence before anything that is said of counts, then the findings, then grave events;
  /// of a city without a finding what can be said.
  func cards(_ indicator: IndicatorAnalysis) throws -> [Page.Card] {
    let city = indicator.comparisons.first { $0.unit == .city }
    let status = city.flatMap { $0.direction == .none ? statusCard($0, indicator) : nil }
    var cards = indicator.silences.filter { !isMuted($0.id) }.map { handled(silenceCard($0), $0.id) }
    for (position, finding) in indicator.findings.enumerated() where !isMuted(finding.id) {
      cards.append(handled(try card(finding, indicator, position: position), finding.id))
    }
    cards += indicator.graveAlerts.filter { !isMuted($0.id) }.map { handled(graveCard($0), $0.id) }
    return cards + [status].compactMap(\.self)
  }

  /// The cards of one unit in words alone.
  func cards(of unit: Unit, _ indicator: IndicatorAnalysis) -> [Page.Card] {
    let silences = indicator.silences.filter { $0.unit == unit && !isMuted($0.id) }
    let findings = indicator.findings.filter { $0.comparison.unit == unit && !isMuted($0.id) }
    let alerts = indicator.graveAlerts.filter { $0.unit == unit && !isMuted($0.id) }
    return silences.map { handled(silenceCard($0), $0.id) }
      + findings.map { handled(plainCard($0, indicator), $0.id) } + alerts.map { handled(graveCard($0), $0.id) }
  }

  private func isMuted(_ id: String) -> Bool { analysis.marks[id]?.state == .muted }

  /// A card with what was made of its finding.
  private func handled(_ card: Page.Card, _ id: String) -> Page.Card {
    guard let mark = analysis.marks[id] else { return card }
    var card = card
    card.lines.append(
      Page.Line(
        name: text(ReportTexts.handling),
        value: sentence(
          AlertTexts.handled(
            labels.handling(mark.state), on: labels.day(mark.day), reason: mark.reason, isLeftOut: mark.isLeftOut))))
    return card
  }

  func earlierFindings() -> Page.Section? {
    guard !analysis.earlierFindings.isEmpty else { return nil }
    var block = Page.Block(paragraphs: [text(AlertTexts.earlierNote)])
    block.open = view(
      KeptFindingTable.table(analysis.earlierFindings, cityName: labels.cityName, language: labels.language),
      [
        .text("id"), .text("month"), .text("indicator"), .text("unit"), .text("finding"), .count("observed"),
        .decimal("expected"), .text("handled"), .text("handled_on"), .text("reason"), .text("left_out"),
      ], AlertTexts.earlier)
    return Page.Section(id: "earlier-findings", title: text(AlertTexts.earlier), blocks: [block])
  }

  private func card(_ finding: Finding, _ indicator: IndicatorAnalysis, position: Int) throws -> Page.Card {
    let comparison = finding.comparison
    let month = labels.month(analysis.month)
    let baseline = tables.baseline([comparison], indicator.indicator)
    let indicatorPosition = analysis.indicators.firstIndex { $0.indicator == indicator.indicator } ?? 0
    var card = plainCard(finding, indicator)
    card.chart = try chart("finding-\(indicatorPosition)-\(position)", ReportTexts.cardChart(month: month)) {
      BaselineChart(table: baseline, comparison: comparison, language: labels.language).specification(description: $0)
    }
    var drivers = tables.drivers(indicator)
    drivers.rows.removeAll { $0[1] != .text(finding.id) }
    card.tables = [
      folded(
        drivers, [.text("part"), .count("observed"), .decimal("expected"), .percent("share")], ReportTexts.drivers),
      folded(
        baseline, [.text("month"), .count("observed"), .decimal("at_this_exposure"), .decimal("expected")],
        ReportTexts.cardChart(month: month)),
    ].compactMap(\.self)
    return card
  }

  /// A finding's card without its chart and tables.
  private func plainCard(_ finding: Finding, _ indicator: IndicatorAnalysis) -> Page.Card {
    let comparison = finding.comparison
    let isRise = comparison.direction != .fall
    let title = ReportTexts.cardTitle(
      unit: labels.unit(comparison.unit), subject: labels.subject(indicator.indicator),
      month: labels.month(analysis.month), isRise: isRise,
      isProvisional: comparison.reasons.contains(.provisional))
    return Page.Card(
      title: text(title), tone: isRise ? "rise" : "fall", verdict: text(labels.verdict(comparison.verdict)),
      lines: lines(finding, indicator), tables: [])
  }

  private func lines(_ finding: Finding, _ indicator: IndicatorAnalysis) -> [Page.Line] {
    let comparison = finding.comparison
    let alarms = falseAlarms(among: comparison.direction, indicator)
    let pValue = comparison.direction == .fall ? comparison.pValueLower : comparison.pValue
    let chance = pValue.map {
      joined([
        FindingTexts.chance(oneIn: Self.oneIn($0)),
        FindingTexts.falseAlarms(shown: alarms.shown, expected: alarms.expected),
      ])
    }
    return [
      (ReportTexts.what, whatHappened(comparison, indicator.indicator)),
      (ReportTexts.againstWhat, againstWhat(comparison, indicator.indicator)),
      (ReportTexts.howSure, chance), (ReportTexts.place, place(finding, indicator.indicator)),
      (ReportTexts.missing, reporting(comparison, indicator.indicator)),
      (ReportTexts.verdict, verdictLine(comparison)), (ReportTexts.nextStep, joined(nextSteps(finding))),
      (ReportTexts.method, sentence(method(comparison))),
    ].compactMap { name, value in value.map { Page.Line(name: text(name), value: $0) } }
  }

  /// Sentences one after the other.
  func joined(_ sentences: [Text]) -> String {
    sentences.map(sentence).joined(separator: text(ReportTexts.betweenSentences))
  }

  /// In how many months it happens once by chance; one in 1,000 is as far as a model can be trusted.
  static func oneIn(_ pValue: Double) -> Int? { pValue >= 0.001 ? Int((1 / pValue).rounded()) : nil }

  /// The figures, and those of all schools where not all can be compared.
  func whatHappened(_ comparison: Comparison, _ indicator: Indicator) -> String? {
    guard let figures = figureSentence(comparison, indicator) else { return nil }
    guard let total = comparison.total, comparison.schoolsLeftOut > 0 else { return figures }
    return figures + text(ReportTexts.betweenSentences)
      + sentence(
        FindingTexts.ofAllSchools(
          observed: text(labels.amount(total.count, of: indicator)), leftOut: comparison.schoolsLeftOut))
  }

  func againstWhat(_ comparison: Comparison, _ indicator: Indicator) -> String {
    guard let samePeriod = comparison.samePeriod, !comparison.baseline.isEmpty else {
      return sentence(FindingTexts.noBaseline)
    }
    return sentence(
      FindingTexts.baseline(
        comparison.baseline.map { ($0.month.year, text(labels.amount($0.count, of: indicator))) },
        expected: text(labels.amount(samePeriod.expected, of: indicator)),
        ratio: samePeriod.ratio.map(Numerals.ratio)))
  }

  private func place(_ finding: Finding, _ indicator: Indicator) -> String {
    let comparison = finding.comparison
    var sentences = [carriedBy(finding)].compactMap(\.self)
    if let school = finding.drivers.first(where: { $0.part == .oneSchool }) {
      sentences.append(FindingTexts.oneSchool(share: school.share >= 1 ? nil : Numerals.percent(school.share)))
    }
    if comparison.direction == .rise, comparison.unit != .city, let beside = comparison.besideOthers {
      sentences.append(
        FindingTexts.besideOthers(
          isOwn: beside.pValue <= Self.besideLevel, expected: text(labels.amount(beside.expected, of: indicator))))
    }
    return joined(sentences.isEmpty ? [FindingTexts.withinUnit(labels.unit(comparison.unit))] : sentences)
  }

  /// The level up to which a unit stands out beside the others.
  private static let besideLevel = 0.05

  /// What is missing, and what the month will come to.
  func reporting(_ comparison: Comparison, _ indicator: Indicator) -> String? {
    let missing = missingSentence(comparison, of: indicator)
    let nowcast = comparison.nowcast.map { nowcast in
      sentence(
        FindingTexts.nowcast(
          expected: text(labels.amount(Int(nowcast.expected.rounded()), of: indicator)),
          from: Numerals.count(nowcast.lower), to: Numerals.count(nowcast.upper), schoolsMissing: missing != nil))
    }
    if missing == nil, nowcast == nil {
      return (comparison.total ?? comparison.current).map {
        sentence(
          indicator == .crisisEvents ? FindingTexts.allReported($0.expected) : FindingTexts.reportingUnknown)
      }
    }
    return [missing, nowcast].compactMap(\.self).joined(separator: text(ReportTexts.betweenSentences))
  }

  private func nextSteps(_ finding: Finding) -> [Text] {
    let comparison = finding.comparison
    if comparison.direction == .fall { return [FindingTexts.nextStepFall] }
    var steps: [Text] = []
    if comparison.reasons.contains(where: \.isOfReporting) { steps.append(FindingTexts.nextStepReporting) }
    if finding.drivers.contains(where: { $0.part == .oneSchool }) {
      steps.append(FindingTexts.nextStepOneSchool)
    } else if case .district(let name) = comparison.unit {
      steps.append(FindingTexts.nextStepRise(Text(verbatim: name)))
    } else {
      let places = finding.drivers.filter(\.isLeading).compactMap { driver -> Text? in
        if case .district(let name) = driver.part { Text(verbatim: name) } else { nil }
      }
      steps.append(FindingTexts.nextStepRise(places.isEmpty ? nil : Numerals.list(places)))
    }
    if comparison.reasons.contains(.provisional) { steps.append(FindingTexts.nextStepProvisional) }
    return steps
  }

  func method(_ comparison: Comparison) -> Text {
    let dispersion = Numerals.ratio(comparison.dispersion ?? 1)
    return comparison.method == .pooled
      ? FindingTexts.pooledMethod(dispersion: dispersion) : FindingTexts.samePeriodMethod(dispersion: dispersion)
  }

  /// Of k findings with a largest q-value of q, about q·k are expected to be false.
  private func falseAlarms(
    among direction: Comparison.Direction, _ indicator: IndicatorAnalysis
  ) -> (shown: Int, expected: Double) {
    let members = indicator.findings.map(\.comparison).filter { $0.direction == direction }
    let largest = members.compactMap { direction == .fall ? $0.qValueLower : $0.qValue }.max()
    return (members.count, Double(members.count) * (largest ?? 0))
  }
}

extension VerdictReason {
  /// Whether it says that more may be reported while no more happens.
  fileprivate var isOfReporting: Bool {
    switch self {
    case .lesserKindsOnly, .afterScreening, .afterRuleChange: true
    default: false
    }
  }
}
