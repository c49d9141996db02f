import Foundation
import Mustache
import Wording

/// What the page shows: the template's names are these properties.
struct Page {
  var language: String
  var title: String
  var mark: String
  var asOf: String
  /// The page it belongs to.
  var back: Link?
  /// What must be known before anything on the page is read.
  var warning: String?
  var headlineTitle: String
  var contentsTitle: String
  var headlines: [Headline]
  var sections: [Section]
  var footer: String
  var noScript: String
  var styleSheet: String
  var vega: String
  var script: String

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
    var links: [Link] = []
    var cards: [Card] = []
    var chart: Chart?
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
  }
  /// A table that opens on demand.
  struct Folded {
    var summary: String
    var table: TableView
  }

  /// The page as HTML.
  func html() throws -> String {
    var library = MustacheLibrary()
    library.register(try MustacheTemplate(string: Self.text(PackageResources.page_mustache)), named: "page")
    library.register(try MustacheTemplate(string: Self.text(PackageResources.chart_mustache)), named: "chart")
    library.register(try MustacheTemplate(string: Self.text(PackageResources.folded_mustache)), named: "folded")
    library.register(try MustacheTemplate(string: Self.text(PackageResources.table_mustache)), named: "table")
    guard let html = library.render(self, withTemplate: "page") else { throw PageError.templateMissing }
    return html
  }

  /// The chart bundle, fit to stand in a page.
  static func inlined(_ vegaBundle: String) -> String { vegaBundle.replacing("</script", with: "<\\/script") }

  static func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }
}

/// Why a page cannot be made.
enum PageError: Error, Equatable, CustomStringConvertible {
  case templateMissing

  var description: String { "the page's template is not in the program: build Tidemark anew" }
}
