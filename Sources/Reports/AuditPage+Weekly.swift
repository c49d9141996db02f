import Analyses
import Tables
import Wording

extension AuditPage {
  /// The false-alarm rate at which the answer compares, and its name among the figures.
  private static let rate = (text: "0.45%", group: "fpr 0.45%")

  var weeklyHeadline: Page.Headline {
    let series = audit.replicates * (tables.scenarios.count - 1)
    let compared = ["template-scan", "farrington-flexible"]
    let isComparable = compared.allSatisfy {
      audit.estimate(.detectionAtRate, $0, group: Self.rate.group)?.estimate != nil
    }
    let found = compared.map { share(.detectionAtRate, $0, group: Self.rate.group) }
    let own = audit.estimate(.falseAlarmRate, "template-scan")?.estimate ?? 0
    let differences = audit.estimates.filter {
      $0.quantity == .excessInErrors && $0.method == "template-scan" && $0.scenario != "all"
    }
    let broken = differences.count { abs($0.estimate ?? .infinity) > 3 }
    return headline(
      isComparable
        ? AuditTexts.weekly(
          series: series, rate: Self.rate.text, own: found[0], other: found[1])
        : AuditTexts.tooFew(series: series),
      [
        own > 0
          ? AuditTexts.everySoManyYears(
            rate: share(.falseAlarmRate, "template-scan", places: 2), years: Numerals.decimal(1 / own / 52)) : nil,
        differences.isEmpty ? nil : AuditTexts.promisesKept(broken, of: differences.count),
        AuditTexts.hopeless(found: share(.detection, "oracle", group: "k 1-3")),
      ])
  }

  func weeklySections() throws -> [Page.Section] {
    [methodsSection, try curveSection(), sizesSection, scenariosSection].compactMap(\.self)
  }

  private var methodsSection: Page.Section {
    let table = tables.table(
      "methods", scenarios: ["all"], methods: tables.methods,
      [
        ("fpr", .falseAlarmRate, "all"), ("pod", .detection, "all"), ("pod_se", .detection, "all"),
        ("ppv", .predictiveValue, "all"), ("delay", .delay, "all"), ("promised", .promised, "all"),
      ])
    var block = Page.Block(paragraphs: [text(AuditTexts.methodsNote)])
    block.open = view(
      table,
      [
        .text("method"), .rate("fpr"), .percent("pod"), .percent("pod_se"), .percent("ppv"), .ratio("delay"),
        .rate("promised"),
      ], AuditTexts.methodsTitle)
    return Page.Section(id: "methods", title: text(AuditTexts.methodsTitle), blocks: [block])
  }

  private func curveSection() throws -> Page.Section? {
    let curve = tables.curve
    let title = text(AuditTexts.curveTitle)
    guard let specification = AuditChart(table: curve, language: language).specification(description: title) else {
      return nil
    }
    var block = Page.Block(paragraphs: [text(AuditTexts.curveNote)])
    block.chart = Page.Chart(id: "curve-chart", title: title, specification: try specification.json())
    block.folded = Page.Folded(
      summary: text(ReportTexts.dataTable),
      table: view(curve, [.text("method"), .rate("fpr"), .percent("pod")], AuditTexts.curveTitle))
    return Page.Section(id: "curve", title: title, blocks: [block])
  }

  private var sizesSection: Page.Section {
    let groups = ["k 1-3", "k 4-6", "k 7", "k 8-10"]
    let table = tables.table(
      "sizes", scenarios: ["all"], methods: tables.methods, groups.map { ($0, .detection, $0) })
    var block = Page.Block(paragraphs: [text(AuditTexts.sizesNote)])
    block.open = view(table, [.text("method")] + groups.map { .percent($0) }, AuditTexts.sizesTitle)
    return Page.Section(id: "sizes", title: text(AuditTexts.sizesTitle), blocks: [block])
  }

  private var scenariosSection: Page.Section {
    var blocks = [Page.Block(paragraphs: [text(AuditTexts.scenariosNote)])]
    for method in tables.methods {
      let table = tables.table(
        "scenarios", scenarios: tables.scenarios.filter { $0 != "all" }, methods: [method],
        [
          ("promised", .promised, "all"), ("excess_z", .excessInErrors, "all"), ("fpr", .falseAlarmRate, "all"),
          ("pod", .detection, "all"), ("ppv", .predictiveValue, "all"),
        ])
      let name = AuditTexts.method(method)
      blocks.append(
        Page.Block(
          folded: Page.Folded(
            summary: text(name),
            table: view(
              table,
              [
                .text("scenario"), .rate("promised"), .decimal("excess_z"), .rate("fpr"), .percent("pod"),
                .percent("ppv"),
              ],
              name))))
    }
    return Page.Section(id: "scenarios", title: text(AuditTexts.scenariosTitle), blocks: blocks)
  }
}
