public import Analyses
public import Disclosure
import Foundation
import Tables
public import Wording

/// What a release says of itself beside its figures.
public struct PublicFacts: Sendable {
  /// The program's version.
  public let version: String
  /// The city's name.
  public let cityName: String
  /// Whom to ask; empty: nobody is named.
  public let contact: String
  /// Which release of its month it is.
  public let revision: Int
  /// The thresholds.
  public let profile: Profile
  /// What the bureau publishes.
  public let topics: [PublicTopic]
  /// The keyed fingerprint of what was received.
  public let inputs: String
  /// How many earlier releases it was held against.
  public let earlierReleases: Int
  /// How districts changed since the last of them.
  public let districtChanges: DistrictChanges

  /// Creates the facts.
  public init(
    version: String, cityName: String, contact: String, revision: Int, profile: Profile, topics: [PublicTopic],
    inputs: String, earlierReleases: Int, districtChanges: DistrictChanges
  ) {
    self.version = version
    self.cityName = cityName
    self.contact = contact
    self.revision = revision
    self.profile = profile
    self.topics = topics
    self.inputs = inputs
    self.earlierReleases = earlierReleases
    self.districtChanges = districtChanges
  }
}

/// Makes the files of a release.
public enum PublishedFiles {
  /// Where a release keeps its manifest.
  public static let manifest = "manifest.json"

  /// The page, a CSV file per table, notebook, workbook and the manifest; the same values give the same bytes.
  /// - Parameters:
  ///   - release: what may leave. Nothing but its published cells and ratios is written.
  ///   - frame: what it speaks of.
  ///   - facts: what it says of itself.
  ///   - language: the one language of the page and the tables.
  ///   - vegaBundle: the script that defines `vegaEmbed`, inlined into the page.
  ///   - draw: draws the charts for readers without scripts and for what shows notebooks; absent: they see the tables alone.
  /// - Returns: the files.
  /// - Throws: when the chart cannot be written as JSON or the template cannot be read.
  public static func make(
    _ release: Release, frame: PublicationFrame, facts: PublicFacts, language: Language, vegaBundle: String,
    draw: ChartDrawing? = nil
  ) throws -> [ReportFile] {
    let figures = PublicFigures(release)
    let publicPage = PublicPage(frame, figures, facts, language)
    let page = try publicPage.page(vega: Page.inlined(vegaBundle))
    let tables = [publicPage.tables.counts, publicPage.tables.ratios, publicPage.tables.returns].filter {
      !$0.rows.isEmpty
    }
    let labels = Labels(cityName: facts.cityName, language: language)
    // Notebook and workbook are made of the page and its tables alone, so they cannot say more.
    var notebook = NotebookBuilder(page: page, studies: [], tables: tables, labels: labels)
    let workbook = ReportWorkbook(page: page, tables: tables, studies: [], labels: labels)
    let manifest = PublicManifest(frame, figures, facts, language)
    let drawn = try Page.withPictures([page], draw)[0]
    return [ReportFile(path: "index.html", bytes: Array(try drawn.html().utf8))]
      + tables.map { ReportFile(path: ReportFiles.csvPath($0), bytes: Array($0.csv().utf8)) } + [
        ReportFile(path: NotebookBuilder.path, bytes: Array(try notebook.notebook().withPictures(draw).json().utf8)),
        ReportFile(path: ReportWorkbook.path, bytes: try workbook.bytes()),
        ReportFile(path: Self.manifest, bytes: Array(try manifest.json().utf8)),
      ]
  }
}
