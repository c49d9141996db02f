import Analyses
import Foundation
import Reports
import Testing
import Wording

/// The notebook as it lies beside the page. That running it gives what it shows is tried in a real kernel: `Tests/Notebook`.
struct NotebookTests {
  private struct Notebook {
    var cells: [[String: Any]]

    init(_ text: String) throws {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(object["nbformat"] as? Int == 4 && object["nbformat_minor"] as? Int == 5)
      cells = try #require(object["cells"] as? [[String: Any]])
    }

    static func source(_ cell: [String: Any]) -> String { (cell["source"] as? [String] ?? []).joined() }

    var words: String {
      cells.filter { $0["cell_type"] as? String == "markdown" }.map(Self.source).joined(separator: "\n")
    }

    /// The data of each chart, by the name of its cell.
    var charts: [String: [[String: Any]]] {
      var charts: [String: [[String: Any]]] = [:]
      for cell in cells {
        for output in cell["outputs"] as? [[String: Any]] ?? [] {
          let shown = output["data"] as? [String: Any]
          guard let chart = shown?["application/vnd.vegalite.v5+json"] as? [String: Any] else { continue }
          charts[cell["id"] as? String ?? ""] = (chart["data"] as? [String: Any])?["values"] as? [[String: Any]]
        }
      }
      return charts
    }
  }

  private static func notebook(
    _ analysis: MonthlyAnalysis, _ language: Language = .chinese
  ) throws -> (notebook: Notebook, text: String) {
    let text = try #require(try ReportFilesTests.files(analysis, language)["notebook.ipynb"])
    return (try Notebook(text), text)
  }

  @Test func `it is a valid notebook of any analysis, in both languages, marked at its top`() throws {
    for (name, analysis) in FabricatedAnalysis.all {
      for language in Language.allCases {
        let (notebook, text) = try Self.notebook(analysis, language)
        let names = notebook.cells.compactMap { $0["id"] as? String }
        #expect(names.count == notebook.cells.count && Set(names).count == names.count, "\(name)")
        #expect(names.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil }, "\(name)")
        for cell in notebook.cells {
          #expect(cell["metadata"] != nil && cell["source"] is [String])
          if cell["cell_type"] as? String == "code" {
            #expect(cell["execution_count"] is Int && cell["outputs"] is [[String: Any]])
          } else {
            #expect(cell["cell_type"] as? String == "markdown" && cell["outputs"] == nil)
          }
        }
        let top = Notebook.source(notebook.cells[0])
        #expect(top.contains(language == .chinese ? "内部资料 注意保密" : "Internal – confidential"))
        #expect(!text.contains("NaN") && !text.contains("Infinity"), "\(name)")
      }
    }
  }

  @Test func `its first sentences are the page's own`() throws {
    let words = try Self.notebook(FabricatedAnalysis.spike()).notebook.words
    let statement = try #require(words.range(of: "**今年1—5月总体平稳，6月异常偏高，主要由东湖区、临江区和初中带动。**"))
    let missing = try #require(words.range(of: "应报160所学校中有12所尚未报送"))
    #expect(statement.lowerBound < missing.lowerBound)
    let quiet = try Self.notebook(FabricatedAnalysis.quiet(missing: 12)).notebook.words
    #expect(
      try #require(quiet.range(of: "中有12所尚未报送")).lowerBound < #require(quiet.range(of: "总体平稳")).lowerBound)
    for analysis in [FabricatedAnalysis.silent(), FabricatedAnalysis.empty()] {
      let words = try Self.notebook(analysis).notebook.words
      #expect(words.contains("没有报送不等于没有发生") && !words.contains("总体平稳"))
    }
  }

  @Test func `a chart has the data of the page's chart`() throws {
    let files = try ReportFilesTests.files(FabricatedAnalysis.spike())
    let notebook = try Notebook(try #require(files["notebook.ipynb"]))
    let page = try ReportFilesTests.specifications(try #require(files["index.html"]))
    let pairs = [
      "trend-0": "trend-0-table", "heatmap-0": "heatmap-0-table", "finding-0-0": "findings-0-card-0-table-1",
      "tier-stock": "tiers-0-table", "tracking": "tracking-0-table", "tracking-districts": "tracking-1-table",
    ]
    var compared = 0
    for (chart, cell) in pairs {
      let (ours, theirs) = (try #require(notebook.charts[cell], "\(cell)"), try #require(page[chart], "\(chart)"))
      #expect(ours.count == theirs.count, "\(chart)")
      for (own, other) in zip(ours, theirs) {
        for (column, value) in own {
          #expect(value as? NSObject == other[column] as? NSObject, "\(column) of \(chart)")
          compared += 1
        }
      }
    }
    #expect(compared > 300)
  }

  @Test func `where charts are drawn, each has its picture beside it, with names of its own`() throws {
    let files = try ReportFiles.make(
      analysis: FabricatedAnalysis.spike(), provenance: FabricatedAnalysis.provenance(), language: .chinese,
      vegaBundle: ""
    ) { specifications, _ in specifications.map { "<svg><g id=\"a\">\($0.utf8.count)</g></svg>" } }
    let file = try #require(files.first { $0.path == "notebook.ipynb" })
    let drawn = try Notebook(String(decoding: file.bytes, as: UTF8.self))
    let plain = try Self.notebook(FabricatedAnalysis.spike()).notebook
    #expect(drawn.charts.count == plain.charts.count && drawn.charts.count >= 8)
    var pictures: Set<String> = []
    for (cell, before) in zip(drawn.cells, plain.cells) {
      for (output, old) in zip(
        cell["outputs"] as? [[String: Any]] ?? [], before["outputs"] as? [[String: Any]] ?? [])
      {
        let (data, was) = (try #require(output["data"] as? [String: Any]), try #require(old["data"] as? [String: Any]))
        #expect(was["image/svg+xml"] == nil)
        #expect((data["image/svg+xml"] != nil) == (data["application/vnd.vegalite.v5+json"] != nil))
        guard let picture = data["image/svg+xml"] as? String else { continue }
        #expect(picture.contains("id=\"\(try #require(cell["id"] as? String))-a\""))
        pictures.insert(picture)
      }
    }
    #expect(pictures.count == drawn.charts.count)
  }

  @Test func `charts of several indicators have each its own rows`() throws {
    let charts = try Self.notebook(FabricatedAnalysis.countsOnly()).notebook.charts
    #expect(charts["trend-0-table"]?.count == 30 && charts["trend-1-table"]?.count == 1)
    #expect(charts["trend-1-table"]?.first?["expected"] is NSNull)
  }

  @Test func `no school and no pupil stands in it`() throws {
    let (_, text) = try Self.notebook(FabricatedAnalysis.spike())
    for word in ["第1中学", "missing_schools", "overdue_pupils", "longest_in_tier"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func `names with markup or quotes stay names, and what runs as a formula is shown as its file has it`() throws {
    var analysis = FabricatedAnalysis.spike()
    let name = "=\"东\\湖\"<script>*"
    analysis.indicators[0].comparisons[1].unit = .district(name)
    analysis.indicators[0].findings[1].comparison.unit = .district(name)
    let (notebook, _) = try Self.notebook(analysis)
    #expect(notebook.words.contains("=\"东\\\\湖\"\\<script\\>\\*"))
    #expect(!notebook.words.replacing("\\<", with: "").contains("<script"))
    let card = try #require(notebook.cells.first { $0["id"] as? String == "findings-0-card-1-table-0" })
    #expect(Notebook.source(card).contains(#"rows[rows["unit"] == "'=\"东\\湖\"<script>*"]"#))
    #expect(notebook.charts["comparisons-0-table"]?.contains { $0["unit"] as? String == "'" + name } == true)
  }
}
