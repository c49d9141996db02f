import Analyses
import Disclosure
import Submissions
import Wording

/// The city's published events month by month, with a gap wherever a month is not told.
struct PublicTrendChart {
  let points: [(period: Period, figure: PublishedCell.Figure?)]
  let language: Language

  /// Nothing when no month is told.
  func specification(description: String) -> VegaLite.Specification? {
    guard points.contains(where: { $0.figure?.value != nil }) else { return nil }
    var segment = 0
    let values = points.map { point -> [String: VegaLite.Datum] in
      if point.figure?.value == nil { segment += 1 }
      return [
        "month": .text(point.period.firstMonth.description),
        "events": point.figure?.value.map { .number(Double($0)) } ?? .null,
        "segment": .number(Double(segment)),
      ]
    }
    let x = VegaLite.Channel.ordinal(
      "month", PublishTexts.month(language), axis: VegaLite.Axis(labelAngle: 0, labelOverlap: "greedy"))
    let y = VegaLite.Channel.quantity("events", PublishTexts.events(language))
    let told = [VegaLite.Transform(filter: "isValid(datum.events)")]
    return VegaLite.Specification(
      description: description, height: 240, data: VegaLite.Values(values: values),
      layer: [
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "line", color: Palette.low, strokeWidth: 2),
          encoding: VegaLite.Encoding(x: x, y: y, detail: .nominal("segment")), transform: told),
        VegaLite.Layer(
          mark: VegaLite.Mark(type: "point", color: Palette.low, size: 50, filled: true),
          encoding: VegaLite.Encoding(
            x: x, y: y,
            tooltip: [
              .ordinal("month", PublishTexts.month(language)), .quantity("events", PublishTexts.events(language)),
            ]),
          transform: told),
      ])
  }
}
