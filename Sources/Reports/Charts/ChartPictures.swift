/// Draws charts as pictures (SVG) for readers without scripts: their specifications and the look they share, as JSON, to one
/// picture each, in their order.
public typealias ChartDrawing = (_ specifications: [String], _ configuration: String) throws -> [String]

extension Page {
  /// The pages with a picture in every chart, all drawn in one batch.
  /// - Parameters:
  ///   - pages: the pages.
  ///   - draw: what draws them; absent: no picture.
  /// - Throws: when they cannot be drawn.
  static func withPictures(_ pages: [Page], _ draw: ChartDrawing?) throws -> [Page] {
    guard let draw else { return pages }
    var pictures = try draw(pages.flatMap(\.charts).map(\.specification), Page.chartConfiguration)[...]
    return pages.map { page in
      var page = page
      for section in page.sections.indices {
        for block in page.sections[section].blocks.indices {
          page.sections[section].blocks[block].chart?.take(from: &pictures)
          for card in page.sections[section].blocks[block].cards.indices {
            page.sections[section].blocks[block].cards[card].chart?.take(from: &pictures)
          }
        }
      }
      // Nothing needs scripts any more.
      if !page.charts.isEmpty { page.noScript = "" }
      return page
    }
  }

  /// In the order in which pictures are handed out.
  private var charts: [Chart] {
    sections.flatMap(\.blocks).flatMap { block in
      (block.chart.map { [$0] } ?? []) + block.cards.compactMap(\.chart)
    }
  }
}

extension Page.Chart {
  /// Takes the next picture. Names within it become the chart's own: a page has many.
  fileprivate mutating func take(from pictures: inout ArraySlice<String>) {
    picture = pictures.popFirst().map { ChartPicture.named($0, within: id) }
  }
}

/// A chart as a picture.
enum ChartPicture {
  /// The picture with names that are the chart's own.
  static func named(_ picture: String, within id: String) -> String {
    picture.replacing("id=\"", with: "id=\"\(id)-").replacing("url(#", with: "url(#\(id)-")
  }
}
