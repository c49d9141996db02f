import Foundation

extension Notebook {
  /// The kind of content that is a Vega-Lite specification with its data.
  static let chart = "application/vnd.vegalite.v5+json"
  private static let picture = "image/svg+xml"

  /// How Jupyter draws a chart: on white, in Vega's own look. The figures of each mark once more in words would be a third of a
  /// picture; they stand in the table below it.
  private static let configuration = "{\"aria\": false}"

  /// The notebook with a picture beside each chart, for what draws no Vega-Lite, such as nbconvert; all drawn in one batch.
  /// - Parameter draw: what draws them; absent: no picture.
  /// - Throws: when they cannot be drawn.
  func withPictures(_ draw: ChartDrawing?) throws -> Notebook {
    let places = cells.indices.flatMap { cell in
      cells[cell].outputs.indices.filter { cells[cell].outputs[$0][Self.chart] != nil }.map { (cell: cell, output: $0) }
    }
    guard let draw, !places.isEmpty else { return self }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let specifications = try places.map { place in
      String(decoding: try encoder.encode(cells[place.cell].outputs[place.output][Self.chart]), as: UTF8.self)
    }
    var notebook = self
    for (place, drawn) in zip(places, try draw(specifications, Self.configuration)) {
      let cell = cells[place.cell]
      notebook.cells[place.cell].outputs[place.output][Self.picture] = .text(
        ChartPicture.named(drawn, within: cell.name))
    }
    return notebook
  }
}
