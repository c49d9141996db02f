import Analyses
import Tables
import Wording

extension PageBuilder {
  func trend() throws -> Page.Section? {
    let blocks = try analysis.indicators.enumerated().compactMap { position, indicator -> Page.Block? in
      let table = tables.trend(indicator)
      let direction = indicator.comparisons.first { $0.unit == .city }?.direction ?? .none
      let picture = try chart("trend-\(position)", title(ReportTexts.trend, indicator)) {
        TrendChart(table: table, points: indicator.trend, direction: direction, language: labels.language)
          .specification(description: $0)
      }
      return block(
        indicator, picture, note: ReportTexts.trendNote,
        folded: folded(
          table,
          [
            .text("month"), .count("observed"), .decimal("expected"), .range("range", lower: "lower", upper: "upper"),
            .count("reported"), .count("expected_reports"), .text("is_baseline"), .text("is_provisional"),
          ], ReportTexts.trend))
    }
    return section("trend", ReportTexts.trend, blocks)
  }

  func heatmap() throws -> Page.Section? {
    let blocks = try analysis.indicators.enumerated().compactMap { position, indicator -> Page.Block? in
      let table = tables.heatmap(indicator)
      let picture = try chart("heatmap-\(position)", title(ReportTexts.heatmap, indicator)) {
        HeatmapChart(table: table, language: labels.language).specification(description: $0)
      }
      return block(
        indicator, picture, note: ReportTexts.heatmapNote,
        folded: folded(
          table,
          [
            .text("district"), .text("month"), .count("observed"), .decimal("expected"), .ratio("ratio"),
            .probability("q_value"),
          ],
          ReportTexts.heatmap))
    }
    return section("heatmap", ReportTexts.heatmap, blocks)
  }

  func comparisons() throws -> Page.Section? {
    let blocks = try analysis.indicators.enumerated().flatMap { position, indicator -> [Page.Block] in
      let table = tables.comparisons(indicator)
      guard !table.rows.isEmpty else { return [] }
      let picture = try chart("comparisons-\(position)", title(ReportTexts.comparisons, indicator)) {
        RatioChart(table: table, labels: labels).specification(description: $0)
      }
      var block = Page.Block(heading: heading(indicator), chart: picture)
      block.paragraphs = picture == nil ? [] : [text(ReportTexts.comparisonsNote)]
      block.open = view(
        table,
        [
          .text("unit"), .count("observed"), .decimal("expected"), .ratio("ratio"),
          .interval("interval", lower: "ratio_lower", upper: "ratio_upper"), .probability("p_value"),
          .probability("q_value"), .probability("q_value_lower"), .ratio("same_period_ratio"),
          .ratio("month_on_month"), .ratio("year_to_date"), .text("direction"), .text("verdict"),
        ], title(ReportTexts.comparisons, indicator))
      return [block] + [try funnel(indicator, position)].compactMap(\.self)
    }
    return section("comparisons", ReportTexts.comparisons, blocks)
  }

  /// A chart, the note on how to read it, and the table behind it; nothing when there is neither.
  private func block(
    _ indicator: IndicatorAnalysis, _ chart: Page.Chart?, note: Text, folded: Page.Folded?
  ) -> Page.Block? {
    guard chart != nil || folded != nil else { return nil }
    return Page.Block(
      heading: heading(indicator), paragraphs: chart == nil ? [] : [text(note)], chart: chart, folded: folded)
  }

  private func section(_ id: String, _ title: Text, _ blocks: [Page.Block]) -> Page.Section? {
    blocks.isEmpty ? nil : Page.Section(id: id, title: text(title), blocks: blocks)
  }

  func title(_ title: Text, _ indicator: IndicatorAnalysis) -> Text {
    let subject = labels.subject(indicator.indicator)
    return Text(zh: "\(title.zh)：\(subject.zh)", en: "\(title.en): \(subject.en)")
  }
}
