import Analyses
import Foundation
import Submissions
import Wording

/// Pupils by where they stood on one day, left, and on another, right; a ribbon is as thick as the pupils it stands for.
struct AlluvialChart {
  var table: TierCrossTable
  var labels: Labels

  /// Nothing without anybody.
  func specification(description: String) throws -> VegaLite.Specification? {
    let layout = AlluvialLayout(table)
    guard !layout.ribbons.isEmpty else { return nil }
    let heading = { (column: String) in labels.text(ColumnTexts.heading(column)) }
    let states = TierCrossTable.State.all
    let colour = VegaLite.Channel(
      field: "state", type: "nominal", title: "",
      scale: VegaLite.Scale(domain: states.map { .text(name($0)) }, range: states.map(Self.colour)),
      legend: .some(nil))
    let (left, right) = (labels.text(labels.day(table.start)), labels.text(labels.day(table.end)))
    let x = VegaLite.Channel(
      field: "x", type: "quantitative", title: "",
      axis: VegaLite.Axis(
        labelExpr: "datum.value < 0.5 ? '\(left)' : '\(right)'", values: [.number(0), .number(1)], grid: false,
        ticks: false, domain: false),
      scale: VegaLite.Scale(domain: [.number(0), .number(1)], nice: false))
    let pupils = VegaLite.Channel.quantity("pupils", heading("pupils"))
    return VegaLite.Specification(
      description: description, height: Int(layout.height.rounded(.up)),
      data: VegaLite.Values(values: values(layout)),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "area", opacity: 0.6, strokeWidth: 0.5, interpolate: "monotone"),
          encoding: VegaLite.Encoding(
            x: x, y: try height(layout, names: layout.starts, "left"), y2: VegaLite.Channel(field: "y2"),
            color: colour, stroke: colour, detail: .nominal("ribbon"),
            tooltip: [.nominal("from", heading("from")), .nominal("to", heading("to")), pupils]),
          transform: [VegaLite.Transform(filter: "isValid(datum.ribbon)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rect"),
          encoding: VegaLite.Encoding(
            x: x, x2: VegaLite.Channel(field: "x2"), y: try height(layout, names: layout.ends, "right"),
            y2: VegaLite.Channel(field: "y2"), color: colour,
            tooltip: [.nominal("state", labels.text(TierCrossTexts.state)), pupils]),
          transform: [VegaLite.Transform(filter: "!isValid(datum.ribbon)")]),
      ], resolve: VegaLite.Resolve(scale: ["y": "independent"]))
  }

  /// The place of ribbons or columns, with the names of one side's columns as its axis: an axis takes the room its labels
  /// need, in either language and on any screen.
  private func height(
    _ layout: AlluvialLayout, names: [AlluvialLayout.Column], _ side: String
  ) throws -> VegaLite.Channel {
    let texts = names.map { (String($0.middle), "\(name($0.state)) \(Numerals.count($0.pupils))") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(
      decoding: try encoder.encode(Dictionary(texts, uniquingKeysWith: { first, _ in first })), as: UTF8.self)
    return VegaLite.Channel(
      field: "y", type: "quantitative", title: "",
      axis: VegaLite.Axis(
        labelExpr: "\(json)[datum.value]", values: names.map { .number(Double($0.middle)) }, grid: false, orient: side,
        ticks: false, domain: false),
      scale: VegaLite.Scale(domain: [.number(0), .number(layout.height)], zero: false, nice: false))
  }

  /// The corners of ribbons and columns.
  private func values(_ layout: AlluvialLayout) -> [[String: VegaLite.Datum]] {
    let thickness = 0.025
    let ribbons = layout.ribbons.enumerated().flatMap { index, ribbon in
      // Level at both ends, so that the curve between leaves and arrives level.
      [(thickness, ribbon.start), (0.2, ribbon.start), (0.8, ribbon.end), (1 - thickness, ribbon.end)].map { x, place in
        [
          "ribbon": VegaLite.Datum.number(Double(index)), "state": .text(name(ribbon.flow.from)),
          "from": .text(name(ribbon.flow.from)), "to": .text(name(ribbon.flow.to)),
          "pupils": .number(Double(ribbon.flow.pupils)), "x": .number(x), "y": .number(place.bottom),
          "y2": .number(place.top),
        ]
      }
    }
    let columns = [(layout.starts, 0.0), (layout.ends, 1 - thickness)].flatMap { side, x in
      side.map { column in
        [
          "state": VegaLite.Datum.text(name(column.state)), "pupils": .number(Double(column.pupils)),
          "x": .number(x), "x2": .number(x + thickness), "y": .number(column.bottom), "y2": .number(column.top),
        ]
      }
    }
    return ribbons + columns
  }

  private func name(_ state: TierCrossTable.State) -> String { labels.text(labels.state(state)) }

  private static func colour(_ state: TierCrossTable.State) -> String {
    switch state {
    case .tier(let tier): Palette.tiers[tier.rawValue - 1]
    case .tierUnknown: Palette.absent
    case .notOnFile: Palette.notOnFile
    case .released: Palette.released
    case .left: Palette.left
    }
  }
}
