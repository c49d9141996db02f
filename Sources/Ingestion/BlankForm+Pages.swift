import Submissions
import Tables
import Wording
import Workbooks

extension BlankForm {
  /// How many weekly rows the tracking sheet has; more can be inserted.
  private static let weeks = 22
  /// The fields the printed tracking sheet does not have; the class tells the grade.
  static let notPrinted: Set<String> = ["birth", "grade", "opened_on", "records"]
  fileprivate static let title = CellStyle(isBold: true, isCentred: true)

  /// The tracking sheet (附件1) as it is printed, with what the ledger needs added.
  func trackingSheet(_ language: Language) -> StyledSheet {
    var page = Page(columns: 12, form: self, language)
    page.title(specification.title)
    page.line(["school_code", "school"], spans: [2, 2, 2, 6])
    page.line(["name", "sex", "age", "class"], spans: [1, 2, 1, 1, 1, 1, 1, 4])
    page.line(["student_id", "tier"], spans: [2, 4, 2, 4])
    page.line(["tier_assessed_on", "status"], spans: [2, 4, 2, 4])
    page.line(["head_teacher", "teacher", "phone"], spans: [2, 2, 2, 2, 2, 2])
    page.line(["parent", "phone"], spans: [2, 4, 2, 4])
    page.line(["condition"], spans: [2, 10], height: 66)
    page.line(["action"], spans: [2, 10], height: 66)
    page.heading("records", spans: [12])
    page.table(["date", "note"], spans: [2, 10], rows: Self.weeks, height: 32)
    return page.finished()
  }

  /// The summary return (附件3) as it is printed: a number beside each label.
  func summarySheet(_ language: Language) -> StyledSheet {
    var page = Page(columns: 2, form: self, language, widths: [46, 30])
    page.title(specification.title)
    for field in ["school_code", "school", "as_of"] { page.line([field], spans: [1, 1], height: 22) }
    var group: Text?
    for item in SummaryItem.allCases {
      let heading = BlankFormTexts.group(of: item.rawValue)
      if heading != group { page.group(heading) }
      group = heading
      page.line([item.rawValue], spans: [1, 1], height: 22, unit: BlankFormTexts.unit(item.unit.label))
    }
    return page.finished()
  }

  /// A page while its lines are added.
  private struct Page {
    private let form: BlankForm
    private let language: Language
    private let columns: Int
    private var layout: LaidOutForm
    private var styles: [CellAddress: CellStyle] = [:]
    private var notes: [CellAddress: String] = [:]
    private var rules: [EntryRule] = []
    private var heights: [Int: Double] = [:]
    private let widths: [Int]

    init(columns: Int, form: BlankForm, _ language: Language, widths: [Int]? = nil) {
      self.form = form
      self.language = language
      self.columns = columns
      self.widths = widths ?? Array(repeating: 8, count: columns)
      layout = LaidOutForm(columns: columns)
    }

    mutating func title(_ title: Text) {
      let places = layout.row([(.text(title(language)), columns)])
      styles[places[0]] = BlankForm.title
      heights[1] = 32
    }

    /// The heading of a group of lines.
    mutating func group(_ title: Text) {
      let places = layout.row([(.text(title(language)), columns)])
      styles[places[0]] = CellStyle(isBold: true, hasBorder: true)
    }

    /// A field's label over the whole page.
    mutating func heading(_ name: String, spans: [Int]) {
      let places = layout.row([(.text(label(name)), spans[0])])
      styles[places[0]] = .heading
    }

    /// Labels with a cell to fill in beside each.
    mutating func line(_ names: [String], spans: [Int], height: Double = 28, unit: Text? = nil) {
      let labels = names.map { RawCell.text(label($0) + (unit?(language) ?? "")) }
      let cells = labels.flatMap { [$0, RawCell.empty] }
      let places = layout.row(zip(cells, spans).map { ($0, $1) })
      heights[places[0].row] = height
      for (index, name) in names.enumerated() {
        guard let field = form.specification.field(name) else { continue }
        mark(places[2 * index], field)
        fill(places[2 * index + 1], field, isLong: height > 40)
      }
    }

    /// A header, and rows to fill in below it.
    mutating func table(_ names: [String], spans: [Int], rows: Int, height: Double) {
      let fields = names.compactMap(form.specification.field)
      let places = layout.row(zip(fields, spans).map { (.text($0.heading(language)), $1) })
      for (place, field) in zip(places, fields) { mark(place, field) }
      for _ in 0..<rows {
        let places = layout.row(spans.map { (.empty, $0) })
        heights[places[0].row] = height
        for (place, field) in zip(places, fields) { fill(place, field, isLong: field.type == .text) }
      }
    }

    func finished() -> StyledSheet {
      var sheet = StyledSheet(layout.sheet(form.sheetName(language)))
      sheet.columns = widths.map { StyledSheet.Column(width: $0) }
      (sheet.styles, sheet.notes, sheet.rules, sheet.rowHeights) = (styles, notes, rules, heights)
      sheet.frozenRows = 0
      sheet.isProtected = true
      sheet.page = .upright
      return sheet
    }

    private func label(_ name: String) -> String {
      form.specification.field(name)?.heading(language) ?? name
    }

    private mutating func mark(_ place: CellAddress, _ field: FormSpecification.Field) {
      styles[place] = field.isMarked(in: form.specification) ? .requiredHeading : .heading
      notes[place] = form.note(field, language)
    }

    private mutating func fill(_ place: CellAddress, _ field: FormSpecification.Field, isLong: Bool) {
      styles[place] = CellStyle(
        format: field.format, hasBorder: true, isCentred: !isLong, wraps: true, isUnlocked: true)
      let range = RawRange(rows: place.row...place.row, columns: place.column...place.column)
      if let rule = field.rule(range, language) { rules.append(rule) }
    }
  }
}
