import Tables
import Wording

/// Districts × weeks of the month, each with its rate of follow-up.
struct TrackingDistrictChart {
  var table: Table
  var language: Language

  /// Nothing when no district has a rate.
  func specification(description: String) -> VegaLite.Specification? {
    let values = table.chartValues
    guard values.contains(where: { if case .number? = $0["rate"] { true } else { false } }) else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let names: [String] = values.reduce(into: []) { names, row in
      if case .text(let name)? = row["unit"], !names.contains(name) { names.append(name) }
    }
    let x = VegaLite.Channel.ordinal(
      "monday", heading("monday"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy", grid: false))
    var y = VegaLite.Channel.nominal("unit", heading("district"))
    y.sort = names
    let tooltip: [VegaLite.Channel] = [
      y, .ordinal("monday", heading("monday")), .quantity("rate", heading("rate"), format: ".1%"),
      .quantity("tracked", heading("tracked")), .quantity("on_file", heading("on_file")),
    ]
    let valid = [VegaLite.Transform(filter: "isValid(datum.rate)")]
    // A rate below 70% is alarming however low it is; the scale keeps its shades for what lies above.
    let shade = VegaLite.Channel(
      field: "rate", type: "quantitative", title: heading("rate"),
      scale: VegaLite.Scale(
        domain: [.number(0.7), .number(1)], range: [Palette.high, Palette.middle], clamp: true, interpolate: "rgb"),
      legend: VegaLite.Legend(
        values: [.number(0.7), .number(0.8), .number(0.9), .number(1)], format: ".0%", gradientLength: 200))
    return VegaLite.Specification(
      description: description, height: 24 * names.count + 20, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect", color: Palette.absent, opacity: 0.45),
          encoding: VegaLite.Encoding(x: x, y: y, tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "!isValid(datum.rate)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect"), encoding: VegaLite.Encoding(x: x, y: y, color: shade, tooltip: tooltip),
          transform: valid),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "text", color: Palette.ink),
          encoding: VegaLite.Encoding(x: x, y: y, text: .quantity("rate", format: ".0%"), tooltip: tooltip),
          transform: valid),
      ])
  }
}
