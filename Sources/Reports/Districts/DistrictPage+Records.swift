import Analyses
import Submissions
import Tables
import Wording

extension DistrictPage {
  /// Rates less than a percentage point apart are told as about the same.
  private static let sameRate = 0.01

  private var returns: [CompletenessAnalysis] {
    (analysis.completeness.map { [$0] } ?? []) + analysis.otherReturns
  }

  private var returnsTable: Table {
    var table = Table(
      name: "returns",
      columns: [
        "form", "period", "due", "unit", "expected_returns", "received", "on_time", "late", "missing",
        "awaiting_correction", "exempt",
      ])
    for form in returns {
      for row in form.units where row.unit == unit || row.unit == .city {
        table.rows.append(
          [
            .text(text(labels.form(form.form))), .text(text(ReturnPeriod(form.period).label)),
            form.due.map { .text($0.description) } ?? .missing(.notApplicable), .text(text(labels.unit(row.unit))),
          ]
            + [row.expected, row.received, row.onTime, row.late, row.missing, row.awaitingCorrection, row.exempt]
            .map(Cell.integer))
      }
    }
    return table
  }

  func coverage() -> Page.Section {
    let table = returnsTable
    guard !table.rows.isEmpty else {
      return section("returns", DistrictTexts.coverage, [Page.Block(paragraphs: [text(DistrictTexts.noReturns)])])
    }
    let shown: [TableView.Column] =
      [.text("form"), .text("period"), .text("due"), .text("unit")]
      + ["expected_returns", "received", "on_time", "late", "missing", "awaiting_correction", "exempt"]
      .map { .count($0) }
    let reminders = returns.map { form in
      var own = form
      own.missing.removeAll { $0.district != district }
      return ReminderList(own, language: labels.language).text
    }.filter { !$0.isEmpty }
    return section(
      "returns", DistrictTexts.coverage,
      [Page.Block(open: view(table, shown, ReportTexts.completenessTable))]
        + reminders.map { Page.Block(heading: text(ReportTexts.reminders), plainText: $0) })
  }

  func timeliness() -> Page.Section {
    let table = months
    guard !table.rows.isEmpty else {
      return section("timeliness", DistrictTexts.timeliness, [Page.Block(paragraphs: [text(DistrictTexts.noReturns)])])
    }
    let counts = ["expected_returns", "on_time", "late", "missing", "awaiting_correction"]
    var block = Page.Block(
      open: view(table, [.text("month")] + counts.map { .count($0) }, DistrictTexts.timelinessChart))
    block.bars = Page.Bars.columns(
      title: text(DistrictTexts.timelinessChart), table: table, label: "month",
      parts: [("on_time", .first), ("late", .second), ("missing", .third), ("awaiting_correction", .fourth)],
      language: labels.language)
    return section("timeliness", DistrictTexts.timeliness, [block])
  }

  private var months: Table {
    Table(
      name: "months",
      columns: ["month", "expected_returns", "on_time", "late", "missing", "awaiting_correction"],
      rows: analysis.returnMonths.compactMap { month in
        month.units.first { $0.unit == unit }.map { row in
          [.text(month.period)]
            + [row.expected, row.onTime, row.late, row.missing, row.awaitingCorrection].map(Cell.integer)
        }
      })
  }

  func tracking() -> Page.Section {
    let weeks = analysis.tracking?.districtWeeks.filter { $0.unit == unit } ?? []
    guard !weeks.isEmpty else {
      return section(
        "tracking", DistrictTexts.tracking,
        [Page.Block(paragraphs: lost().isEmpty ? [text(DistrictTexts.noTracking)] : [])] + overdue())
    }
    var block = Page.Block(paragraphs: trackingSentences(weeks))
    let table = builder.tables.tracking(weeks, name: "tracking_weeks")
    block.bars = Page.Bars.columns(
      title: text(DistrictTexts.trackingChart), table: table, label: "monday", parts: [("rate", .first)], top: 1,
      language: labels.language)
    block.folded = Page.Folded(
      summary: text(ReportTexts.dataTable) + text(ReportTexts.colon) + text(DistrictTexts.trackingChart),
      table: view(
        table, [.text("monday"), .count("on_file"), .count("tracked"), .percent("rate"), .text("is_finished")],
        DistrictTexts.trackingChart))
    return section("tracking", DistrictTexts.tracking, [block] + overdue())
  }

  /// The latest whole week, and what can be compared: weeks of which records are still to come are no fall, and nothing is
  /// told of the time after the last record.
  private func trackingSentences(_ weeks: [TrackingAnalysis.Rate]) -> [String] {
    var sentences: [String] = []
    let end = analysis.tracking?.recordsEnd[unit]
    let isStopped = end.map { $0.advanced(by: 7) < min(analysis.month.lastDay, analysis.asOf) } ?? false
    if isStopped, let end { sentences.append(text(DistrictTexts.recordsEnd(labels.day(end)))) }
    let whole = Array(weeks.prefix { $0.isFinished })
    if let last = whole.last, let rate = last.rate {
      let city = analysis.tracking?.weeks.first { $0.monday == last.monday }?.rate
      sentences.append(
        text(
          DistrictTexts.trackingStatement(
            day: labels.day(last.monday), tracked: Numerals.count(last.tracked), onFile: Numerals.count(last.onFile),
            rate: Numerals.percent(rate, places: 1), city: city.map { Numerals.percent($0, places: 1) })))
    }
    if !isStopped, let week = weeks.last, !week.isFinished {
      let told = end.flatMap { $0 < week.monday.advanced(by: 6) ? $0 : nil }
      sentences.append(
        text(ReportTexts.unfinishedWeek(monday: labels.day(week.monday), end: told.map(labels.day))))
    }
    if !isStopped, let now = Self.rate(whole.suffix(4)), whole.count >= 8,
      let before = Self.rate(whole.suffix(8).prefix(4))
    {
      let (new, old) = (Numerals.percent(now, places: 1), Numerals.percent(before, places: 1))
      sentences.append(
        text(DistrictTexts.trend(now: new, before: old, isUp: abs(now - before) < Self.sameRate ? nil : now > before)))
    }
    return sentences + [text(ReportTexts.trackingNote)]
  }

  private static func rate(_ weeks: ArraySlice<TrackingAnalysis.Rate>) -> Double? {
    let onFile = weeks.reduce(0) { $0 + $1.onFile }
    return onFile > 0 ? Double(weeks.reduce(0) { $0 + $1.tracked }) / Double(onFile) : nil
  }

  private func overdue() -> [Page.Block] {
    guard let open = analysis.openCases, let row = open.units.first(where: { $0.unit == unit }) else { return [] }
    var block = Page.Block(
      heading: text(ReportTexts.overdue),
      paragraphs: [
        text(
          DistrictTexts.overdue(
            day: labels.day(open.day), onFile: Numerals.count(row.onFile), overdue: Numerals.count(row.overdue),
            lost: Numerals.count(row.lost)))
      ])
    if row.overdue > 0 {
      block.folded = Page.Folded(
        summary: text(ReportTexts.overduePupils),
        table: view(
          overdueTable,
          [.beginning("pseudonym"), .text("code"), .text("tier"), .text("last_contact"), .count("days_silent")],
          ReportTexts.overduePupils))
    }
    return lost() + [block]
  }

  /// Who cannot be reached.
  private func lost() -> [Page.Block] {
    guard let open = analysis.openCases, !lostTable.rows.isEmpty else { return [] }
    return [
      Page.Block(
        heading: text(CaseAlertTexts.lost),
        paragraphs: [
          builder.sentence(CaseAlertTexts.lost(day: labels.day(open.day), pupils: lostTable.rows.count)),
          text(CaseAlertTexts.lostNote),
        ],
        folded: Page.Folded(
          summary: text(CaseAlertTexts.lost),
          table: view(
            lostTable,
            [.beginning("pseudonym"), .text("code"), .text("tier"), .text("last_contact"), .count("days_silent")],
            CaseAlertTexts.lost)))
    ]
  }

  private var lostTable: Table {
    guard let open = analysis.openCases else { return Table(name: "lost_pupils", columns: []) }
    return builder.tables.openCases(open.lost(in: district), of: open, name: "lost_pupils")
  }

  private var overdueTable: Table {
    guard let open = analysis.openCases else { return Table(name: "overdue_pupils", columns: []) }
    return builder.tables.openCases(open.overdue(in: district), of: open, name: "overdue_pupils")
  }

  func quality() -> Page.Section {
    let table = problems
    var block = Page.Block()
    if table.rows.isEmpty {
      block.paragraphs = [text(DistrictTexts.noProblems)]
    } else {
      block.open = view(
        table, [.text("problem"), .text("form"), .text("severity"), .count("problems"), .count("of_schools")],
        DistrictTexts.problems)
    }
    return section("quality", DistrictTexts.quality, [block])
  }

  private var problems: Table {
    Table(
      name: "problems", columns: ["form", "severity", "code", "problem", "problems", "of_schools"],
      rows: analysis.openProblems.filter { $0.district == district }.map { problem in
        let isError = problem.example.kind.severity == .error
        return [
          .text(text(labels.form(problem.form))), .text(text(isError ? DistrictTexts.error : DistrictTexts.query)),
          .text(problem.example.kind.code), .text(text(problem.example.message)), .integer(problem.count),
          .integer(problem.schools),
        ]
      })
  }

  /// Every number of the page in one table: the table it stands in, the row by its words, the column.
  var figures: Table {
    let comparisons = analysis.indicators.map { indicator in
      var own = builder.tables.comparisons(indicator)
      own.rows = zip(indicator.comparisons, own.rows).filter { $0.0.unit == unit }.map(\.1)
      return own
    }
    let weeks = builder.tables.tracking(
      analysis.tracking?.districtWeeks.filter { $0.unit == unit } ?? [], name: "tracking_weeks")
    var table = Table(name: fileName, columns: ["table", "row", "figure", "value"])
    for part in comparisons + [returnsTable, months, weeks, overdueTable, lostTable, problems] {
      for row in part.rows {
        let words = row.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: " · ")
        for (column, cell) in zip(part.columns, row) where cell.value != nil {
          table.rows.append([.text(part.name), .text(words), .text(column), cell])
        }
      }
    }
    return table
  }
}
