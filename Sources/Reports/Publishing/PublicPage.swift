import Analyses
import Disclosure
import Submissions
import Wording

/// The page for the public: published figures, what the symbols mean and what is not shown.
struct PublicPage {
  let frame: PublicationFrame
  let facts: PublicFacts
  let tables: PublicTables

  private var figures: PublicFigures { tables.figures }
  private var labels: PublicLabels { tables.labels }
  private let all = PublicationFrame.all

  init(_ frame: PublicationFrame, _ figures: PublicFigures, _ facts: PublicFacts, _ language: Language) {
    self.frame = frame
    self.facts = facts
    tables = PublicTables(
      frame: frame, figures: figures, labels: PublicLabels(cityName: facts.cityName, language: language))
  }

  /// The page.
  /// - Parameter vega: the chart bundle, fit to stand in a page.
  /// - Throws: when the chart cannot be written as JSON.
  func page(vega: String) throws -> Page {
    let sections = try [
      trend(), districts(), stages(), rates(), kinds(), tiers(), followUp(), summary(), returns(),
      legend(), notShown(),
    ].compactMap(\.self)
    let hasChart = sections.contains { $0.blocks.contains { $0.chart != nil } }
    return Page(
      language: labels.language.rawValue,
      title: text(PublishTexts.title(city: facts.cityName, month: labels.month(frame.month))),
      mark: text(PublishTexts.mark), asOf: text(ReportTexts.asOf(labels.day(frame.asOf))),
      headlineTitle: text(PublishTexts.inShort), contentsTitle: text(ReportTexts.contents), headlines: [headline],
      sections: sections, footer: text(PublishTexts.help), noScript: text(ReportTexts.noScript),
      styleSheet: Page.text(PackageResources.page_css), vega: hasChart ? vega : "",
      script: hasChart ? Page.text(PackageResources.page_js) : "")
  }

  private func text(_ text: Text) -> String { labels.text(text) }

  // MARK: - In short

  private var headline: Page.Headline {
    let months = frame.periods.yearToMonth
    var evidence: [String] = []
    if figures.has(.events) {
      if let short = yearIncomplete {
        evidence.append(text(short))
      } else if months.monthCount > 1, let events = event(months),
        let before = event(frame.periods.sameMonthsOfYearBefore, isWhole: true)
      {
        let range = Numerals.monthsUpTo(months.monthCount)
        evidence.append(
          text(
            PublishTexts.yearToMonth(months: range, events: Numerals.count(events), before: Numerals.count(before))))
      }
      evidence.append(text(PublishTexts.whatIsCounted))
    }
    if facts.revision > 1 { evidence.append(text(PublishTexts.revision(facts.revision))) }
    return Page.Headline(
      subject: nil, tone: "plain", cautionFirst: missing, statement: text(statement), evidence: evidence, figures: [])
  }

  /// The month's sentence, made of its published figure alone.
  private var statement: Text {
    let month = labels.month(frame.month)
    switch figures.city(.events, Period(frame.month), [all]) {
    case nil: return PublishTexts.withoutEvents
    case .count(let events), .standing(let events):
      return PublishTexts.monthEvents(city: facts.cityName, month: month, events: Numerals.count(events))
    case .symbol(.notAvailable): return PublishTexts.monthNotAvailable(month: month)
    case .symbol: return PublishTexts.monthConfidential(month: month)
    }
  }

  /// What is said instead of the year so far when more than a tenth of its returns are missing.
  private var yearIncomplete: Text? {
    let months = frame.periods.yearToMonth
    guard let returns = frame.returns.first(where: { $0.level == .city && $0.period == months }), !returns.isEnough
    else { return nil }
    return PublishTexts.yearIncomplete(
      months: Numerals.monthsUpTo(months.monthCount), received: Numerals.count(returns.received),
      owed: Numerals.count(returns.owed))
  }

  /// The city's events.
  /// - Parameter isWhole: whether only a figure with enough returns behind it will do.
  private func event(_ period: Period, isWhole: Bool = false) -> Int? {
    let key = CellKey(
      indicator: PublicIndicator.events.rawValue, level: .city, place: PublicationFrame.city, period: period,
      breakdown: [all])
    guard !isWhole || !frame.incomplete.contains(key) else { return nil }
    return figures.cell(key).flatMap(tables.value)
  }

  /// Missing returns of the month are said before anything sounds calm.
  private var missing: String? {
    guard let returns = frame.returns.first(where: { $0.level == .city && $0.period == Period(frame.month) }),
      returns.received < returns.owed
    else { return nil }
    return text(
      PublishTexts.returnsMissing(received: Numerals.count(returns.received), owed: Numerals.count(returns.owed)))
  }

  // MARK: - Events

  private func trend() throws -> Page.Section? {
    guard figures.has(.events) else { return nil }
    let points = frame.periods.months.map { (period: Period($0), figure: figures.city(.events, Period($0), [all])) }
    var block = Page.Block(paragraphs: [text(PublishTexts.trendNote)])
    block.chart = try PublicTrendChart(points: points, language: labels.language)
      .specification(description: text(PublishTexts.trend))
      .map { Page.Chart(id: "trend-chart", title: text(PublishTexts.trend), specification: try $0.json()) }
    block.folded = Page.Folded(
      summary: text(ReportTexts.dataTable),
      table: tables.view(
        PublishTexts.trend, PublishTexts.month, [text(PublishTexts.events)],
        points.map {
          .init(
            name: labels.period($0.period),
            values: [tables.show(.city, PublicationFrame.city, .events, $0.period, [all])])
        }))
    return section("trend", PublishTexts.trend, [block])
  }

  private var columns: [Period] {
    // The newest first: it is what a reader looks for.
    ([frame.periods.lastTwelve] + frame.periods.years + frame.periods.halves.reversed()).uniqued()
  }

  private func districts() -> Page.Section? {
    guard figures.has(.events) else { return nil }
    let lines = tables.places { level, place in
      columns.map { tables.show(level, place, .events, $0, [all]) }
    }
    return section(
      "by-district", PublishTexts.byDistrict,
      [
        block(
          PublishTexts.byDistrictNote,
          tables.view(PublishTexts.byDistrict, PublishTexts.place, columns.map(labels.period), lines))
      ])
  }

  private func stages() -> Page.Section? {
    guard figures.has(.events) else { return nil }
    let lines = ([all] + Stage.allCases.map(\.rawValue)).map { stage in
      PublicTables.Line(
        name: labels.stage(stage),
        values: columns.map { tables.show(.city, PublicationFrame.city, .events, $0, [stage]) })
    }
    return section(
      "stages", PublishTexts.byStage,
      [block(nil, tables.view(PublishTexts.byStage, PublishTexts.stage, columns.map(labels.period), lines))])
  }

  private func rates() -> Page.Section? {
    guard figures.ratio("rate/\(PublicationFrame.city)") != nil else { return nil }
    let period = frame.periods.lastTwelve
    let lines = tables.places { level, place in
      [tables.show(level, place, .events, period, [all]), tables.show(ratio: "rate/\(place)")]
    }
    return section(
      "rates", PublishTexts.rates,
      [
        block(
          PublishTexts.ratesNote,
          tables.view(
            PublishTexts.rates, PublishTexts.place, [text(PublishTexts.events), text(PublishTexts.rate)], lines))
      ])
  }

  private func kinds() -> Page.Section? {
    guard figures.has(.otherEvents) else { return nil }
    let periods = frame.periods.years
    let lines = EventKind.allCases.map { kind in
      PublicTables.Line(
        name: labels.kind(kind.rawValue),
        values: periods.map { period in
          tables.show(
            .city, PublicationFrame.city, PublicIndicator(of: kind), period, [kind.rawValue])
        })
    }
    return section(
      "kinds", PublishTexts.kinds,
      [
        block(
          PublishTexts.kindsNote,
          tables.view(PublishTexts.kinds, PublishTexts.kind, periods.map(labels.period), lines))
      ])
  }

  // MARK: - Persons

  private func tiers() -> Page.Section? {
    let keys = figures.cells.map(\.key).filter { $0.indicator == PublicIndicator.tiers.rawValue }
    guard !keys.isEmpty else { return nil }
    let words = keys.map { $0.breakdown[1] }.uniqued()
    let period = Period(frame.month)
    let stages = [all] + Stage.allCases.map(\.rawValue)
    let city = PublicationFrame.city
    let byDistrict = tables.places { level, place in words.map { tables.show(level, place, .tiers, period, [all, $0]) }
    }
    let byStage = stages.map { stage in
      PublicTables.Line(
        name: labels.stage(stage), values: words.map { tables.show(.city, city, .tiers, period, [stage, $0]) })
    }
    let byMonth = keys.map(\.period).uniqued().sorted().reversed().map { period in
      PublicTables.Line(
        name: labels.period(period), values: words.map { tables.show(.city, city, .tiers, period, [all, $0]) })
    }
    let headings = words.map(labels.tier)
    return section(
      "tiers", PublishTexts.tiers,
      [
        block(
          PublishTexts.tiersNote,
          tables.view(PublishTexts.tiersByDistrict, PublishTexts.place, headings, byDistrict)),
        block(nil, tables.view(PublishTexts.tiersByStage, PublishTexts.stage, headings, byStage)),
        block(nil, tables.view(PublishTexts.tiersByMonth, PublishTexts.month, headings, byMonth)),
      ])
  }

  private func followUp() -> Page.Section? {
    guard figures.ratio("followUp/\(PublicationFrame.city)") != nil else { return nil }
    let period = frame.periods.quarter
    let lines = tables.places { _, place in [tables.show(ratio: "followUp/\(place)")] }
    return section(
      "follow-up", PublishTexts.followUp,
      [
        block(
          PublishTexts.followUpNote(Text(verbatim: labels.period(period))),
          tables.view(
            PublishTexts.followUp, PublishTexts.place, [text(PublishTexts.share)], lines))
      ])
  }

  private func summary() -> Page.Section? {
    guard let day = frame.summaryDay, figures.has(.categories) else { return nil }
    let period = Period(day.month)
    let blocks = [PublicIndicator.categories, .care].map { indicator in
      let items = indicator.items.map(\.rawValue)
      let lines = tables.places { level, place in items.map { tables.show(level, place, indicator, period, [$0]) } }
      let isFirst = indicator == .categories
      return block(
        isFirst ? PublishTexts.summaryNote(labels.day(day)) : nil,
        tables.view(
          isFirst ? PublishTexts.categories : PublishTexts.care, PublishTexts.place, items.map(labels.number), lines))
    }
    return section("summary", PublishTexts.summary, blocks)
  }

  // MARK: - What it rests on

  private func returns() -> Page.Section? {
    guard figures.has(.events) else { return nil }
    let period = frame.periods.lastTwelve
    let known = Dictionary(
      frame.returns.filter { $0.period == period }.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = tables.places { _, place in
      [known[place]?.received, known[place]?.owed].map { $0.map(Numerals.count) ?? Numerals.absent }
    }
    return section(
      "returns", PublishTexts.returns,
      [
        block(
          PublishTexts.returnsNote,
          tables.view(
            Text(verbatim: labels.period(period)), PublishTexts.place,
            [text(PublishTexts.received), text(PublishTexts.owed)], lines))
      ])
  }

  private func legend() -> Page.Section {
    let known: [(symbol: String, text: Text)] = [
      ("c", PublishTexts.symbolConfidential), ("x", PublishTexts.symbolNotAvailable),
      ("z", PublishTexts.symbolNotApplicable), ("low", PublishTexts.symbolLow), ("u", PublishTexts.symbolUnreliable),
      ("p", PublishTexts.symbolStanding),
    ]
    let items =
      [text(PublishTexts.symbolZero)] + known.filter { tables.symbols.contains($0.symbol) }.map { text($0.text) }
    return section("symbols", PublishTexts.legend, [Page.Block(list: Page.List(items: items))])
  }

  private func notShown() -> Page.Section {
    let profile = facts.profile
    return section(
      "not-shown", PublishTexts.notShown,
      [
        Page.Block(paragraphs: [
          text(
            PublishTexts.notShownCounts(
              threshold: profile.threshold, schools: profile.minimumContributors, persons: profile.minimumDenominator)),
          text(PublishTexts.notShownAtAll), text(PublishTexts.whomToAsk(facts.contact)),
        ])
      ])
  }

  private func section(_ id: String, _ title: Text, _ blocks: [Page.Block]) -> Page.Section {
    Page.Section(id: id, title: text(title), blocks: blocks)
  }

  private func block(_ note: Text?, _ table: TableView) -> Page.Block {
    var block = Page.Block(paragraphs: note.map { [text($0)] } ?? [])
    block.open = table
    return block
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it came first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
