import Foundation
import Mustache
import Wording

/// What the page shows: the template's names are these properties.
struct Page {
  /// `report`, `leader`, `district` or `plain`: how it is laid out, above all in print.
  var layout = "plain"
  var language: String
  var title: String
  var mark: String
  var asOf: String
  /// Which making of the report it is and what that changed; absent for the first.
  var revision: String?
  /// The page it belongs to.
  var back: Link?
  /// Ways to the pages that belong to it.
  var ahead: [Link] = []
  /// What must be known before anything on the page is read.
  var warning: String?
  var headlineTitle: String
  /// Absent: no list of contents.
  var contentsTitle: String?
  var headlines: [Headline]
  var sections: [Section]
  var footer: String
  var noScript: String
  var styleSheet: String
  var vega: String
  var script: String
  /// How all charts look.
  var chartConfiguration = Self.chartConfiguration

  /// The answer for one indicator.
  struct Headline {
    var subject: String?
    /// `rise`, `fall` or `plain`: how the answer is marked.
    var tone: String
    /// What is missing, where it must be said before anything sounds calm.
    var cautionFirst: String?
    var statement: String
    var evidence: [String]
    var figures: [Line]
  }
  /// A way to another page.
  struct Link {
    var text: String
    var address: String
  }
  struct Line {
    var name: String
    var value: String
  }
  struct Section {
    var id: String
    var title: String
    var blocks: [Block]
  }
  /// A part of a section; what is absent is not drawn.
  struct Block {
    var heading: String?
    var paragraphs: [String] = []
    var list: List?
    var links: [Link] = []
    var cards: [Card] = []
    var chart: Chart?
    /// A picture that needs no scripts.
    var bars: Bars?
    var folded: Folded?
    var open: TableView?
    var plainText: String?
  }
  struct Card {
    var title: String
    var tone: String
    var verdict: String
    var lines: [Line]
    var chart: Chart?
    var tables: [Folded]
  }
  struct Chart {
    var id: String
    var title: String
    var specification: String
    /// What is shown where scripts are off.
    var picture: String?
  }
  /// Sentences, one point each.
  struct List { var items: [String] }
  /// A table that opens on demand.
  struct Folded {
    var summary: String
    var table: TableView
  }

  /// The page as HTML.
  func html() throws -> String {
    guard let html = try Self.templates.get().render(self, withTemplate: "page") else {
      throw PageError.templateMissing
    }
    return html
  }

  /// Read once: a report has a page for each district.
  private static let templates = Result {
    var library = MustacheLibrary()
    let parts = [
      ("page", PackageResources.page_mustache), ("chart", PackageResources.chart_mustache),
      ("bars", PackageResources.bars_mustache), ("folded", PackageResources.folded_mustache),
      ("table", PackageResources.table_mustache),
    ]
    for (name, bytes) in parts { library.register(try MustacheTemplate(string: text(bytes)), named: name) }
    return library
  }

  static let chartConfiguration = text(PackageResources.chart_config_json)

  /// The chart bundle, fit to stand in a page.
  static func inlined(_ vegaBundle: String) -> String { vegaBundle.replacing("</script", with: "<\\/script") }

  static func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }
}

// The template asks every block for every kind of content; by reflection that took as long as all else about a page.
extension Page.Block: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "heading": heading
    case "paragraphs": paragraphs
    case "list": list
    case "links": links
    case "cards": cards
    case "chart": chart
    case "bars": bars
    case "folded": folded
    case "open": open
    case "plainText": plainText
    default: nil
    }
  }
}

/// Why a page cannot be made.
enum PageError: Error, Equatable, CustomStringConvertible {
  case templateMissing

  var description: String { "the page's template is not in the program: build Tidemark anew" }
}
