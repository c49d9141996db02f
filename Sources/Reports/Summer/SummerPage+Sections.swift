import Analyses
import Submissions
import Tables
import Wording

extension SummerPage {
  func toDos() -> Page.Section {
    let list = open(
      tables.toDos, [.text("number"), .text("task"), .text("responsible"), .text("due")], ToDoTexts.toDos)
    return section("to-dos", ToDoTexts.toDos, [said(text(list == nil ? ToDoTexts.nothing : SummerTexts.dates)), list])
  }

  func watchList() -> Page.Section {
    guard let watch = analysis.watch else {
      return section("watch", SummerTexts.watchList, [said(sentence(SummerTexts.noWatch))])
    }
    var first = said(text(SummerTexts.watchNote(day: labels.day(watch.day), onFile: Numerals.count(watch.onFile))))
    if watch.unknownTier > 0 { first.paragraphs.append(text(SummerTexts.unknownTier(watch.unknownTier))) }
    let list = open(
      tables.watchList,
      [
        .text("district"), .text("code"), .beginning("pseudonym"), .text("tier"), .text("tier_before"), .text("why"),
        .text("last_contact"),
      ], SummerTexts.watchList)
    return section("watch", SummerTexts.watchList, [first, list])
  }

  // MARK: - The summary return

  func returns() -> Page.Section {
    var blocks = analysis.summaries.map { builder.returns($0) } ?? [said(sentence(SummerTexts.noRoster))]
    if let rollUp = rollUp() {
      blocks.append(rollUp)
    } else {
      blocks.append(said(text(SummerTexts.noRollUp)))
    }
    return section("summary", SummerTexts.summary, blocks + differences())
  }

  private func rollUp() -> Page.Block? {
    let table = tables.rollUpWide
    let units = tables.rollUpUnits
    guard !units.isEmpty else { return nil }
    var view = builder.view(
      table, [.text("item"), .text("counts")] + units.indices.map { .count("unit_\($0)") }, SummerTexts.rollUp)
    for (index, unit) in units.enumerated() { view.headings[index + 2].text = text(labels.unit(unit)) }
    return Page.Block(
      heading: text(SummerTexts.rollUp), paragraphs: [text(SummerTexts.rollUpNote)], open: view)
  }

  private func differences() -> [Page.Block] {
    var block = Page.Block(heading: text(SummerTexts.differences))
    let table = tables.differences
    if !table.rows.isEmpty {
      block.paragraphs = [differencesSentence]
      block.open = builder.view(
        table,
        [
          .text("district"), .text("code"), .text("school"), .text("item"), .count("summary_value"),
          .count("ledger_value"),
        ], SummerTexts.differences)
    } else {
      let words = SummerTexts.noDifferences(compared: Numerals.count(analysis.compared))
      block.paragraphs = [text(analysis.compared > 0 ? words : SummerTexts.nothingCompared)]
    }
    return [block]
  }

  func visits() -> Page.Section {
    guard let visitsSentence else {
      return section("visits", SummerTexts.visits, [said(text(SummerTexts.noVisits))])
    }
    return section(
      "visits", SummerTexts.visits,
      [
        said(visitsSentence),
        open(
          tables.visits,
          [.text("unit"), .count("visits_due"), .count("visited"), .percent("visit_share")]
            + ["schools_answered", "schools_not_answered", "schools_missing"].map { .count($0) },
          SummerTexts.visitsTable),
        open(
          tables.categories, [.text("unit")] + SummaryItem.categories.map { .count($0.rawValue) },
          SummerTexts.categories),
      ])
  }

  // MARK: - Follow-up

  func followUps() throws -> Page.Section {
    guard let tracking = analysis.tracking else {
      return section("tracking", SummerTexts.followUps, [said(sentence(SummerTexts.noTracking))])
    }
    guard !tracking.isSilent else {
      let onFile = Numerals.count(tracking.weeks.last?.onFile ?? 0)
      return section("tracking", SummerTexts.followUps, [said(sentence(SummerTexts.trackingSilent(onFile: onFile)))])
    }
    let columns: [TableView.Column] = [.text("monday"), .count("on_file"), .count("tracked"), .percent("rate")]
    var city = said(text(SummerTexts.trackingNote))
    city.chart = try builder.chart("tracking-chart", SummerTexts.trackingChart) {
      TrackingChart(table: tables.trackingWeeks, language: labels.language).specification(description: $0)
    }
    var districts = Page.Block()
    districts.chart = try builder.chart("tracking-districts", SummerTexts.trackingDistricts) {
      TrackingDistrictChart(table: tables.trackingDistrictWeeks, language: labels.language)
        .specification(description: $0)
    }
    districts.folded = builder.folded(
      tables.trackingDistrictWeeks, [.text("unit")] + columns, SummerTexts.trackingDistricts)
    return section(
      "tracking", SummerTexts.followUps,
      [
        city, open(tables.trackingWeeks, columns, SummerTexts.trackingChart), districts,
        tracking.silentSchools.isEmpty
          ? nil : said(sentence(SummerTexts.silentSchools(tracking.silentSchools.count))),
        open(tables.silentSchools, Self.schoolColumns, SummerTexts.silentTable),
      ])
  }

  static let schoolColumns: [TableView.Column] = [.text("district"), .text("code"), .text("school")]
}
