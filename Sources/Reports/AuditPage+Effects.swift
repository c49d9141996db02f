import Analyses
import Tables
import Wording

extension AuditPage {
  private static let method = "report"

  var effectsHeadline: Page.Headline {
    let goals = audit.estimates.count { $0.meetsGoal != nil }
    func claimed(_ scenario: String) -> String {
      share(.falseClaim, Self.method, scenario: scenario, places: 1)
    }
    let own = audit.estimate(.trueClaim, Self.method, scenario: "own-fall")
    let found = own?.estimate.map { _ in share(.trueClaim, Self.method, scenario: "own-fall") }
    return headline(
      AuditTexts.goals(missed: audit.missed.count, of: goals),
      [
        own.map { _ in
          AuditTexts.ownPlacebo(
            claimed: claimed("own-placebo"), usable: share(.usable, Self.method, scenario: "own-placebo"))
        },
        own.map { _ in AuditTexts.ownFall(found: found, enough: Audit.enoughEvents) },
        AuditTexts.earlierTrend(drift: claimed("simulated-drift")),
      ])
  }

  var effectsSections: [Page.Section] {
    func isCorrelated(_ row: AuditEstimate) -> Bool {
      row.scenario.split(separator: "-").dropFirst().first.flatMap { Double($0) } != nil
    }
    func isOf(_ kind: String) -> (AuditEstimate) -> Bool { { $0.scenario.hasPrefix(kind) } }
    let bureaus = ["simulated-", "own-"]
    return [
      section("intervals", AuditTexts.intervalsTitle, AuditTexts.intervalsNote) { row in
        !(isOf("its-")(row) && isCorrelated(row)) && !bureaus.contains { isOf($0)(row) }
      },
      section("correlated", AuditTexts.correlatedTitle, AuditTexts.correlatedNote) {
        isOf("its-")($0) && isCorrelated($0)
      },
      section("simulated", AuditTexts.simulatedTitle, AuditTexts.simulatedNote, byQuantity: true, isOf("simulated-")),
      section("own", AuditTexts.ownRecordTitle, AuditTexts.ownRecordNote, byQuantity: true, isOf("own-")),
    ].compactMap(\.self)
  }

  /// A table of some figures; nil without any. By method where all are shares of intervals that hold the truth.
  private func section(
    _ id: String, _ title: Text, _ note: Text, byQuantity: Bool = false, _ isWanted: (AuditEstimate) -> Bool
  ) -> Page.Section? {
    let rows = audit.estimates.filter(isWanted)
    guard !rows.isEmpty else { return nil }
    let second = byQuantity ? "quantity" : "method"
    let table = Table(
      name: id, columns: ["scenario", second, "studies_share", "studies_se", "studies", "goal", "meets_goal"],
      rows: rows.map { row in
        let name = byQuantity ? AuditTexts.quantity(row.quantity.rawValue) : AuditTexts.method(row.method)
        return [
          .text(text(AuditTexts.study(row.scenario))), .text(text(name)),
          row.estimate.map(Cell.number) ?? .missing(.notApplicable),
          row.standardError.map(Cell.number) ?? .missing(.notApplicable), .integer(row.count),
          row.goal.map { goal in
            let limits = [goal.lowerBound, goal.upperBound].map { Int((100 * $0).rounded()) }
            return .text(text(AuditTexts.goal(from: limits[0], to: limits[1])))
          } ?? .missing(.notApplicable),
          row.meetsGoal.map { .text(text(AuditTexts.goal(isMet: $0))) } ?? .missing(.notApplicable),
        ]
      })
    var block = Page.Block(paragraphs: [text(note)])
    block.open = view(
      table,
      [
        .text("scenario"), .text(second), .percent("studies_share"), .percent("studies_se"), .count("studies"),
        .text("goal"),
        .text("meets_goal"),
      ], title)
    return Page.Section(id: id, title: text(title), blocks: [block])
  }
}
