import Analyses
import Tables
import Wording

extension AuditPage {
  private static let scenario = Audit.Subject.likeMine.rawValue
  private static let method = "report"
  private static let sizes = ["small", "middle", "large"]

  var ownHeadline: Page.Headline {
    let share = audit.estimate(.alarmingMonths, Self.method, scenario: Self.scenario)?.estimate ?? 0
    return headline(
      AuditTexts.quietMonths(
        share: self.share(.alarmingMonths, Self.method, scenario: Self.scenario, places: 1),
        every: share > 0 ? Numerals.decimal(1 / share, places: 0) : nil),
      [("1.5", AuditQuantity.foundHalfMore), ("1.9", .foundNearlyTwice), ("3", .foundThrice)].map { factor, quantity in
        let found = Self.sizes.map { self.share(quantity, Self.method, scenario: Self.scenario, group: $0) }
        return AuditTexts.planted(factor: factor, small: found[0], middle: found[1], large: found[2])
      })
  }

  var ownSections: [Page.Section] {
    var quiet = Page.Block(paragraphs: [text(AuditTexts.quietNote)])
    quiet.open = view(
      lines { $0.group == "all" }, [.text("quantity"), .decimal("estimate"), .decimal("se"), .count("n")],
      AuditTexts.quietTitle)
    var planted = Page.Block(paragraphs: [text(AuditTexts.plantedNote)])
    planted.open = view(
      found, [.text("group"), .percent("x1.5"), .percent("x1.9"), .percent("x3")], AuditTexts.plantedTitle)
    return [
      Page.Section(id: "quiet", title: text(AuditTexts.quietTitle), blocks: [quiet]),
      Page.Section(id: "planted", title: text(AuditTexts.plantedTitle), blocks: [planted]),
    ]
  }

  /// The figures for a hundred months.
  private func lines(_ isWanted: (AuditEstimate) -> Bool) -> Table {
    Table(
      name: "quiet", columns: ["quantity", "estimate", "se", "n"],
      rows: audit.estimates.filter(isWanted).map { row in
        [
          .text(text(AuditTexts.quantity(row.quantity.rawValue))),
          row.estimate.map { .number(100 * $0) } ?? .missing(.notApplicable),
          row.standardError.map { .number(100 * $0) } ?? .missing(.notApplicable), .integer(row.count),
        ]
      })
  }

  private var found: Table {
    Table(
      name: "planted", columns: ["group", "x1.5", "x1.9", "x3"],
      rows: Self.sizes.map { size in
        [Cell.text(text(AuditTexts.size(size)))]
          + [AuditQuantity.foundHalfMore, .foundNearlyTwice, .foundThrice].map { quantity in
            let found = audit.estimate(quantity, Self.method, scenario: Self.scenario, group: size)?.estimate
            return found.map(Cell.number) ?? .missing(.notApplicable)
          }
      })
  }
}
