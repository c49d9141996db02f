import Mustache
import Tables
import Wording

extension Page {
  /// Stacked columns as a small picture that needs neither scripts nor a chart library.
  struct Bars {
    var title: String
    var width: Int
    var height: Int
    var marks: [Mark]
    var labels: [Label]
    var keys: [Key]

    /// A rectangle.
    struct Mark {
      var tone: String
      var x: Int
      var y: Int
      var width: Int
      var height: Int
    }
    struct Label {
      var text: String
      var x: Int
      var y: Int
      var anchor: String
    }
    /// What a tone stands for.
    struct Key {
      var tone: String
      var text: String
    }
    /// The tones, told apart by lightness too.
    enum Tone: String { case first, second, third, fourth }

    private static let plot = (left: 44, top: 8, width: 590, height: 120, bottom: 18, widest: 60)

    /// One column for each row of a table.
    /// - Parameters:
    ///   - title: what it shows.
    ///   - table: the table behind it.
    ///   - label: the column that names the rows.
    ///   - parts: the columns that stand on each other.
    ///   - top: the end of the scale; absent: the largest sum. A scale to 1 is one of shares.
    ///   - language: the language of the words.
    /// - Returns: nothing when there is nothing to draw.
    static func columns(
      title: String, table: Table, label: String, parts: [(column: String, tone: Tone)], top: Double? = nil,
      language: Language
    ) -> Bars? {
      let places = parts.compactMap { part in table.columns.firstIndex(of: part.column).map { ($0, part.tone) } }
      guard let name = table.columns.firstIndex(of: label) else { return nil }
      let sums = table.rows.map { row in places.reduce(0) { $0 + (row[$1.0].value ?? 0) } }
      let end = top ?? sums.max() ?? 0
      guard end > 0, sums.contains(where: { $0 > 0 }) else { return nil }
      // Few columns are no wider than many.
      let step = min(plot.widest, plot.width / table.rows.count)
      var bars = Bars(
        title: title, width: plot.left + plot.width + 6, height: plot.top + plot.height + plot.bottom, marks: [],
        labels: [], keys: [])
      for (index, row) in table.rows.enumerated() {
        var base = 0.0
        for (column, tone) in places {
          guard let value = row[column].value, value > 0 else { continue }
          let (low, high) = (pixel(base / end), pixel((base + value) / end))
          bars.marks.append(
            Mark(
              tone: tone.rawValue, x: plot.left + index * step, y: high, width: max(1, step - max(2, step / 5)),
              height: low - high))
          base += value
        }
        if index % max(1, (table.rows.count + 5) / 6) == 0, case .text(let text) = row[name] {
          bars.labels.append(
            Label(text: text, x: plot.left + index * step, y: plot.top + plot.height + 14, anchor: "start"))
        }
      }
      let written = top == 1 ? Numerals.percent(end) : Numerals.count(Int(end))
      bars.labels.append(Label(text: written, x: plot.left - 6, y: plot.top + 8, anchor: "end"))
      bars.labels.append(Label(text: "0", x: plot.left - 6, y: plot.top + plot.height, anchor: "end"))
      bars.keys =
        parts.count < 2
        ? [] : parts.map { Key(tone: $0.tone.rawValue, text: ColumnTexts.heading($0.column)(language)) }
      return bars
    }

    private static func pixel(_ share: Double) -> Int {
      plot.top + plot.height - Int((share * Double(plot.height)).rounded())
    }
  }
}

// A picture has dozens of them, and asking them by reflection takes longer than drawing.

extension Page.Bars.Mark: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "tone": tone
    case "x": x
    case "y": y
    case "width": width
    case "height": height
    default: nil
    }
  }
}
