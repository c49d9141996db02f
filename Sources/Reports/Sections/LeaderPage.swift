import Analyses
import Submissions
import Tables
import Wording

/// One printed page for the leadership, of the same records and sentences as the report: 结论, 依据, 存疑, 建议.
extension PageBuilder {
  static let leaderPath = "leader.html"

  /// What fits one sheet of paper.
  private enum Most {
    static let (indicators, figures, doubts, toDos, names) = (3, 5, 6, 8, 3)
  }

  func leaderPage() -> Page {
    Page(
      layout: "leader", language: labels.language.rawValue,
      title: text(LeaderTexts.title(city: provenance.cityName, month: labels.month(analysis.month))),
      mark: text(ReportTexts.restricted), asOf: text(ReportTexts.asOf(labels.day(analysis.asOf))),
      revision: revision(\.text),
      back: Page.Link(text: text(LeaderTexts.back), address: "index.html"),
      warning: analysis.isMonthOver ? nil : text(ReportTexts.monthNotOver(until: labels.day(analysis.asOf))),
      headlineTitle: text(LeaderTexts.conclusion), contentsTitle: nil, headlines: conclusions(),
      sections: [
        points(
          "basis", LeaderTexts.basis, persons() + Array(basis().prefix(Most.figures)), none: LeaderTexts.noBasis),
        points("doubts", LeaderTexts.doubts, Array(doubts().prefix(Most.doubts)), none: LeaderTexts.noDoubts),
        advice(),
      ],
      footer: text(ReportTexts.footer), noScript: "", styleSheet: Page.text(PackageResources.page_css), vega: "",
      script: "")
  }

  private func points(_ id: String, _ title: Text, _ items: [String], none: Text) -> Page.Section {
    let items = items.isEmpty ? [sentence(none)] : items
    return Page.Section(id: id, title: text(title), blocks: [Page.Block(list: Page.List(items: items))])
  }

  // MARK: - Conclusion

  private func conclusions() -> [Page.Headline] {
    guard !analysis.indicators.isEmpty else {
      let answer = LeaderTexts.answer(nil, .unknown, hasParts: false, isIncomplete: false)
      let why = FindingTexts.notReported(month: analysis.month.monthOfYear)
      return [
        Page.Headline(
          subject: nil, tone: "plain", cautionFirst: nil,
          statement: [answer, why].map(sentence).joined(separator: gap),
          evidence: [], figures: [])
      ]
    }
    var shown = analysis.indicators.prefix(Most.indicators).map(conclusion)
    let more = analysis.indicators.count - shown.count
    if more > 0 { shown[shown.count - 1].evidence.append(sentence(LeaderTexts.moreIndicators(more))) }
    return shown
  }

  private func conclusion(_ indicator: IndicatorAnalysis) -> Page.Headline {
    let answer = answer(indicator)
    let city = indicator.comparisons.first { $0.unit == .city }
    let isOfCity = answer == .high || answer == .low
    let first = LeaderTexts.answer(
      analysis.indicators.count > 1 ? labels.subject(indicator.indicator) : nil, answer,
      hasParts: !isOfCity
        && (indicator.findings.contains { $0.comparison.unit != .city }
          || indicator.silences.contains { $0.unit != .city }),
      isIncomplete: answer != .high && missingSentence(city, of: indicator.indicator) != nil)
    let places = indicator.graveAlerts.map { labels.unit($0.unit) }
    let evidence = [
      isOfCity ? besides(indicator, mostNamed: Most.names) : nil,
      places.isEmpty ? nil : sentence(LeaderTexts.graveAlerts(labels.list(places, most: Most.names))),
    ]
    // What cannot be judged must not be called calm in the next breath.
    let isWithheld = answer == .unknown && [.calm, .monthLow, .yearLow].contains(indicator.statement.kind)
    let said =
      isWithheld
      ? missingSentence(city, of: indicator.indicator)
      : statement(indicator, mostNamed: Most.names) + text(ReportTexts.fullStop)
    return Page.Headline(
      subject: nil, tone: answer == .high ? "rise" : answer == .low ? "fall" : "plain", cautionFirst: nil,
      statement: [sentence(first), said].compactMap(\.self).joined(separator: gap),
      evidence: evidence.compactMap(\.self), figures: [])
  }

  /// Nothing calm or falling is said while the month goes on or far too many returns are missing.
  private func answer(_ indicator: IndicatorAnalysis) -> LeaderTexts.Answer {
    let answer: LeaderTexts.Answer =
      switch indicator.statement.kind {
      case .monthHighAfterCalm, .monthHighInHighYear: .high
      case .yearHigh: indicator.comparisons.first { $0.unit == .city }?.direction == .rise ? .high : .yearHigh
      case .monthLow: .low
      case .yearLow: .yearLow
      case .calm: .nothing
      case .undecided, .noComparison, .notReported: .unknown
      }
    let isSilent = indicator.silences.contains { $0.unit == .city }
    return answer == .high || answer == .yearHigh || (analysis.isMonthOver && !isSilent) ? answer : .unknown
  }

  // MARK: - Basis

  /// What cannot wait, before any figure: deaths, and pupils nobody can reach.
  private func persons() -> [String] {
    let lost = analysis.openCases.flatMap { open in
      open.lost.isEmpty ? nil : CaseAlertTexts.lost(day: labels.day(open.day), pupils: open.lost.count)
    }
    return [CaseDeathCount(analysis.deaths).words, lost].compactMap(\.self).map(sentence)
  }

  /// The figures of the month, each with what it is compared with.
  private func basis() -> [String] {
    let ofEvents = analysis.indicators.prefix(Most.indicators).flatMap { indicator in
      let city = indicator.comparisons.first { $0.unit == .city }
      return [
        city.flatMap { figure($0, indicator) }, graveSentence(indicator),
        analysis.indicators.count > 1 ? nil : cumulativeSentence(indicator),
      ].compactMap(\.self)
    }
    let usable = analysis.interventionStudies.first { $0.verdict == .usable }
    return ofEvents + [tierFigures(), trackingFigures(), usable.map { text($0.statement) }].compactMap(\.self)
  }

  /// The city's figure; where far too many are missing, with whose figure it is.
  private func figure(_ city: Comparison, _ indicator: IndicatorAnalysis) -> String? {
    let isSilent = indicator.silences.contains { $0.unit == .city }
    return whatHappened(city, indicator.indicator).map { figure in
      [figure, isSilent ? missingSentence(city, of: indicator.indicator) : nil].compactMap(\.self)
        .joined(separator: gap)
    }
  }

  /// The day to which follow-ups go, or the last day of the latest week with one, and whether the month's end lies beyond the week after it.
  private var lastFollowUp: (day: Day, isBeforeMonth: Bool, isBeforeEnd: Bool)? {
    let week = analysis.tracking?.weeks.last { $0.tracked > 0 }
    guard let day = analysis.tracking?.recordsEnd[.city] ?? week?.monday.advanced(by: 6) else { return nil }
    return (day, day < analysis.month.firstDay, day.advanced(by: 7) < min(analysis.month.lastDay, analysis.asOf))
  }

  private func tierFigures() -> String? {
    // Where no follow-up of the month has come, nobody has moved as far as is known: that is no calm.
    guard lastFollowUp?.isBeforeMonth != true else { return nil }
    guard let all = analysis.tiers?.accounts.first(where: { $0.unit == .city && $0.state == nil }) else { return nil }
    return sentence(
      LeaderTexts.tiers(
        start: Numerals.count(all.start), opened: Numerals.count(all.opened), released: Numerals.count(all.released),
        left: Numerals.count(all.left), deceased: all.deceased > 0 ? Numerals.count(all.deceased) : nil,
        end: Numerals.count(all.end), up: Numerals.count(all.steppedUp), down: Numerals.count(all.steppedDown)))
  }

  private func trackingFigures() -> String? {
    guard lastFollowUp?.isBeforeMonth != true else { return nil }
    guard let tracking = analysis.tracking, let last = tracking.lastFinished, let rate = last.rate else { return nil }
    let before = tracking.weeks.first { $0.monday == last.monday.advanced(by: -28) }?.rate.map {
      LeaderTexts.trackingBefore(weeks: 4, rate: Numerals.percent($0, places: 1))
    }
    return sentence(
      LeaderTexts.tracking(
        day: labels.day(last.monday), rate: Numerals.percent(rate, places: 1), tracked: Numerals.count(last.tracked),
        onFile: Numerals.count(last.onFile), before: before))
  }

  // MARK: - Doubts

  /// What is missing or weak.
  private func doubts() -> [String] {
    var doubts = missingReturns()
    for indicator in analysis.indicators.prefix(Most.indicators) { doubts += self.doubts(of: indicator) }
    if analysis.tiers == nil { doubts.append(sentence(LeaderTexts.noFollowUps)) }
    if let last = lastFollowUp, last.isBeforeEnd {
      doubts.insert(sentence(LeaderTexts.followUpsEnd(labels.day(last.day))), at: 0)
    }
    let studies = analysis.interventionStudies
    let weak = studies.count { $0.verdict != .usable }
    if weak > 0 {
      doubts.append(
        sentence(LeaderTexts.weakInterventions(Numerals.count(weak), of: Numerals.count(studies.count))))
    }
    let alike = studies.filter { !$0.notApartFrom.isEmpty }.map { Set($0.notApartFrom + [$0.programme.kind]) }
    for (index, kinds) in alike.enumerated() where !alike[..<index].contains(kinds) {
      let labels = Intervention.Kind.allCases.filter(kinds.contains).map(\.label)
      doubts.append(sentence(LeaderTexts.notApart(Numerals.list(labels))))
    }
    return doubts
  }

  private func missingReturns() -> [String] {
    ((analysis.completeness.map { [$0] } ?? []) + analysis.otherReturns).compactMap { form in
      guard let city = form.units.first(where: { $0.unit == .city }), city.missing + city.awaitingCorrection > 0 else {
        return nil
      }
      let rows = form.units.filter { $0.unit != .city && $0.missing + $0.awaitingCorrection > 0 }
        .sorted { $0.missing + $0.awaitingCorrection > $1.missing + $1.awaitingCorrection }
      let places = rows.map {
        AlertTexts.placeWithSchools(labels.unit($0.unit), Numerals.count($0.missing + $0.awaitingCorrection))
      }
      return sentence(
        LeaderTexts.missingReturns(
          form: labels.form(form.form), missing: Numerals.count(city.missing + city.awaitingCorrection),
          expected: Numerals.count(city.expected), places: labels.list(places, most: Most.names)))
    }
  }

  private func doubts(of indicator: IndicatorAnalysis) -> [String] {
    var doubts: [String] = []
    let city = indicator.comparisons.first { $0.unit == .city }
    if let city, city.verdict != .usable {
      doubts.append(text(ReportTexts.verdict) + text(ReportTexts.colon) + verdictLine(city))
    }
    if let city, city.pValue != nil, city.direction == .none, let upper = city.ratioUpper, upper.isFinite {
      doubts.append(sentence(AlertTexts.ruledOut(Numerals.ratio(upper))))
    }
    let zeros = indicator.silences.filter { if case .onlyZeros = $0.kind { true } else { false } }
      .map { labels.unit($0.unit) }
    if !zeros.isEmpty { doubts.append(sentence(LeaderTexts.onlyZeros(labels.list(zeros, most: Most.names)))) }
    let weak = indicator.findings.count { $0.comparison.verdict != .usable }
    if weak > 0 {
      doubts.append(
        sentence(LeaderTexts.weakFindings(Numerals.count(weak), of: Numerals.count(indicator.findings.count))))
    }
    let untested = indicator.comparisons.filter { $0.pValue == nil && $0.unit != .city }.map { labels.unit($0.unit) }
    if !untested.isEmpty { doubts.append(text(ReportTexts.someUntested(labels.list(untested, most: Most.names)))) }
    return doubts
  }

  // MARK: - What to do

  private func advice() -> Page.Section {
    let all = ToDoList(analysis.toDos, labels: labels, mostNamed: Most.names).merged
    guard !all.isEmpty else {
      let none = analysis.indicators.isEmpty ? ToDoTexts.nothingKnown : ToDoTexts.nothing
      return Page.Section(
        id: "advice", title: text(LeaderTexts.advice), blocks: [Page.Block(paragraphs: [text(none)])])
    }
    var blocks = [Page.Block(paragraphs: [text(LeaderTexts.dates)])]
    blocks[0].open = TableView(
      ToDoList.table(Array(all.prefix(Most.toDos))),
      columns: [.text("number"), .text("task"), .text("responsible"), .text("due")], caption: ToDoTexts.toDos,
      language: labels.language, csv: nil)
    if all.count > Most.toDos {
      blocks.append(Page.Block(paragraphs: [text(LeaderTexts.more(all.count - Most.toDos))]))
    }
    return Page.Section(id: "advice", title: text(LeaderTexts.advice), blocks: blocks)
  }

  private var gap: String { text(ReportTexts.betweenSentences) }
}
