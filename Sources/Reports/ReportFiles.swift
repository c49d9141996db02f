public import Analyses
import Mustache
import Tables
public import Wording

/// Makes the files of a monthly report.
public enum ReportFiles {
  /// The page, one for the leadership, one for each programme of interventions and each district, a CSV file per table, the
  /// notebook, the workbook and the record of the run; the same values give the same bytes.
  /// - Parameters:
  ///   - analysis: what the report says.
  ///   - provenance: where its figures come from.
  ///   - language: the one language of the page and the tables.
  ///   - vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  ///   - draw: draws the charts for readers without scripts and for what shows notebooks; absent: they see the tables alone.
  /// - Throws: when a chart cannot be written as JSON, the template cannot be read or the workbook cannot be written.
  public static func make(
    analysis: MonthlyAnalysis, provenance: Provenance, language: Language, vegaBundle: String,
    draw: ChartDrawing? = nil
  ) throws -> [ReportFile] {
    let labels = Labels(cityName: provenance.cityName, language: language)
    let tables = tables(analysis, labels)
    let vega = Page.inlined(vegaBundle)
    let builder = PageBuilder(analysis: analysis, provenance: provenance, labels: labels)
    let page = try builder.page(vega: vega)
    let districts = try DistrictPage.all(analysis, provenance, labels).flatMap { try $0.files() }
    let studies = analysis.interventionStudies.map { StudyPage($0, provenance, labels, isInReport: true) }
    let pages = try Page.withPictures([page] + studies.map { try $0.page(vega: vega) }, draw)
    let studyPages = try zip(studies, pages.dropFirst()).map { study, page in
      ReportFile(path: StudyPage.path(study.study), bytes: Array(try page.html().utf8))
    }
    let leader = builder.leaderPage()
    let record = RunRecord(
      analysis: analysis, provenance: provenance, answers: leader.headlines, labels: labels, tables: tables)
    var notebook = NotebookBuilder(page: page, studies: studies, tables: tables, labels: labels)
    let workbook = ReportWorkbook(page: page, tables: tables, studies: analysis.interventionStudies, labels: labels)
    return [
      ReportFile(path: "index.html", bytes: Array(try pages[0].html().utf8)),
      ReportFile(path: PageBuilder.leaderPath, bytes: Array(try leader.html().utf8)),
    ] + studyPages + districts + tables.map(file) + [
      ReportFile(path: NotebookBuilder.path, bytes: Array(try notebook.notebook().withPictures(draw).json().utf8)),
      ReportFile(path: ReportWorkbook.path, bytes: try workbook.bytes()),
      ReportFile(path: "run.json", bytes: Array(try record.json().utf8)),
    ]
  }

  /// Makes the tables alone, the districts' too: the report's figures, without the day and the inputs they were made from.
  /// - Parameters:
  ///   - analysis: what the report says.
  ///   - cityName: the city's name as the report writes it.
  ///   - language: the language of the tables.
  /// - Returns: a CSV file per table, the same as in the report.
  public static func data(analysis: MonthlyAnalysis, cityName: String, language: Language) -> [ReportFile] {
    let labels = Labels(cityName: cityName, language: language)
    let provenance = Provenance(version: "", month: analysis.month, asOf: analysis.asOf, cityName: cityName)
    return tables(analysis, labels).map(file) + DistrictPage.all(analysis, provenance, labels).map(\.data)
  }

  private static func tables(_ analysis: MonthlyAnalysis, _ labels: Labels) -> [Table] {
    ReportTables(labels: labels).all(analysis)
      + analysis.interventionStudies.flatMap { StudyTables(study: $0, labels: labels).all }
  }

  static func file(_ table: Table) -> ReportFile {
    ReportFile(path: csvPath(table), bytes: Array(table.csv().utf8))
  }

  /// Where the table's CSV file stands in the report's folder.
  static func csvPath(_ table: Table) -> String { "data/\(table.name).csv" }
}
