import Tables
import Wording

/// Charts of events.
extension NotebookCharts {
  /// Month by month over the range expected from earlier years; squares are baseline months, hollow marks provisional.
  var trend: NotebookChart {
    let yes = ReportTexts.yes(language)
    let shown = tooltip(
      ["month", "observed", "expected", "is_provisional"], formats: ["observed": "d", "expected": ".1f"])
    return NotebookChart(
      columns: ["month", "observed", "expected", "lower", "upper", "is_baseline", "is_provisional"],
      fields: """
            "height": 260,
            "encoding": {"x": \(field("month", "ordinal", nil, ", \"axis\": {\"labelOverlap\": \"greedy\"}"))},
            "layer": [
                {"mark": {"type": "bar", "color": "\(Palette.band)", "opacity": 0.35},
                 "encoding": {"y": \(field("lower", "quantitative", count)), "y2": {"field": "upper"}}},
                {"mark": {"type": "tick", "color": "\(Palette.low)", "thickness": 2},
                 "encoding": {"y": \(field("expected", "quantitative", count))}},
                {"mark": {"type": "line", "color": "\(Palette.neutral)"},
                 "encoding": {"y": \(field("observed", "quantitative", count))}},
                {"mark": {"type": "point", "color": "\(Palette.low)", "size": 60, "opacity": 1},
                 "encoding": {
                    "y": \(field("observed", "quantitative", count)),
                    "shape": {
                        "condition": {"test": "datum.is_baseline === '\(yes)'", "value": "square"}, "value": "circle"},
                    "fill": {
                        "condition": {"test": "datum.is_provisional === '\(yes)'", "value": "white"},
                        "value": "\(Palette.low)"},
                    \(shown)}}
            ]
        """)
  }

  /// Districts by months, coloured by observed ÷ expected; a dot where it is more than chance, grey where nobody reported.
  var heatmap: NotebookChart {
    let names = names("district")
    let scale =
      ", \"scale\": {\"type\": \"log\", \"domain\": [0.25, 1, 4], \"range\": "
      + "\(PythonText.list([Palette.low, Palette.middle, Palette.high])), \"interpolate\": \"rgb\"}, "
      + "\"legend\": {\"values\": [0.25, 0.5, 1, 2, 4], \"format\": \"~g\"}"
    let columns = ["district", "month", "observed", "expected", "ratio", "q_value"]
    let shown = tooltip(columns, formats: ["observed": "d", "expected": ".1f", "ratio": ".2f", "q_value": ".3f"])
    return NotebookChart(
      columns: columns,
      fields: """
            "height": \(20 * names.count + 20),
            "encoding": {
                "x": \(field("month", "ordinal", nil, ", \"axis\": {\"labelOverlap\": \"greedy\"}")),
                "y": \(field("district", "nominal", nil, ", \"sort\": \(PythonText.list(names))")),
                \(shown)
            },
            "layer": [
                {"transform": [{"filter": "!isValid(datum.ratio)"}],
                 "mark": {"type": "rect", "color": "\(Palette.absent)", "opacity": 0.45}},
                {"transform": [
                    {"filter": "isValid(datum.ratio)"},
                    {"calculate": "clamp(datum.ratio, 0.25, 4)", "as": "shown"}],
                 "mark": "rect",
                 "encoding": {"color": \(field("shown", "quantitative", heading("ratio"), scale))}},
                {"transform": [{"filter": "isValid(datum.q_value) && datum.q_value <= \(HeatmapChart.marked)"}],
                 "mark": {"type": "circle", "color": "\(Palette.ink)", "size": 14, "opacity": 1}}
            ]
        """)
  }

  /// Each unit's ratio with its interval.
  var comparisons: NotebookChart? {
    guard hasNumber("ratio") else { return nil }
    let names = names("unit")
    let judgements = [ColumnTexts.rise, ColumnTexts.fall, ColumnTexts.ordinary].map { $0(language) }
    let colours = PythonText.list([Palette.high, Palette.low, Palette.neutral])
    let scale = ", \"scale\": {\"domain\": \(PythonText.list(judgements)), \"range\": \(colours)}"
    let shown = tooltip(
      ["unit", "observed", "expected", "ratio", "direction"],
      formats: ["observed": "d", "expected": ".1f", "ratio": ".2f"])
    let axis = ", \"scale\": {\"type\": \"log\", \"domain\": [0.1, 10]}, \"axis\": {\"format\": \"~g\"}"
    return NotebookChart(
      columns: ["unit", "observed", "expected", "ratio", "ratio_lower", "ratio_upper", "direction"],
      fields: """
            "height": \(20 * names.count + 20),
            "transform": [
                {"filter": "isValid(datum.ratio)"},
                {"calculate": "clamp(datum.ratio, 0.1, 10)", "as": "at"},
                {"calculate": "clamp(datum.ratio_lower, 0.1, 10)", "as": "from"},
                {"calculate": "isValid(datum.ratio_upper) ? clamp(datum.ratio_upper, 0.1, 10) : 10", "as": "to"}
            ],
            "encoding": {
                "y": \(field("unit", "nominal", nil, ", \"sort\": \(PythonText.list(names))")),
                "color": \(field("direction", "nominal", nil, scale))
            },
            "layer": [
                {"mark": {"type": "rule", "strokeDash": [3, 3]},
                 "encoding": {
                    "x": {"datum": 1, "type": "quantitative"}, "y": {"value": 0}, "y2": {"value": "height"},
                    "color": {"value": "\(Palette.neutral)"}}},
                {"transform": [{"filter": "isValid(datum.ratio_lower)"}], "mark": {"type": "rule", "strokeWidth": 2},
                 "encoding": {"x": \(field("from", "quantitative", heading("ratio"), axis)), "x2": {"field": "to"}}},
                {"mark": {"type": "circle", "size": 60, "opacity": 1},
                 "encoding": {
                    "x": \(field("at", "quantitative", heading("ratio"), axis)),
                    \(shown)}}
            ]
        """)
  }

  /// The month beside the same month of earlier years.
  var baseline: NotebookChart {
    let shown = tooltip(
      ["month", "observed", "at_this_exposure"], formats: ["observed": "d", "at_this_exposure": ".1f"])
    return NotebookChart(
      columns: ["month", "observed", "at_this_exposure", "expected"],
      fields: """
            "height": 150,
            "encoding": {"x": \(field("month", "ordinal"))},
            "layer": [
                {"mark": {"type": "bar", "color": "\(Palette.band)"},
                 "encoding": {
                    "y": \(field("at_this_exposure", "quantitative", count)),
                    \(shown)}},
                {"mark": {"type": "tick", "color": "\(Palette.high)", "thickness": 2},
                 "encoding": {"y": \(field("expected", "quantitative", count))}}
            ]
        """)
  }

  /// Events month by month over what would be expected without a programme; a line where it begins.
  var study: NotebookChart {
    let begins = marked.map { month in
      """
      {"transform": [{"filter": "datum.month === '\(month)'"}],
                   "mark": {"type": "rule", "color": "\(Palette.neutral)", "strokeDash": [4, 3]}},

      """ + String(repeating: " ", count: 12)
    }
    let shown = tooltip(["month", "observed", "expected"], formats: ["observed": "d", "expected": ".1f"])
    return NotebookChart(
      columns: ["month", "observed", "expected", "lower", "upper"],
      fields: """
            "height": 240,
            "encoding": {"x": \(field("month", "ordinal", nil, ", \"axis\": {\"labelOverlap\": \"greedy\"}"))},
            "layer": [
                \(begins ?? ""){"mark": {"type": "area", "color": "\(Palette.band)", "opacity": 0.4},
                 "encoding": {"y": \(field("lower", "quantitative", count)), "y2": {"field": "upper"}}},
                {"mark": {"type": "line", "color": "\(Palette.low)"},
                 "encoding": {"y": \(field("expected", "quantitative", count))}},
                {"mark": {"type": "line", "color": "\(Palette.high)"},
                 "encoding": {"y": \(field("observed", "quantitative", count))}},
                {"mark": {"type": "circle", "color": "\(Palette.high)", "opacity": 1},
                 "encoding": {
                    "y": \(field("observed", "quantitative", count)),
                    \(shown)}}
            ]
        """)
  }
}
