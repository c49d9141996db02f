import Submissions
import Tables
import Wording

/// Charts of pupils on file and of returns.
extension NotebookCharts {
  /// Pupils on file by tier.
  var tierStock: NotebookChart {
    let unknown = ColumnTexts.unknownTier(language)
    let isUnknownThere = names("tier").contains(unknown)
    let tiers = Tier.all.map { $0.label(language) } + (isUnknownThere ? [unknown] : [])
    let colours = Palette.tiers + (isUnknownThere ? [Palette.absent] : [])
    let scale = ", \"scale\": {\"domain\": \(PythonText.list(tiers)), \"range\": \(PythonText.list(colours))}"
    // Of themselves bars lie in the order of their names' letters; the gravest tier lies below.
    let stack = (Tier.all.reversed().map { $0.label(language) } + [unknown]).map { "'\($0)'" }.joined(separator: ", ")
    return NotebookChart(
      columns: ["month", "tier", "pupils"],
      fields: """
            "height": 220,
            "transform": [{"calculate": "indexof([\(stack)], datum.tier)", "as": "place"}],
            "mark": "bar",
            "encoding": {
                "x": \(field("month", "ordinal")),
                "y": \(field("pupils", "quantitative")),
                "color": \(field("tier", "nominal", nil, scale)),
                "order": {"field": "place", "type": "quantitative"},
                \(tooltip(["month", "tier", "pupils"], formats: ["pupils": "d"]))}
        """)
  }

  /// Where pupils stood on one day and on another.
  var tierMoves: NotebookChart {
    squares(
      columns: ["from", "to", "pupils", "share_of"], x: "to", y: "from", colour: "pupils", shown: "datum.pupils",
      scale: "{\"range\": \(PythonText.list([Palette.middle, Palette.high]))}", written: "d",
      formats: ["pupils": "d", "share_of": ".1%"])
  }

  /// The weekly rate of follow-up.
  var weeks: NotebookChart? {
    guard hasNumber("rate") else { return nil }
    let y = field("rate", "quantitative", nil, ", \"axis\": {\"format\": \".0%\"}, \"scale\": {\"domain\": [0, 1]}")
    let shown = tooltip(
      ["monday", "rate", "tracked", "on_file"], formats: ["rate": ".1%", "tracked": "d", "on_file": "d"])
    return NotebookChart(
      columns: ["monday", "on_file", "tracked", "rate"],
      fields: """
            "height": 200,
            "encoding": {
                "x": \(field("monday", "ordinal", nil, ", \"axis\": {\"labelOverlap\": \"greedy\"}")),
                "y": \(y)
            },
            "layer": [
                {"mark": {"type": "line", "color": "\(Palette.low)"}},
                {"mark": {"type": "circle", "color": "\(Palette.low)", "opacity": 1},
                 "encoding": {
                    \(shown)}}
            ]
        """)
  }

  /// Districts by weeks.
  var districtWeeks: NotebookChart? {
    guard hasNumber("rate") else { return nil }
    return squares(
      columns: ["unit", "monday", "on_file", "tracked", "rate"], x: "monday", y: "unit", colour: "rate",
      shown: "clamp(datum.rate, 0.7, 1)",
      scale: "{\"domain\": [0.7, 1], \"range\": \(PythonText.list([Palette.high, Palette.middle]))}", written: ".0%",
      formats: ["rate": ".1%", "tracked": "d", "on_file": "d"])
  }

  /// Districts by months, darker where more schools have not reported.
  var returnMonths: NotebookChart {
    squares(
      columns: ["district", "month", "expected_returns", "missing", "awaiting_correction", "missing_share"], x: "month",
      y: "district", colour: "missing_share", shown: "datum.missing_share",
      scale: "{\"domain\": [0, 0.5, 1], "
        + "\"range\": \(PythonText.list([Palette.middle, Palette.high, Palette.tiers[2]]))}", written: ".0%",
      formats: ["expected_returns": "d", "missing": "d", "awaiting_correction": "d", "missing_share": ".1%"])
  }

  /// Coloured squares with their figures; where there is no figure there is no square.
  private func squares(
    columns: [String], x: String, y: String, colour: String, shown: String, scale: String, written: String,
    formats: [String: String]
  ) -> NotebookChart {
    // What stands on both sides stands in the same order on both.
    let (across, down) = (names(x), names(y))
    let order = down.filter(across.contains) + across.filter { !down.contains($0) }
    return NotebookChart(
      columns: columns,
      fields: """
            "height": \(24 * down.count + 20),
            "transform": [
                {"filter": "isValid(datum.\(colour))"},
                {"calculate": "\(shown)", "as": "shown"}
            ],
            "encoding": {
                "x": \(field(x, "ordinal", nil, ", \"sort\": \(PythonText.list(order)), \"axis\": {\"labelAngle\": 0}")),
                "y": \(field(y, "nominal", nil, ", \"sort\": \(PythonText.list(down))")),
                \(tooltip(columns, formats: formats))
            },
            "layer": [
                {"mark": "rect",
                 "encoding": {"color": \(field("shown", "quantitative", heading(colour), ", \"scale\": \(scale)"))}},
                {"mark": {"type": "text", "color": "\(Palette.ink)"},
                 "encoding": {"text": {"field": "\(colour)", "type": "quantitative", "format": "\(written)"}}}
            ]
        """)
  }
}
