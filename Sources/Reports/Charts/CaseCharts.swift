import Submissions
import Tables
import Wording

/// Pupils on file by tier at the end of each month.
struct TierStockChart {
  var table: Table
  var language: Language

  func specification(description: String) -> VegaLite.Specification? {
    guard !table.rows.isEmpty else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    // The class of unknown tier stands in the legend only where there are such pupils.
    let unknown = ColumnTexts.unknownTier(language)
    let isUnknownThere = table.rows.contains { $0.contains(.text(unknown)) }
    let names = Tier.all.map { $0.label(language) } + (isUnknownThere ? [unknown] : [])
    var values = table.chartValues
    for index in values.indices {
      // The gravest tier stands at the bottom, where its height can be read.
      guard case .text(let name)? = values[index]["tier"], let position = names.firstIndex(of: name) else { continue }
      values[index]["order"] = .number(name == unknown ? 1 : -Double(position))
    }
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy"))
    let tooltip: [VegaLite.Channel] = [x, .nominal("tier", heading("tier")), .quantity("pupils", heading("pupils"))]
    return VegaLite.Specification(
      description: description, height: 220, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "bar"),
          encoding: VegaLite.Encoding(
            x: x, y: .quantity("pupils", ColumnTexts.pupils(language)),
            color: VegaLite.Channel(
              field: "tier", type: "nominal", title: "",
              scale: VegaLite.Scale(
                domain: names.map { .text($0) }, range: Palette.tiers + (isUnknownThere ? [Palette.absent] : [])),
              legend: VegaLite.Legend()),
            order: .quantity("order"),
            tooltip: tooltip))
      ])
  }
}

/// The city's weekly rate of follow-up.
struct TrackingChart {
  var table: Table
  var language: Language

  func specification(description: String) -> VegaLite.Specification? {
    var values = table.chartValues
    var segment = 0
    for index in values.indices {
      // A week with nobody on file has no rate: the line must not run across it.
      if case .null? = values[index]["rate"] { segment += 1 }
      values[index]["segment"] = .number(Double(segment))
      // A week of which more may come is no fall: the line ends before it.
      if case .text(ReportTexts.no(language))? = values[index]["is_finished"] { values[index]["isPart"] = .number(1) }
    }
    guard values.contains(where: { if case .number? = $0["rate"] { true } else { false } }) else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let x = VegaLite.Channel.ordinal(
      "monday", heading("monday"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy"))
    var y = VegaLite.Channel.quantity("rate", ColumnTexts.trackingRate(language))
    y.scale = VegaLite.Scale(domain: [.number(0), .number(1)])
    y.axis = VegaLite.Axis(format: ".0%", tickCount: 5)
    let tooltip: [VegaLite.Channel] = [
      .ordinal("monday", heading("monday")), .quantity("rate", heading("rate"), format: ".1%"),
      .quantity("tracked", heading("tracked")), .quantity("on_file", heading("on_file")),
    ]
    let whole = [VegaLite.Transform(filter: "isValid(datum.rate) && !isValid(datum.isPart)")]
    let part = [VegaLite.Transform(filter: "isValid(datum.rate) && isValid(datum.isPart)")]
    return VegaLite.Specification(
      description: description, height: 200, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "line", color: Palette.low),
          encoding: VegaLite.Encoding(x: x, y: y, detail: .nominal("segment")),
          transform: whole),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", color: Palette.low, size: 30, filled: true),
          encoding: VegaLite.Encoding(x: x, y: y, tooltip: tooltip), transform: whole),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", color: Palette.low, size: 30, filled: false),
          encoding: VegaLite.Encoding(x: x, y: y, tooltip: tooltip), transform: part),
      ])
  }
}
