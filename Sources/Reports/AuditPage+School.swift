import Analyses
import Tables
import Wording

extension AuditPage {
  private static let months = 48

  var schoolHeadline: Page.Headline {
    let scenario = "school-\(Self.months)"
    func found(_ quantity: AuditQuantity, _ method: String, _ group: String = "all") -> String {
      share(quantity, method, scenario: scenario, group: group)
    }
    return headline(
      AuditTexts.districts(
        months: Self.months, own: found(.foundNearlyTwice, "pooled"), other: found(.foundNearlyTwice, "same-period")),
      [
        AuditTexts.halfMore(own: found(.foundHalfMore, "pooled"), truth: found(.foundHalfMore, "oracle")),
        AuditTexts.everywhere(
          city: found(.foundEverywhere, "pooled", "city"), district: found(.foundEverywhere, "pooled", "best_district")),
      ])
  }

  var schoolSections: [Page.Section] {
    let groups = ["all", "small", "middle", "large", "city"]
    return [
      section(
        "rates", AuditTexts.ratesTitle, AuditTexts.ratesNote,
        groups.map { ("\($0)_1", .rateAtOne, $0) } + groups.map { ("\($0)_5", .rateAtFive, $0) }),
      section(
        "found", AuditTexts.foundTitle, AuditTexts.foundNote,
        [
          ("x1.5", .foundHalfMore, "all"), ("x1.9", .foundNearlyTwice, "all"), ("x3", .foundThrice, "all"),
          ("small", .foundNearlyTwice, "small"), ("middle", .foundNearlyTwice, "middle"),
          ("large", .foundNearlyTwice, "large"), ("two", .foundInTwo, "all"),
          ("everywhere_city", .foundEverywhere, "city"), ("everywhere_district", .foundEverywhere, "best_district"),
        ]),
    ]
  }

  private func section(
    _ id: String, _ title: Text, _ note: Text, _ columns: [AuditTables.Column]
  ) -> Page.Section {
    let table = tables.table(id, scenarios: tables.scenarios, methods: tables.methods, columns)
    var block = Page.Block(paragraphs: [text(note)])
    block.open = view(table, [.text("scenario"), .text("method")] + columns.map { .percent($0.name) }, title)
    return Page.Section(id: id, title: text(title), blocks: [block])
  }
}
