import Analyses
import Submissions
import Tables
import Wording

/// Events month by month over what would be expected without the programme.
struct StudyMonthsChart {
  var table: Table
  var delivered: Month?
  var language: Language

  /// Nothing when no month has a figure.
  func specification(description: String) -> VegaLite.Specification? {
    var values = table.chartValues
    var segment = 0
    for index in values.indices {
      // A gap in the reports must be a gap in the lines.
      if case .null? = values[index]["observed"] { segment += 1 }
      values[index]["segment"] = .number(Double(segment))
    }
    guard values.contains(where: { if case .number? = $0["observed"] { true } else { false } }) else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let months = values.compactMap { if case .text(let month)? = $0["month"] { month } else { nil } }
    let years = months.filter { $0.hasSuffix("-01") }
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"),
      axis: VegaLite.Axis(
        labelAngle: 0, labelOverlap: "greedy",
        values: months.count > 12 && !years.isEmpty ? years.map { .text($0) } : nil))
    let title = ColumnTexts.count(language)
    let tooltip: [VegaLite.Channel] = [
      .ordinal("month", heading("month")), .quantity("observed", heading("observed")),
      .quantity("expected", heading("expected"), format: ".1f"),
      .quantity("lower", heading("range") + " ↓", format: ".1f"),
      .quantity("upper", heading("range") + " ↑", format: ".1f"),
    ]
    func layer(_ mark: VegaLite.Mark, _ field: String, to upper: String? = nil) -> VegaLite.Layer {
      VegaLite.Layer(
        mark: mark,
        encoding: VegaLite.Encoding(
          x: x, y: .quantity(field, title), y2: upper.map { VegaLite.Channel(field: $0) },
          detail: mark.type == "point" ? nil : .nominal("segment"), tooltip: mark.type == "point" ? tooltip : nil),
        transform: [VegaLite.Transform(filter: "isValid(datum.\(field))")])
    }
    // A layer without a mark has no extent, of which the charts' script would complain.
    let hasExpectation = values.contains { if case .number? = $0["expected"] { true } else { false } }
    let begins = delivered.map(\.description).flatMap { months.contains($0) ? $0 : nil }
    return VegaLite.Specification(
      description: description, height: 240, data: VegaLite.Values(values: values),
      layer: (hasExpectation
        ? [layer(.init(type: "area", color: Palette.band, opacity: 0.4), "lower", to: "upper")] : [])
        + (begins.map { begins in
          [
            VegaLite.Layer(
              mark: VegaLite.Mark(type: "rule", color: Palette.neutral, strokeDash: [4, 3]),
              encoding: VegaLite.Encoding(x: x),
              transform: [VegaLite.Transform(filter: "datum.month === '\(begins)'")])
          ]
        } ?? [])
        + (hasExpectation ? [layer(.init(type: "line", color: Palette.low, strokeWidth: 1.5), "expected")] : [])
        + [
          layer(.init(type: "line", color: Palette.high, strokeWidth: 1.5), "observed"),
          layer(.init(type: "point", color: Palette.high, size: 25, filled: true), "observed"),
        ])
  }
}

/// Differences by time since delivery, with the interval of each and that of all together.
struct EventStudyChart {
  var table: Table
  var language: Language

  /// Nothing without a figure.
  func specification(description: String) -> VegaLite.Specification? {
    guard !table.rows.isEmpty else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let x = VegaLite.Channel.ordinal(
      "since", heading("since"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy"))
    let title = heading("difference")
    let tooltip: [VegaLite.Channel] =
      [.ordinal("since", heading("since")), .quantity("difference", title, format: ".2f")]
      + [("", "interval"), ("band_", "band")].flatMap { prefix, name in
        [("lower", " ↓"), ("upper", " ↑")].map { limit, arrow in
          .quantity(prefix + limit, heading(name) + arrow, format: ".2f")
        }
      }
    func range(_ mark: VegaLite.Mark, _ lower: String, _ upper: String) -> VegaLite.Layer {
      VegaLite.Layer(
        mark: mark,
        encoding: VegaLite.Encoding(x: x, y: .quantity(lower, title), y2: VegaLite.Channel(field: upper)),
        transform: [VegaLite.Transform(filter: "isValid(datum.\(lower))")])
    }
    let values = table.chartValues
    let hasBand = values.contains { if case .number? = $0["band_lower"] { true } else { false } }
    return VegaLite.Specification(
      description: description, height: 240, data: VegaLite.Values(values: values),
      layer: (hasBand
        ? [range(.init(type: "bar", color: Palette.band, opacity: 0.4), "band_lower", "band_upper")] : [])
        + [
          VegaLite.Layer(
            mark: VegaLite.Mark(type: "rule", color: Palette.neutral, strokeDash: [3, 3]),
            encoding: VegaLite.Encoding(y: VegaLite.Channel(datum: 0))),
          range(.init(type: "rule", color: Palette.low, strokeWidth: 1.5), "lower", "upper"),
          VegaLite.Layer(
            mark: VegaLite.Mark(type: "point", color: Palette.low, opacity: 1, size: 50, filled: true),
            encoding: VegaLite.Encoding(x: x, y: .quantity("difference", title), tooltip: tooltip)),
        ])
  }
}
