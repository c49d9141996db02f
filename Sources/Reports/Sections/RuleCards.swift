import Analyses
import Submissions
import Wording

/// Cards that follow from a rule, and the card of a city without a finding.
extension PageBuilder {
  func graveCard(_ alert: GraveAlert) -> Page.Card {
    let unit = labels.unit(alert.unit)
    return Page.Card(
      title: text(AlertTexts.graveTitle(unit: unit, month: labels.month(analysis.month))), tone: "rise",
      verdict: text(AlertTexts.rule),
      lines: lines([
        (ReportTexts.what, [AlertTexts.grave(count: Numerals.count(alert.count))]),
        (
          ReportTexts.againstWhat,
          [
            AlertTexts.graveBefore(
              last: alert.lastBefore.map(labels.month), months: alert.months, recorded: alert.recorded)
          ]
        ),
        (ReportTexts.howSure, [AlertTexts.graveCertain]), (ReportTexts.place, [FindingTexts.withinUnit(unit)]),
        (ReportTexts.missing, missing(alert.unit)), (ReportTexts.nextStep, [AlertTexts.graveNextStep]),
        (ReportTexts.method, [AlertTexts.graveMethod(months: alert.months)]),
      ]), tables: [])
  }

  func silenceCard(_ silence: Silence) -> Page.Card {
    let unit = labels.unit(silence.unit)
    let month = labels.month(analysis.month)
    let chance = silence.pValue.map { AlertTexts.silenceChance(oneIn: Self.oneIn($0)) }
    let effect = AlertTexts.silenceEffect(unit)
    let title: Text
    let parts: [(Text, [Text])]
    switch silence.kind {
    case .returnsMissing(let missing, let expected, let usual):
      title = AlertTexts.silenceTitle(unit: unit, month: month, isZeros: false)
      parts = [
        (ReportTexts.what, [AlertTexts.returnsMissing(missing, of: expected)]),
        (ReportTexts.againstWhat, [AlertTexts.usuallyMissing(share: usual)]),
        (ReportTexts.howSure, [chance ?? AlertTexts.unsure]), (ReportTexts.place, places(missingIn: silence.unit)),
        (ReportTexts.missing, [effect]), (ReportTexts.nextStep, [AlertTexts.remind]),
        (ReportTexts.method, [AlertTexts.missingMethod]),
      ]
    case .onlyZeros(let months, let expected):
      title = AlertTexts.silenceTitle(unit: unit, month: month, isZeros: true)
      parts = [
        (ReportTexts.what, [AlertTexts.onlyZeros(months: months)]),
        (
          ReportTexts.againstWhat,
          [AlertTexts.expectedInstead(text(labels.amount(expected, of: .crisisEvents)))]
        ),
        (ReportTexts.howSure, [chance ?? AlertTexts.unsure]), (ReportTexts.place, [FindingTexts.withinUnit(unit)]),
        (ReportTexts.missing, [effect]), (ReportTexts.nextStep, [AlertTexts.checkZeros]),
        (ReportTexts.method, [AlertTexts.zeroMethod]),
      ]
    }
    return Page.Card(
      title: text(title), tone: "fall", verdict: text(AlertTexts.notCalm), lines: lines(parts), tables: [])
  }

  /// What can be said of a city without a finding: that nothing is abnormal, or that it cannot be told.
  func statusCard(_ city: Comparison, _ indicator: IndicatorAnalysis) -> Page.Card {
    let isTested = city.pValue != nil
    let isUndecided = isTested && city.reasons.contains(.wideInterval)
    let answer = isUndecided ? AlertTexts.undecided : isTested ? AlertTexts.calm : AlertTexts.cannotSay
    let tested = indicator.comparisons.filter { $0.pValue != nil }
    let isAllCalm = indicator.findings.isEmpty && indicator.silences.isEmpty && indicator.graveAlerts.isEmpty
    var place: [Text] = []
    if isTested, isAllCalm {
      place = [
        FindingTexts.everywhereCalm(
          districts: tested.count { if case .district = $0.unit { true } else { false } },
          stages: tested.count { if case .stage = $0.unit { true } else { false } })
      ]
    }
    let nextStep =
      city.current == nil
      ? FindingTexts.nextStepReport
      : isTested ? isAllCalm && !isUndecided ? FindingTexts.nextStepCalm : nil : FindingTexts.nextStepHistory
    let howSure = isTested ? city.ratioUpper.map { AlertTexts.ruledOut(Numerals.ratio($0)) } : AlertTexts.unsure
    let written: [(Text, String?)] = [
      (ReportTexts.what, whatHappened(city, indicator.indicator) ?? sentence(FindingTexts.nothingReported)),
      (ReportTexts.againstWhat, againstWhat(city, indicator.indicator)), (ReportTexts.howSure, howSure.map(sentence)),
      (ReportTexts.place, place.isEmpty ? nil : joined(place)),
      (ReportTexts.missing, reporting(city, indicator.indicator)), (ReportTexts.verdict, verdictLine(city)),
      (ReportTexts.nextStep, nextStep.map(sentence)),
      (ReportTexts.method, isTested ? sentence(method(city)) : nil),
    ]
    return Page.Card(
      title: text(
        AlertTexts.statusTitle(
          unit: labels.unit(.city), subject: labels.subject(indicator.indicator), month: labels.month(analysis.month),
          answer: answer)), tone: "plain", verdict: text(labels.verdict(city.verdict)),
      lines: written.compactMap { name, value in value.map { Page.Line(name: text(name), value: $0) } }, tables: [])
  }

  private func lines(_ parts: [(Text, [Text])]) -> [Page.Line] {
    parts.compactMap { name, sentences in
      sentences.isEmpty ? nil : Page.Line(name: text(name), value: joined(sentences))
    }
  }

  private func missing(_ unit: Unit) -> [Text] {
    guard let row = analysis.completeness?.units.first(where: { $0.unit == unit }) else { return [] }
    let absent = row.missing + row.awaitingCorrection
    return [
      absent > 0 ? FindingTexts.schoolsMissing(absent, of: row.expected) : FindingTexts.allReported(row.expected)
    ]
  }

  /// The districts with most missing returns; of a district itself.
  private func places(missingIn unit: Unit) -> [Text] {
    guard unit == .city, let units = analysis.completeness?.units else {
      return [FindingTexts.withinUnit(labels.unit(unit))]
    }
    let districts = units.compactMap { row -> (name: Text, absent: Int)? in
      guard case .district(let name) = row.unit, row.missing + row.awaitingCorrection > 0 else { return nil }
      return (Text(verbatim: name), row.missing + row.awaitingCorrection)
    }
    return [
      AlertTexts.missingPlaces(
        Numerals.list(
          districts.enumerated().sorted { ($1.element.absent, $0.offset) < ($0.element.absent, $1.offset) }
            .map { AlertTexts.placeWithSchools($0.element.name, Numerals.count($0.element.absent)) }))
    ]
  }
}
