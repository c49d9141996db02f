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
        let expected = Set(indicator.findings.map(Family.init)).map { falseAlarms(in: $0, indicator).expected }
        block.paragraphs = [
          text(
            ReportTexts.falseAlarms(
              shown: Numerals.count(indicator.findings.count), expected: expected.sorted().reduce(0, +)))
        ]
        block.cards = try indicator.findings.enumerated().map { try card($1, indicator, position: $0) }
      }
      if isTested, !untested.isEmpty {
        block.paragraphs.append(text(ReportTexts.someUntested(Numerals.list(untested))))
      }
      return block
    }
    return Page.Section(id: "findings", title: text(ReportTexts.findings), blocks: blocks)
  }

  private func card(_ finding: Finding, _ indicator: IndicatorAnalysis, position: Int) throws -> Page.Card {
    let comparison = finding.comparison
    let isRise = comparison.direction != .fall
    let month = labels.month(analysis.month)
    let unit = labels.unit(comparison.unit)
    let title = ReportTexts.cardTitle(
      unit: unit, subject: labels.subject(indicator.indicator), month: month, isRise: isRise)
    let baseline = tables.baseline([comparison], indicator.indicator)
    let indicatorPosition = analysis.indicators.firstIndex { $0.indicator == indicator.indicator } ?? 0
    let picture = try chart("finding-\(indicatorPosition)-\(position)", ReportTexts.cardChart(month: month)) {
      BaselineChart(table: baseline, comparison: comparison, language: labels.language).specification(description: $0)
    }
    var drivers = tables.drivers(indicator)
    drivers.rows.removeAll { $0[1] != .text(finding.id) }
    return Page.Card(
      title: text(title), tone: isRise ? "rise" : "fall", verdict: text(labels.verdict(comparison.verdict)),
      lines: lines(finding, indicator), chart: picture,
      tables: [
        folded(
          drivers, [.text("part"), .count("observed"), .decimal("expected"), .percent("share")], ReportTexts.drivers),
        folded(
          baseline, [.text("month"), .count("observed"), .decimal("at_this_exposure"), .decimal("expected")],
          ReportTexts.cardChart(month: month)),
      ].compactMap(\.self))
  }

  private func lines(_ finding: Finding, _ indicator: IndicatorAnalysis) -> [Page.Line] {
    let comparison = finding.comparison
    let isRise = comparison.direction != .fall
    let family = falseAlarms(in: Family(finding), indicator)
    let expected = text(labels.amount(comparison.expected, of: indicator.indicator))
    let earlier = comparison.baseline.map {
      ($0.month.year, text(labels.amount($0.count, of: indicator.indicator)))
    }
    let pValue = isRise ? comparison.pValue : comparison.pValueLower
    // One in 1,000 is as far as the model can be trusted.
    let oneIn = pValue.flatMap { $0 >= 0.001 ? Int((1 / $0).rounded()) : nil }
    let reporting =
      missingSentence(comparison, of: indicator.indicator)
      ?? comparison.current.map {
        text(
          indicator.indicator == .crisisEvents
            ? FindingTexts.allReported($0.expected) : FindingTexts.reportingUnknown)
          + text(ReportTexts.fullStop)
      }
    let lines: [(Text, String?)] = [
      (ReportTexts.what, figureSentence(comparison, indicator.indicator)),
      (
        ReportTexts.againstWhat,
        sentence(
          earlier.isEmpty ? FindingTexts.noBaseline : FindingTexts.baseline(earlier, expected: expected))
      ),
      (
        ReportTexts.chance,
        pValue == nil
          ? nil
          : sentence(FindingTexts.chance(oneIn: oneIn)) + text(ReportTexts.betweenSentences)
            + sentence(FindingTexts.falseAlarms(shown: family.shown, expected: family.expected))
      ),
      (ReportTexts.drivers, carriedBy(finding).map(sentence)),
      (ReportTexts.missing, reporting),
      (ReportTexts.verdict, verdictLine(comparison)),
      (ReportTexts.nextStep, sentence(nextStep(finding))),
      (ReportTexts.method, sentence(method(comparison))),
    ]
    return lines.compactMap { name, value in value.map { Page.Line(name: text(name), value: $0) } }
  }

  private func nextStep(_ finding: Finding) -> Text {
    let comparison = finding.comparison
    if comparison.verdict == .insufficient { return FindingTexts.nextStepReport }
    if comparison.direction == .fall { return FindingTexts.nextStepFall }
    if case .district(let name) = comparison.unit { return FindingTexts.nextStepRise(Text(verbatim: name)) }
    let places = finding.drivers.filter(\.isLeading).compactMap { driver -> Text? in
      if case .district(let name) = driver.part { Text(verbatim: name) } else { nil }
    }
    return FindingTexts.nextStepRise(places.isEmpty ? nil : Numerals.list(places))
  }

  private func method(_ comparison: Comparison) -> Text {
    // At dispersion 1 the test is the exact conditional one.
    FindingTexts.method(dispersion: comparison.dispersion.flatMap { $0 > 1 ? Numerals.ratio($0) : nil })
  }

  /// Tests that were corrected together: the city, the districts or the stages; rises and falls apart.
  private struct Family: Hashable {
    var level: Int
    var direction: Comparison.Direction

    init(_ finding: Finding) {
      direction = finding.comparison.direction
      level =
        switch finding.comparison.unit {
        case .city: 0
        case .district: 1
        case .stage: 2
        }
    }
  }

  /// Of k findings with a largest q-value of q, about q·k are expected to be false.
  private func falseAlarms(in family: Family, _ indicator: IndicatorAnalysis) -> (shown: Int, expected: Double) {
    let members = indicator.findings.filter { Family($0) == family }
    let largest = members.compactMap {
      family.direction == .fall ? $0.comparison.qValueLower : $0.comparison.qValue
    }.max()
    return (members.count, Double(members.count) * (largest ?? 0))
  }

}
