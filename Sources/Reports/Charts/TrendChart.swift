import Analyses
import Submissions
import Tables
import Wording

/// The city month by month over the range expected from earlier years.
struct TrendChart {
  var table: Table
  var points: [TrendPoint]
  var direction: Comparison.Direction
  var language: Language

  /// Nothing when no month has a figure.
  func specification(description: String) -> VegaLite.Specification? {
    guard points.contains(where: { $0.observed != nil }) else { return nil }
    var values = table.chartValues
    var segment = 0
    for (index, point) in points.enumerated() {
      // A gap in the reports must be a gap in the line: each unbroken run is a line of its own.
      if point.observed == nil { segment += 1 }
      values[index]["segment"] = .number(Double(segment))
      values[index]["role"] = .text(role(of: point)(language))
    }
    let title = { (text: Text) in text(language) }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let count = title(ColumnTexts.count)
    let january = points.filter { $0.month.monthOfYear == 1 || $0.month == points.last?.month }
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"),
      axis: VegaLite.Axis(
        labelAngle: 0, labelOverlap: "greedy",
        values: points.count > 12 ? january.map { .text($0.month.description) } : nil))
    let tooltip: [VegaLite.Channel] = [
      .ordinal("month", heading("month")), .quantity("observed", heading("observed")),
      .quantity("expected", heading("expected"), format: ".1f"),
      .quantity("lower", heading("range") + " ↓", format: ".0f"),
      .quantity("upper", heading("range") + " ↑", format: ".0f"), .quantity("reported", heading("reported")),
      .nominal("role", heading("state")),
    ]
    let roles = Self.roles.filter { role in points.contains { $0.observed != nil && self.role(of: $0) == role.text } }
    let domain = roles.map { VegaLite.Datum.text($0.text(language)) }
    let hasExpectation = points.contains { $0.expected != nil && $0.upper != nil }
    let bands =
      !hasExpectation
      ? []
      : [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "bar", color: Palette.band, opacity: 0.35),
          encoding: VegaLite.Encoding(
            x: x, y: .quantity("lower", count), y2: VegaLite.Channel(field: "upper"), tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "isValid(datum.upper)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "tick", color: Palette.low, opacity: 0.8, thickness: 1.5),
          encoding: VegaLite.Encoding(x: x, y: .quantity("expected", count)),
          transform: [VegaLite.Transform(filter: "isValid(datum.expected)")]),
      ]
    return VegaLite.Specification(
      description: description, height: 260, data: VegaLite.Values(values: values),
      layer: bands + [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "line", color: Palette.neutral, strokeWidth: 1.5),
          encoding: VegaLite.Encoding(x: x, y: .quantity("observed", count), detail: .nominal("segment")),
          transform: [VegaLite.Transform(filter: "isValid(datum.observed)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", size: 60, strokeWidth: 1.5),
          encoding: VegaLite.Encoding(
            x: x, y: .quantity("observed", count),
            color: VegaLite.Channel(
              field: "role", type: "nominal", title: "",
              scale: VegaLite.Scale(domain: domain, range: roles.map(\.color)), legend: VegaLite.Legend(columns: 2)),
            fill: VegaLite.Channel(
              field: "role", type: "nominal", title: "",
              scale: VegaLite.Scale(domain: domain, range: roles.map { $0.isHollow ? "transparent" : $0.color })),
            shape: VegaLite.Channel(
              field: "role", type: "nominal", title: "",
              scale: VegaLite.Scale(domain: domain, range: roles.map(\.shape))),
            tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "isValid(datum.observed)")]),
      ])
  }

  private struct Role {
    var text: Text
    var color: String
    var shape: String
    var isHollow = false
  }

  private static let roles = [
    Role(text: ColumnTexts.ordinaryMonth, color: Palette.neutral, shape: "circle"),
    Role(text: ColumnTexts.baselineMonth, color: Palette.low, shape: "square"),
    Role(text: ColumnTexts.provisionalMonth, color: Palette.neutral, shape: "circle", isHollow: true),
    Role(text: ColumnTexts.reportMonth, color: Palette.low, shape: "diamond"),
    Role(text: ColumnTexts.provisionalReportMonth, color: Palette.low, shape: "diamond", isHollow: true),
    Role(text: ColumnTexts.abnormalMonth, color: Palette.high, shape: "diamond"),
    Role(text: ColumnTexts.provisionalAbnormalMonth, color: Palette.high, shape: "diamond", isHollow: true),
  ]

  private func role(of point: TrendPoint) -> Text {
    if point.month == points.last?.month {
      switch (direction != .none, point.isProvisional) {
      case (true, true): ColumnTexts.provisionalAbnormalMonth
      case (true, false): ColumnTexts.abnormalMonth
      case (false, true): ColumnTexts.provisionalReportMonth
      case (false, false): ColumnTexts.reportMonth
      }
    } else if point.isProvisional {
      ColumnTexts.provisionalMonth
    } else {
      point.isBaseline ? ColumnTexts.baselineMonth : ColumnTexts.ordinaryMonth
    }
  }
}
