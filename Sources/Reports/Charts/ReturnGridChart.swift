import Tables
import Wording

/// Districts × months, darker where more schools have not reported.
struct ReturnGridChart {
  var table: Table
  var language: Language

  func specification(description: String) -> VegaLite.Specification? {
    guard let district = table.columns.firstIndex(of: "district"), !table.rows.isEmpty else { return nil }
    func heading(_ column: String) -> String { ColumnTexts.heading(column)(language) }
    let names = Set(table.rows.compactMap { if case .text(let name) = $0[district] { name } else { nil } }).sorted()
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy", grid: false))
    var y = VegaLite.Channel.nominal("district", heading("district"))
    y.sort = names
    let tooltip: [VegaLite.Channel] =
      [y, .ordinal("month", heading("month"))]
      + ["expected_returns", "on_time", "late", "missing", "awaiting_correction"].map { .quantity($0, heading($0)) }
    return VegaLite.Specification(
      description: description, height: 20 * names.count + 20, data: VegaLite.Values(values: table.chartValues),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect", stroke: Palette.absent),
          encoding: VegaLite.Encoding(
            x: x, y: y,
            color: VegaLite.Channel(
              field: "missing_share", type: "quantitative", title: heading("missing_share"),
              scale: VegaLite.Scale(
                domain: [.number(0), .number(0.5), .number(1)],
                range: [Palette.middle, Palette.high, Palette.tiers[2]], clamp: true, interpolate: "rgb"),
              legend: VegaLite.Legend(
                values: [.number(0), .number(0.25), .number(0.5), .number(0.75), .number(1)], format: ".0%",
                gradientLength: 200)),
            tooltip: tooltip))
      ])
  }
}
