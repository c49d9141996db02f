import Tables
import Wording

/// Districts × months, coloured by observed ÷ expected on a diverging scale around 1.
struct HeatmapChart {
  var table: Table
  var language: Language

  /// A square with a q-value up to this carries a dot.
  static let marked = 0.05

  /// Nothing when no square has a ratio.
  func specification(description: String) -> VegaLite.Specification? {
    guard let ratio = table.columns.firstIndex(of: "ratio"), let month = table.columns.firstIndex(of: "month"),
      let district = table.columns.firstIndex(of: "district"),
      table.rows.contains(where: { $0[ratio].value != nil })
    else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let months = table.rows.compactMap { if case .text(let text) = $0[month] { text } else { nil } }
    let years = Set(months).sorted()
    let shown = years.filter { $0.hasSuffix("-01") || $0.hasSuffix("-07") || $0 == years.last }
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"),
      axis: VegaLite.Axis(
        labelAngle: 0, labelOverlap: "greedy", values: years.count > 8 ? shown.map { .text($0) } : nil, grid: false))
    var y = VegaLite.Channel.nominal("district", heading("district"))
    let names: [String] = table.rows.reduce(into: []) { names, row in
      if case .text(let name) = row[district], names.last != name, !names.contains(name) { names.append(name) }
    }
    y.sort = names
    let tooltip: [VegaLite.Channel] = [
      y, .ordinal("month", heading("month")), .quantity("observed", heading("observed")),
      .quantity("expected", heading("expected"), format: ".1f"), .quantity("ratio", heading("ratio"), format: ".2f"),
      .quantity("q_value", heading("q_value_any"), format: ".3f"),
    ]
    return VegaLite.Specification(
      description: description, height: 20 * names.count + 20, data: VegaLite.Values(values: table.chartValues),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect", color: Palette.absent, opacity: 0.45),
          encoding: VegaLite.Encoding(x: x, y: y, tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "!isValid(datum.ratio)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect"),
          encoding: VegaLite.Encoding(
            x: x, y: y,
            color: VegaLite.Channel(
              field: "shown", type: "quantitative", title: heading("ratio"),
              scale: VegaLite.Scale(
                type: "log", domain: [.number(0.25), .number(1), .number(4)],
                range: [Palette.low, Palette.middle, Palette.high], clamp: true,
                interpolate: "rgb"),
              legend: VegaLite.Legend(
                values: [.number(0.25), .number(0.5), .number(1), .number(2), .number(4)], format: "~g",
                gradientLength: 200)),
            tooltip: tooltip),
          transform: [
            VegaLite.Transform(filter: "isValid(datum.ratio)"),
            VegaLite.Transform(calculate: "clamp(datum.ratio, 0.25, 4)", as: "shown"),
          ]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", color: Palette.ink, opacity: 1, size: 14, filled: true),
          encoding: VegaLite.Encoding(x: x, y: y, tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "isValid(datum.q_value) && datum.q_value <= \(Self.marked)")]),
      ])
  }
}
