import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  func tiers() throws -> Page.Section? {
    guard let tiers = analysis.tiers, !tiers.stock.isEmpty || !tiers.flows.isEmpty else {
      return Page.Section(
        id: "tiers", title: text(ReportTexts.tiers),
        blocks: deaths() + [Page.Block(paragraphs: [text(ReportTexts.noTiers)])])
    }
    let stock = tables.tierStock(tiers)
    let flow = tables.tierFlow(tiers, month: analysis.month)
    let picture = try chart("tier-stock", ReportTexts.tierStock) {
      TierStockChart(table: stock, language: labels.language).specification(description: $0)
    }
    let account = accountBlocks(tiers)
    let crossTables = try crossTables()
    var moves = Page.Block(heading: text(ReportTexts.tierFlow))
    moves.paragraphs = [text(flow.rows.isEmpty ? ReportTexts.noFlow : ReportTexts.tierFlowNote)]
    if !flow.rows.isEmpty {
      moves.open = view(flow, [.text("from"), .text("to"), .count("pupils")], ReportTexts.tierFlow)
    }
    return Page.Section(
      id: "tiers", title: text(ReportTexts.tiers),
      blocks: deaths() + [
        Page.Block(
          paragraphs: tiers.recordsBegin.map { first in
            [text(ReportTexts.recordsBegin(month: labels.month(first), isLeftOut: first < analysis.month))]
          } ?? [],
          chart: picture,
          folded: folded(stock, [.text("month"), .text("tier"), .count("pupils")], ReportTexts.tierStock))
      ] + account + crossTables + [moves] + speed() + longest())
  }

  private func longest() -> [Page.Block] {
    guard let open = analysis.openCases, !open.longest.isEmpty else { return [] }
    return [
      Page.Block(
        heading: text(ReportTexts.longest), paragraphs: [text(ReportTexts.longestNote)],
        folded: folded(
          tables.openCases(open.longest, of: open, name: "longest_in_tier"),
          [.beginning("pseudonym"), .text("code"), .text("tier"), .text("tier_since"), .count("days_in_tier")],
          ReportTexts.longest))
    ]
  }

  /// Deaths that the follow-ups tell, by themselves.
  private func deaths() -> [Page.Block] {
    CaseDeathCount(analysis.deaths).words.map {
      [
        Page.Block(
          heading: text(CaseAlertTexts.deaths), paragraphs: [sentence($0), text(CaseAlertTexts.deathsNote)])
      ]
    } ?? []
  }

  /// Who cannot be reached.
  private func lost() -> [Page.Block] {
    guard let open = analysis.openCases, !open.lost.isEmpty else { return [] }
    return [
      Page.Block(
        heading: text(CaseAlertTexts.lost),
        paragraphs: [
          sentence(CaseAlertTexts.lost(day: labels.day(open.day), pupils: open.lost.count)),
          text(CaseAlertTexts.lostNote),
        ],
        folded: folded(
          tables.openCases(open.lost, of: open, name: "lost_pupils"),
          [.beginning("pseudonym"), .text("code"), .text("tier"), .text("last_contact"), .count("days_silent")],
          CaseAlertTexts.lost))
    ]
  }

  /// Who has had no contact for more than a week.
  private func overdue() -> [Page.Block] {
    guard let open = analysis.openCases, let city = open.units.first else { return [] }
    var block = Page.Block(
      heading: text(ReportTexts.overdue),
      paragraphs: [
        text(
          ReportTexts.overdueStatement(
            day: labels.day(open.day), onFile: Numerals.count(city.onFile), overdue: Numerals.count(city.overdue),
            lost: Numerals.count(city.lost)))
      ])
    block.open = view(
      tables.overdueUnits(open), [.text("unit"), .count("on_file"), .count("overdue"), .count("lost")],
      ReportTexts.overdue)
    guard !open.overdue.isEmpty else { return [block] }
    let list = Page.Block(
      folded: folded(
        tables.openCases(open.overdue, of: open, name: "overdue_pupils"),
        [.beginning("pseudonym"), .text("code"), .text("tier"), .text("last_contact"), .count("days_silent")],
        ReportTexts.overduePupils))
    return [block, list]
  }

  /// What happened to the pupils on file this month: sentence, account by tier, districts.
  private func accountBlocks(_ tiers: TierAnalysis) -> [Page.Block] {
    guard let all = tiers.accounts.first(where: { $0.unit == .city && $0.state == nil }) else { return [] }
    let counts: [TableView.Column] = ["at_start", "opened", "moved_in", "stepped_down", "stepped_up"].map { .count($0) }
    let hasOtherwise = tiers.accounts.contains { $0.otherwise > 0 }
    let account = Page.Block(
      heading: text(ReportTexts.tierAccount),
      paragraphs: [
        text(
          ReportTexts.tierStatement(
            month: labels.month(analysis.month), start: Numerals.count(all.start), opened: Numerals.count(all.opened),
            down: Numerals.count(all.steppedDown), up: Numerals.count(all.steppedUp),
            released: Numerals.count(all.released), left: Numerals.count(all.left),
            deceased: all.deceased > 0 ? Numerals.count(all.deceased) : nil, stayed: Numerals.count(all.stayed),
            otherwise: all.otherwise > 0 ? Numerals.count(all.otherwise) : nil,
            end: Numerals.count(all.end))),
        text(ReportTexts.tierAccountNote),
      ],
      open: view(
        tables.tierAccount(tiers, month: analysis.month),
        [.text("tier")] + counts + (hasOtherwise ? [.count("otherwise")] : [])
          + [.count("released"), .count("left")] + (all.deceased > 0 ? [.count("deceased")] : [])
          + [.count("at_end")], ReportTexts.tierAccount))
    let districts = Page.Block(
      heading: text(ReportTexts.tierDistricts), paragraphs: [text(ReportTexts.tierDistrictsNote)],
      folded: folded(
        tables.tierDistricts(tiers, month: analysis.month),
        [
          .text("unit"), .count("at_start"), .count("opened"), .count("stepped_down"), .count("stepped_up"),
          .count("released"), .count("gone"), .count("at_end"), .count("could_step_down"), .percent("share_down"),
          .shares("interval", lower: "share_lower", upper: "share_upper"),
        ], ReportTexts.tierDistricts))
    return [account, districts]
  }

  func tracking() throws -> Page.Section? {
    guard let tracking = analysis.tracking, !tracking.weeks.isEmpty || !tracking.districts.isEmpty else {
      // Before the first whole week there is no rate; who is out of contact is told all the same.
      let lost = lost()
      return lost.isEmpty
        ? nil : Page.Section(id: "tracking", title: text(ReportTexts.tracking), blocks: lost + overdue())
    }
    let weeks = tables.tracking(tracking.weeks, name: "tracking_weeks")
    let districts = tables.tracking(tracking.districts, name: "tracking_districts")
    let picture = try chart("tracking", ReportTexts.tracking) {
      TrackingChart(table: weeks, language: labels.language).specification(description: $0)
    }
    let byDistrict = try chart("tracking-districts", ReportTexts.trackingDistricts) {
      TrackingDistrictChart(table: districts, language: labels.language).specification(description: $0)
    }
    let columns: [TableView.Column] = [
      .count("on_file"), .count("tracked"), .percent("rate"), .text("is_finished"),
    ]
    let city = Page.Block(
      paragraphs: [text(ReportTexts.trackingNote), unfinishedWeek].compactMap(\.self), chart: picture,
      folded: folded(weeks, [.text("monday")] + columns, ReportTexts.tracking))
    guard !districts.rows.isEmpty else {
      return Page.Section(id: "tracking", title: text(ReportTexts.tracking), blocks: lost() + [city] + overdue())
    }
    return Page.Section(
      id: "tracking", title: text(ReportTexts.tracking),
      blocks: lost() + [
        city,
        Page.Block(
          heading: text(ReportTexts.trackingDistricts),
          paragraphs: [text(ReportTexts.trackingDistrictsNote)], chart: byDistrict,
          folded: folded(districts, [.text("unit"), .text("monday")] + columns, ReportTexts.trackingDistricts)),
      ] + overdue())
  }

  /// What is to be said of the latest week, if more may come of it.
  private var unfinishedWeek: String? {
    guard let tracking = analysis.tracking, let last = tracking.weeks.last, !last.isFinished else { return nil }
    let end = tracking.recordsEnd[.city].flatMap { $0 < last.monday.advanced(by: 6) ? $0 : nil }
    return text(ReportTexts.unfinishedWeek(monday: labels.day(last.monday), end: end.map(labels.day)))
  }

  /// Who has reported: the month's events first, then every other form that fell due since.
  func completeness() throws -> Page.Section? {
    let all = (analysis.completeness.map { [$0] } ?? []) + analysis.otherReturns
    guard !all.isEmpty else { return nil }
    return Page.Section(
      id: "completeness", title: text(ReportTexts.completeness),
      blocks: all.flatMap(returns) + [try returnGrid()].compactMap(\.self))
  }

  /// Who has sent a form, and whom to remind.
  func returns(_ completeness: CompletenessAnalysis) -> [Page.Block] {
    let table = tables.completeness([completeness])
    let title = text(
      ReportTexts.returnsOf(form: labels.form(completeness.form), period: ReturnPeriod(completeness.period).label))
    var returns = Page.Block(
      heading: title, paragraphs: completeness.due.map { [text(ReportTexts.due(labels.day($0)))] } ?? [])
    if !table.rows.isEmpty {
      returns.open = view(
        table,
        [
          .text("unit"), .count("expected_returns"), .count("received"), .count("on_time"), .count("late"),
          .count("missing"), .count("awaiting_correction"), .count("exempt"),
        ], ReportTexts.completenessTable)
    }
    var reminders = Page.Block(heading: text(ReportTexts.reminders))
    if completeness.missing.isEmpty {
      let isReported = (completeness.units.first { $0.unit == .city }?.received ?? 0) > 0
      reminders.paragraphs = [text(isReported ? ReportTexts.nobodyMissing : ReportTexts.nobodyOwes)]
    } else {
      reminders.plainText = ReminderList(completeness, language: labels.language).text
      reminders.folded = folded(
        tables.missingSchools([completeness]),
        [.text("district"), .text("code"), .text("school"), .text("awaiting_correction")],
        ReportTexts.reminders)
    }
    return [returns, reminders]
  }

  func interventions() -> Page.Section? {
    guard !analysis.interventions.isEmpty else { return nil }
    let table = tables.interventions(analysis.interventions)
    return Page.Section(
      id: "interventions", title: text(ReportTexts.interventions),
      blocks: [
        Page.Block(
          paragraphs: [text(ReportTexts.interventionsNote)],
          folded: folded(
            table,
            [
              .text("id"), .text("name"), .text("kind"), .text("scope"), .text("scope_code"), .text("starts"),
              .text("ends"),
            ], ReportTexts.interventions))
      ] + tierEffects() + eventEffects())
  }

  func methods() -> Page.Section? {
    var blocks = sources(after: ReportTexts.methodSentences.map(text))
    blocks[0].links = [
      Page.Link(text: text(NotebookTexts.open), address: NotebookBuilder.path),
      Page.Link(text: text(WorkbookTexts.open), address: ReportWorkbook.path),
    ]
    return Page.Section(id: "methods", title: text(ReportTexts.methods), blocks: blocks)
  }

  /// Where the figures come from: what was loaded, and the settings in force.
  /// - Parameter sentences: what stands before.
  func sources(after sentences: [String]) -> [Page.Block] {
    let tables = [
      Table(
        name: "rows", columns: ["table", "rows"],
        rows: provenance.rowCounts.map { [.text(text(ReportTexts.rows(of: $0.table))), .integer($0.rows)] }),
      Table(
        name: "settings", columns: ["setting", "value"],
        rows: provenance.settings.map { [.text($0.name), .text($0.value)] }),
      Table(
        name: "inputs", columns: ["file", "sha256"],
        rows: provenance.inputs.map { [.text($0.name), .text($0.sha256)] }),
    ]
    let captions = [ReportTexts.rowCounts, ReportTexts.settings, ReportTexts.inputs]
    let facts = ReportTexts.provenance(
      version: provenance.version, files: Numerals.count(provenance.inputs.count),
      problems: Numerals.count(provenance.problemsOpen))
    return [Page.Block(paragraphs: sentences + [text(facts)])]
      + zip(tables, captions).filter { !$0.0.rows.isEmpty }.map { table, caption in
        Page.Block(
          folded: Page.Folded(
            summary: text(caption),
            table: TableView(
              table, columns: table.columns.map { $0 == "rows" ? .count($0) : .text($0) }, caption: caption,
              language: labels.language, csv: nil)))
      }
  }
}
