import Analyses
public import Submissions
public import Tables
public import Wording

/// Findings as they are kept, with what was made of them.
public enum KeptFindingTable {
  /// The table, for the terminal and for a report.
  /// - Parameters:
  ///   - findings: the findings, in the order of the rows.
  ///   - cityName: what the city is called.
  ///   - language: the language of the rows.
  /// - Returns: a row per finding.
  public static func table(_ findings: [KeptFinding], cityName: String, language: Language) -> Table {
    let labels = Labels(cityName: cityName, language: language)
    return Table(
      name: "earlier_findings",
      columns: [
        "id", "month", "indicator", "unit", "finding", "observed", "expected", "handled", "handled_on", "reason",
        "left_out",
      ],
      rows: findings.map { finding in
        let indicator = Indicator(key: finding.indicator).map { labels.text(labels.subject($0)) }
        let unit = Unit(key: finding.unit).map { labels.text(labels.unit($0)) }
        let blank = Cell.missing(.notApplicable)
        return [
          .text(finding.id), .text(finding.month.description), .text(indicator ?? finding.indicator),
          .text(unit ?? finding.unit), .text(labels.text(labels.kind(finding.kind))),
          finding.observed.map(Cell.integer) ?? blank, finding.expected.map(Cell.number) ?? blank,
          .text(labels.text(labels.handling(finding.mark?.state))),
          finding.mark.map { .text($0.day.description) } ?? blank, finding.mark.map { .text($0.reason) } ?? blank,
          .text(labels.text(finding.mark?.isLeftOut == true ? ReportTexts.yes : ReportTexts.no)),
        ]
      })
  }
}

extension Labels {
  func kind(_ kind: KeptFinding.Kind) -> Text {
    switch kind {
    case .rise: ColumnTexts.rise
    case .fall: ColumnTexts.fall
    case .graveEvent: AlertTexts.graveKind
    case .silence: AlertTexts.silenceKind
    }
  }
  func handling(_ state: KeptFinding.Mark.State?) -> Text {
    switch state {
    case .acknowledged: AlertTexts.acknowledged
    case .muted: AlertTexts.muted
    case nil: AlertTexts.open
    }
  }
}
