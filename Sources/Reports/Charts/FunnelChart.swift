import Analyses
import Tables
import Wording

/// Districts' rates against their size, with the limits of chance around the city's rate.
struct FunnelChart {
  var table: Table
  var funnel: Funnel
  var language: Language

  func specification(description: String) -> VegaLite.Specification {
    func heading(_ column: String) -> String { ColumnTexts.heading(column)(language) }
    func rate(_ count: Double, _ pupils: Double) -> VegaLite.Datum { .number(count / pupils * Funnel.pupilsPerRate) }
    let limits = funnel.limits.map { limit -> [String: VegaLite.Datum] in
      [
        "funnel_pupils": .number(limit.pupils), "inner_lower": rate(limit.inner.lowerBound, limit.pupils),
        "inner_upper": rate(limit.inner.upperBound, limit.pupils),
        "outer_lower": rate(limit.outer.lowerBound, limit.pupils),
        "outer_upper": rate(limit.outer.upperBound, limit.pupils),
      ]
    }
    let x = VegaLite.Channel(
      field: "funnel_pupils", type: "quantitative", title: heading("funnel_pupils"),
      axis: VegaLite.Axis(labelOverlap: "greedy", format: ",.0f", grid: false), scale: VegaLite.Scale(zero: false))
    let y = { (field: String) in VegaLite.Channel.quantity(field, heading("per_pupils")) }
    func band(_ lower: String, _ upper: String) -> VegaLite.Layer {
      VegaLite.Layer(
        mark: VegaLite.Mark(type: "area", color: Palette.band, opacity: 0.3),
        encoding: VegaLite.Encoding(x: x, y: y(lower), y2: VegaLite.Channel(field: upper)),
        transform: [VegaLite.Transform(filter: "isValid(datum.\(lower))")])
    }
    let places = Funnel.Place.allCases.map { VegaLite.Datum.text($0.text(language)) }
    let place = { (range: [String]) in
      VegaLite.Channel(
        field: "place", type: "nominal", title: "", scale: VegaLite.Scale(domain: places, range: range),
        legend: VegaLite.Legend())
    }
    let tooltip: [VegaLite.Channel] = [
      .nominal("district", heading("district")), .quantity("observed", heading("observed")),
      .quantity("funnel_pupils", heading("funnel_pupils"), format: ",.0f"),
      .quantity("per_pupils", heading("per_pupils"), format: ".2f"), .nominal("place", heading("place")),
    ]
    let city = funnel.rate * Double(funnel.days) * Funnel.pupilsPerRate
    return VegaLite.Specification(
      description: description, height: 260, data: VegaLite.Values(values: limits + table.chartValues),
      layer: [
        band("outer_lower", "outer_upper"), band("inner_lower", "inner_upper"),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rule", color: Palette.neutral),
          encoding: VegaLite.Encoding(y: VegaLite.Channel(datum: city))),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", opacity: 1, size: 60, filled: true),
          encoding: VegaLite.Encoding(
            x: x, y: y("per_pupils"), color: place([Palette.neutral, Palette.low, Palette.high]),
            shape: place(["circle", "square", "triangle-up"]), tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "isValid(datum.district)")]),
      ])
  }
}
