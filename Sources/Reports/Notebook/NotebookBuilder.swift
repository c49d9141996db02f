import Analyses
import Submissions
import Tables
import Wording

/// Turns the page into a notebook: the same sentences, and for each table and chart a cell of code that makes it from the
/// report's CSV files.
struct NotebookBuilder {
  static let path = "notebook.ipynb"

  var page: Page
  /// The pages of programmes, each with its study.
  var studies: [StudyPage]
  /// The tables by their names, as their files hold them.
  var tables: [String: Table]
  var labels: Labels
  private var cells: [Notebook.Cell] = []
  /// The cells of code so far; the first holds the functions.
  private var runs = 1
  private var shown: Set<String> = []

  init(page: Page, studies: [StudyPage], tables: [Table], labels: Labels) {
    self.page = page
    self.studies = studies
    self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.asWritten) })
    self.labels = labels
  }

  /// Lists of pupils and schools by name stay in the report; a notebook is passed on.
  private static let leftOut: Set<String> = [
    "missing_schools", "longest_in_tier", "overdue_pupils", "lost_pupils",
  ]

  /// Notes of the page on what the notebook does not have or draws otherwise, and what stands in their place.
  private static let notes: [(page: Text, notebook: Text?)] = [
    (ReportTexts.funnelNote, NotebookTexts.funnelNote), (TierCrossTexts.note, NotebookTexts.tierMovesNote),
    (ReportTexts.longestNote, nil),
  ]

  /// The notebook.
  /// - Throws: when a chart's specification is no JSON.
  mutating func notebook() throws -> Notebook {
    add("title", title)
    add("headline", headline)
    for section in page.sections where section.id != "districts" {
      add(section.id, ["## " + Markdown.escaped(section.title)])
      for (position, block) in section.blocks.enumerated() { try add(block, "\(section.id)-\(position)") }
      if section.id == "interventions" { try addStudies() }
    }
    add("end", [Markdown.escaped(page.footer)])
    let functions = NotebookCode.functions(textColumns, labels.language)
    cells.insert(Notebook.Cell(name: "functions", content: .code(functions, number: 1, outputs: [])), at: 1)
    return Notebook(cells: cells)
  }

  private var title: [String] {
    var words = ["# " + Markdown.escaped(page.title), Markdown.bold(page.mark), Markdown.escaped(page.asOf)]
    if let revision = page.revision { words.append(Markdown.escaped(revision)) }
    if let warning = page.warning { words.append(Markdown.bold(warning)) }
    return words + [labels.text(NotebookTexts.introduction)]
  }

  private var headline: [String] {
    var words = ["## " + Markdown.escaped(page.headlineTitle)]
    for headline in page.headlines {
      if let subject = headline.subject { words.append("### " + Markdown.escaped(subject)) }
      if let caution = headline.cautionFirst { words.append(Markdown.bold(caution)) }
      words.append(Markdown.bold(headline.statement))
      words += headline.evidence.map(Markdown.escaped)
      if !headline.figures.isEmpty { words.append(Markdown.list(headline.figures.map(line))) }
    }
    return words
  }

  private func line(_ line: Page.Line) -> String {
    Markdown.escaped(line.name + labels.text(ReportTexts.colon) + line.value)
  }

  private mutating func add(_ block: Page.Block, _ name: String) throws {
    let view = block.open ?? block.folded?.table
    var words = block.paragraphs.compactMap(paragraph).map(Markdown.escaped)
    // A table without a file is short or, like the list of inputs, of no use to an analyst.
    if let view, view.csv == nil, view.source.name != "inputs" { words.append(Markdown.table(view)) }
    if let list = block.list { words.append(Markdown.list(list.items.map(Markdown.escaped))) }
    // A heading without anything under it says nothing.
    if let heading = block.heading, !words.isEmpty || view.map(isShown) == true {
      words.insert("### " + Markdown.escaped(heading), at: 0)
    }
    add("\(name)-words", words)
    for (position, card) in block.cards.enumerated() {
      let own = "\(name)-card-\(position)"
      add(
        own,
        [
          "### " + Markdown.escaped(card.title), Markdown.bold(card.verdict),
          Markdown.list(card.lines.map(line)),
        ])
      for (number, folded) in card.tables.enumerated() {
        try add(folded.table, drawn: card.chart, "\(own)-table-\(number)")
      }
    }
    if let view { try add(view, drawn: block.chart, "\(name)-table") }
  }

  private func paragraph(_ words: String) -> String? {
    guard let note = Self.notes.first(where: { labels.text($0.page) == words }) else { return words }
    return note.notebook.map(labels.text)
  }

  /// Whether a table stands in the notebook: one that has a file, rows and no names.
  private func isShown(_ view: TableView) -> Bool {
    view.csv != nil && !view.source.rows.isEmpty && !Self.leftOut.contains(view.source.name)
  }

  private mutating func add(_ view: TableView, drawn: Page.Chart?, marked: String? = nil, _ name: String) throws {
    guard isShown(view), let whole = tables[view.source.name] else { return }
    var view = view
    view.source = view.source.asWritten
    // Of an intervention for a pupil it is the pupil.
    view.sources.removeAll { $0.column == "scope_code" }
    guard let rows = NotebookRows(of: view.source, in: whole) else { return }
    let chart = drawn.flatMap { page in
      NotebookCharts(language: labels.language, table: view.source, marked: marked).chart.map { (page.title, $0) }
    }
    let figure = NotebookFigure(view: view, whole: whole, rows: rows, chart: chart, language: labels.language)
    runs += 1
    shown.insert(whole.name)
    cells.append(Notebook.Cell(name: name, content: try figure.content(number: runs)))
  }

  /// What each programme's months were, beside those expected without it.
  private mutating func addStudies() throws {
    for page in studies {
      guard let block = try page.months()?.blocks.first, let view = block.folded?.table else { continue }
      let name = "effect-\(page.study.programme.code)"
      add(
        "\(name)-words",
        ["### " + Markdown.escaped(labels.text(page.study.subject))] + block.paragraphs.map(Markdown.escaped))
      let months = Set(page.study.months.map(\.month))
      let begins = page.study.delivered.map(\.lowerBound.month).flatMap { months.contains($0) ? $0 : nil }
      try add(view, drawn: block.chart, marked: begins?.description, name)
    }
  }

  private mutating func add(_ name: String, _ paragraphs: [String]) {
    guard !paragraphs.isEmpty else { return }
    cells.append(Notebook.Cell(name: name, content: .words(paragraphs.joined(separator: "\n\n"))))
  }

  /// The columns of the tables shown that hold texts: a reader of numbers would make 101 of the code 0101. One without any
  /// cell may be of numbers in another table, and is none of them.
  private var textColumns: [String] {
    var (texts, numbers) = (Set<String>(), Set<String>())
    for table in tables.values where shown.contains(table.name) {
      for (index, column) in table.columns.enumerated() {
        for row in table.rows {
          switch row[index] {
          case .text: texts.insert(column)
          case .integer, .number: numbers.insert(column)
          case .missing: break
          }
        }
      }
    }
    return texts.subtracting(numbers).sorted()
  }
}
