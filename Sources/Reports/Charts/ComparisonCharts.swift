import Analyses
import Tables
import Wording

/// Each unit's ratio to the same month of earlier years, with its interval.
struct RatioChart {
  var table: Table
  var labels: Labels

  private static let domain = (lower: 0.125, upper: 8.0)

  /// Nothing when no unit has a ratio.
  func specification(description: String) -> VegaLite.Specification? {
    let language = labels.language
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    var values = table.chartValues.filter { if case .number? = $0["ratio"] { true } else { false } }
    guard !values.isEmpty else { return nil }
    for index in values.indices {
      // An interval without an upper end runs to the edge of the chart.
      if case .null? = values[index]["ratio_upper"] {
        values[index]["upper_shown"] = .number(Self.domain.upper)
      } else {
        values[index]["upper_shown"] = values[index]["ratio_upper"]
      }
    }
    let units = values.compactMap { if case .text(let name)? = $0["unit"] { name } else { nil } }
    var y = VegaLite.Channel.nominal("unit", heading("unit"))
    y.sort = units
    let scale = VegaLite.Scale(
      type: "log", domain: [.number(Self.domain.lower), .number(Self.domain.upper)], clamp: true, nice: false)
    let axis = VegaLite.Axis(values: [0.125, 0.25, 0.5, 1, 2, 4, 8].map { .number($0) }, format: "~g")
    func x(_ field: String) -> VegaLite.Channel {
      VegaLite.Channel(field: field, type: "quantitative", title: heading("ratio"), axis: axis, scale: scale)
    }
    let judgements = [
      (ColumnTexts.rise, Palette.high), (ColumnTexts.fall, Palette.low), (ColumnTexts.ordinary, Palette.neutral),
    ]
    let color = VegaLite.Channel(
      field: "direction", type: "nominal", title: "",
      scale: VegaLite.Scale(domain: judgements.map { .text($0.0(language)) }, range: judgements.map(\.1)),
      legend: VegaLite.Legend())
    let tooltip: [VegaLite.Channel] = [
      y, .quantity("observed", heading("observed")), .quantity("expected", heading("expected"), format: ".1f"),
      .quantity("ratio", heading("ratio"), format: ".2f"), .nominal("direction", heading("direction")),
    ]
    return VegaLite.Specification(
      description: description, height: 20 * units.count + 20, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rule", color: Palette.neutral, strokeDash: [3, 3]),
          encoding: VegaLite.Encoding(x: VegaLite.Channel(datum: 1))),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "rule", strokeWidth: 2),
          encoding: VegaLite.Encoding(
            x: x("ratio_lower"), x2: VegaLite.Channel(field: "upper_shown"), y: y, color: color),
          transform: [VegaLite.Transform(filter: "isValid(datum.ratio_lower)")]),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", opacity: 1, size: 60, filled: true),
          encoding: VegaLite.Encoding(x: x("ratio"), y: y, color: color, tooltip: tooltip)),
      ])
  }
}

/// The month beside the same month of earlier years, at this month's exposure: the chart of a finding card.
struct BaselineChart {
  var table: Table
  var comparison: Comparison
  var language: Language

  /// Nothing when there is no earlier year.
  func specification(description: String) -> VegaLite.Specification? {
    guard !comparison.baseline.isEmpty, let current = comparison.current else { return nil }
    var values = table.chartValues
    for index in values.indices {
      let isCurrent = index == values.count - 1
      values[index]["role"] = .text((isCurrent ? ColumnTexts.reportMonth : ColumnTexts.earlierYear)(language))
    }
    guard values.contains(where: { if case .number? = $0["at_this_exposure"] { true } else { false } }),
      values.count == comparison.baseline.count + 1, current.exposure > 0
    else { return nil }
    let heading = { (column: String) in ColumnTexts.heading(column)(language) }
    let title = ColumnTexts.count(language)
    let x = VegaLite.Channel.ordinal(
      "month", heading("month"), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy"))
    let tooltip: [VegaLite.Channel] = [
      .ordinal("month", heading("month")), .quantity("observed", heading("observed")),
      .quantity("at_this_exposure", heading("at_this_exposure"), format: ".1f"),
      .quantity("expected", heading("expected"), format: ".1f"),
    ]
    let roles = [ColumnTexts.earlierYear, ColumnTexts.reportMonth].map { VegaLite.Datum.text($0(language)) }
    return VegaLite.Specification(
      description: description, height: 150, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "bar"),
          encoding: VegaLite.Encoding(
            x: x, y: .quantity("at_this_exposure", title),
            color: VegaLite.Channel(
              field: "role", type: "nominal", title: "",
              scale: VegaLite.Scale(
                domain: roles, range: [Palette.band, comparison.direction == .fall ? Palette.low : Palette.high]),
              legend: VegaLite.Legend()),
            tooltip: tooltip)),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "tick", color: "currentColor", thickness: 2),
          encoding: VegaLite.Encoding(x: x, y: .quantity("expected", title), tooltip: tooltip),
          transform: [VegaLite.Transform(filter: "isValid(datum.expected)")]),
      ])
  }
}
