import Tables
import Wording

/// The share of outbreaks found over the rate of false alarms, one line per method.
struct AuditChart {
  var table: Table
  var language: Language

  /// Nothing when there is nothing to draw.
  func specification(description: String) -> VegaLite.Specification? {
    guard !table.rows.isEmpty else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    var x = VegaLite.Channel.quantity("fpr", heading("fpr"))
    x.axis = VegaLite.Axis(format: ".1%")
    x.scale = VegaLite.Scale(zero: true)
    var y = VegaLite.Channel.quantity("pod", heading("pod"))
    y.axis = VegaLite.Axis(format: ".0%")
    var names: [String] = []
    for case .text(let name) in table.rows.map({ $0[0] }) where !names.contains(name) { names.append(name) }
    let method = VegaLite.Channel(
      field: "method", type: "nominal", title: "",
      scale: VegaLite.Scale(domain: names.map { .text($0) }, range: Array(Palette.methods.prefix(names.count))),
      legend: VegaLite.Legend(columns: 2))
    let tooltip: [VegaLite.Channel] = [
      .nominal("method", heading("method")), .quantity("fpr", heading("fpr"), format: ".2%"),
      .quantity("pod", heading("pod"), format: ".1%"),
    ]
    return VegaLite.Specification(
      description: description, height: 300, data: VegaLite.Values(values: table.chartValues),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "line", strokeWidth: 1.5), encoding: VegaLite.Encoding(x: x, y: y, color: method)),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", size: 40, filled: true),
          encoding: VegaLite.Encoding(x: x, y: y, color: method, tooltip: tooltip)),
      ])
  }
}
