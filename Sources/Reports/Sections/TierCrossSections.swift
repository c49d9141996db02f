import Analyses
import Submissions
import Tables
import Wording

extension PageBuilder {
  /// Where pupils stood at the end of last month and at the start of the term, and where they stand now.
  func crossTables() throws -> [Page.Block] {
    let known = analysis.tierCrossTables.filter { !$0.flows.isEmpty }
    // The month first; the record has the days in order.
    var blocks = try known.reversed().map(crossBlock)
    guard !blocks.isEmpty else { return [] }
    blocks[0].paragraphs.append(text(TierCrossTexts.note))
    let last = blocks.count - 1
    if known.contains(where: { $0.since == .term }) {
      blocks[last].paragraphs.append(text(TierCrossTexts.termNote))
    } else {
      let start = TierCrossTable.termStart(of: analysis.month)
      blocks[last].paragraphs.append(
        text(
          start == analysis.month.advanced(by: -1)
            ? TierCrossTexts.isFirstMonth : TierCrossTexts.notKnown(start: labels.day(start.lastDay))))
    }
    return blocks
  }

  private func crossBlock(_ table: TierCrossTable) throws -> Page.Block {
    let title = table.since == .term ? TierCrossTexts.sinceTerm : TierCrossTexts.sinceLastMonth
    var block = Page.Block(heading: text(title))
    if table.since == .term {
      let account = table.account
      block.paragraphs = [
        text(
          TierCrossTexts.statement(
            start: labels.day(table.start), end: labels.day(table.end), onFile: Numerals.count(account.start),
            down: Numerals.count(account.steppedDown), up: Numerals.count(account.steppedUp),
            released: Numerals.count(account.released), left: Numerals.count(account.left),
            stayed: Numerals.count(account.stayed),
            otherwise: account.otherwise > 0 ? Numerals.count(account.otherwise) : nil,
            opened: Numerals.count(account.opened), atEnd: Numerals.count(account.end)))
      ]
    }
    block.chart = try chart("tier-moves-\(table.since == .term ? "term" : "month")", title) {
      try AlluvialChart(table: table, labels: labels).specification(description: $0)
    }
    block.folded = folded(
      tables.tierCross([table]),
      [.text("from"), .text("to"), .count("pupils"), .count("pupils_from"), .percent("share_of")], title)
    return block
  }
}

extension ReportTables {
  /// Where pupils stood on two days.
  func tierCross(_ crossTables: [TierCrossTable]) -> Table {
    Table(
      name: "tier_moves", columns: ["from_day", "to_day", "from", "to", "pupils", "pupils_from", "share_of"],
      rows: crossTables.flatMap { table in
        table.flows.map { flow in
          let all = table.pupils(from: flow.from)
          return [
            .text(table.start.description), .text(table.end.description),
            .text(labels.text(labels.state(flow.from))), .text(labels.text(labels.state(flow.to))),
            .integer(flow.pupils), .integer(all), .number(Double(flow.pupils) / Double(all)),
          ]
        }
      })
  }
}

extension Labels {
  /// Where a pupil stands on a day.
  func state(_ state: TierCrossTable.State) -> Text {
    switch state {
    case .tier(let tier): self.tier(tier)
    case .tierUnknown: ColumnTexts.tierUnknown
    case .notOnFile: ColumnTexts.notOnFile
    case .released: ColumnTexts.released
    case .left: TierTexts.left
    }
  }
}
