import Foundation
import Reports
import Store
import Submissions
import Wording

/// A workspace's reports: a folder for each month and summer, always whole, `latest`, which points to the last month's, and a
/// page of all months.
///
/// A run may be killed at any moment. What it wrote aside has a name that begins with a point, and the next run settles it.
struct ReportsFolder {
  private let folder: URL

  /// Opens the folder and settles what a killed run left.
  /// - Parameter folder: the folder; made if it is not there.
  /// - Throws: when it cannot be written.
  init(_ folder: URL) throws {
    self.folder = folder
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let left = try files.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".") }.sorted()
    for name in left where name.hasSuffix(Self.old) {
      let month = folder.appending(path: name.dropFirst().dropLast(Self.old.count).description)
      // Killed between the two renamings: the report before comes back, and is made anew where it has to be.
      if !files.fileExists(atPath: month.path) {
        try WholeFolder.rename(folder.appending(path: name), month)
      } else {
        try files.removeItem(at: folder.appending(path: name))
      }
    }
    for name in left where name.hasSuffix(Self.new) { try files.removeItem(at: folder.appending(path: name)) }
  }

  private static let new = ".new"
  private static let old = ".old"

  /// The folder of a month's report.
  func url(_ month: Month) -> URL { url(month.description) }
  /// The folder of a report by its period, `YYYY-MM` or `YYYY-summer`.
  func url(_ period: String) -> URL { folder.appending(path: period) }

  /// The months with a report, ascending.
  /// - Throws: when the folder cannot be read.
  func months() throws -> [Month] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { Month(iso: $0) }
      .filter { report(of: $0) != nil }.sorted()
  }

  /// The years of the summers with a report, ascending.
  /// - Throws: when the folder cannot be read.
  func summers() throws -> [Int] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { Summer.year(of: $0) != nil && report(of: $0) != nil }.compactMap(Summer.year).sorted()
  }

  /// The report of a month; nothing where there is none, or none that can be read.
  func report(of month: Month) -> ReportOnFile? { report(of: month.description) }
  /// The report of a period, `YYYY-MM` or `YYYY-summer`.
  func report(of period: String) -> ReportOnFile? { ReportOnFile(url(period)) }

  /// Puts a report in its place, whole or not at all, and points `latest` to the last month with one.
  /// - Parameters:
  ///   - period: its period.
  ///   - reportFiles: its files.
  /// - Throws: when a file cannot be written; the report before then stays.
  func replace(_ period: String, with reportFiles: [ReportFile]) throws {
    let files = FileManager.default
    let (target, aside) = (url(period), folder.appending(path: ".\(period)\(Self.new)"))
    let before = folder.appending(path: ".\(period)\(Self.old)")
    try WholeFolder.write(reportFiles, to: aside)
    if files.fileExists(atPath: target.path) { try WholeFolder.rename(target, before) }
    try WholeFolder.rename(aside, target)
    try WholeFolder.flush(folder)
    if files.fileExists(atPath: before.path) { try files.removeItem(at: before) }
    try pointLatest()
  }

  /// Points `latest` to the last month's report; a reader meets the old or the new one.
  /// - Throws: when the link cannot be written.
  func pointLatest() throws {
    guard let last = try months().last else { return }
    let link = folder.appending(path: "latest")
    let files = FileManager.default
    if (try? files.destinationOfSymbolicLink(atPath: link.path)) == last.description { return }
    // Copied by way of a disk that knows no links, it is a folder: a second copy of a report.
    if (try? files.destinationOfSymbolicLink(atPath: link.path)) == nil, ReportOnFile(link) != nil {
      try files.removeItem(at: link)
    }
    let aside = folder.appending(path: ".latest\(Self.new)")
    try files.createSymbolicLink(atPath: aside.path, withDestinationPath: last.description)
    try WholeFolder.rename(aside, link)
    try WholeFolder.flush(folder)
  }

  /// Writes the page of all months, where it differs from what it should say.
  /// - Parameters:
  ///   - cityName: the city's name.
  ///   - language: the page's language.
  /// - Throws: when it cannot be written.
  func writeIndex(cityName: String, language: Language) throws {
    let records = try months().compactMap { try? Data(contentsOf: url($0).appending(path: "run.json")) }
    guard let html = try IndexPage(records, summers: summers(), cityName: cityName, language: language).html() else {
      return
    }
    let page = folder.appending(path: "index.html")
    let bytes = Data(html.utf8)
    guard (try? Data(contentsOf: page)) != bytes else { return }
    let aside = folder.appending(path: ".index\(Self.new)")
    try bytes.write(to: aside)
    try WholeFolder.flush(aside)
    try WholeFolder.rename(aside, page)
    try WholeFolder.flush(folder)
  }

  /// What each month's report was last held against and agreed with: see `ReportOnFile.agreement`.
  func checked() -> [String: String] {
    (try? Data(contentsOf: folder.appending(path: Self.checks)))
      .flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
  }

  /// Keeps it. Lost, it costs time and no more.
  /// - Parameter checked: the months with their agreements.
  /// - Throws: when it cannot be written.
  func keep(checked: [String: String]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let aside = folder.appending(path: Self.checks + Self.new)
    try encoder.encode(checked).write(to: aside)
    try WholeFolder.flush(aside)
    try WholeFolder.rename(aside, folder.appending(path: Self.checks))
  }

  private static let checks = ".checked.json"
}

/// The report of a month or a summer as it lies in its folder.
struct ReportOnFile {
  private struct Record: Decodable {
    var asOf: String
    var isMonthOver: Bool?
    var isOver: Bool?
    var language: Language
    var revision: Provenance.Revision?
  }
  /// The day it speaks from.
  let asOf: Day
  /// Whether its month or summer was over by then.
  let isOver: Bool
  let language: Language
  /// Which making it is; absent of one made by hand before `monthly` ever made one.
  let revision: Provenance.Revision?
  private let record: String
  private let folder: URL

  /// Reads the record of a report.
  /// - Parameter folder: its folder; nothing when it holds none.
  init?(_ folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: "run.json")),
      let known = try? JSONDecoder().decode(Record.self, from: data), let day = Day(iso: known.asOf),
      let isOver = known.isMonthOver ?? known.isOver
    else { return nil }
    (asOf, language, revision) = (day, known.language, known.revision)
    self.isOver = isOver
    record = String(decoding: data, as: UTF8.self)
    self.folder = folder
  }

  /// What says that this very report agrees with a state of the workspace.
  /// - Parameter state: the state's fingerprint.
  func agreement(with state: String) -> String { Fingerprint.of(state + record) }

  /// Its tables, the districts' too, without the one that tells what the last revision changed.
  var data: [ReportFile] {
    ["data", "districts"].flatMap { part in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path)) ?? []
      return names.sorted().map { "\(part)/\($0)" }
    }.filter { $0.hasSuffix(".csv") && $0 != ReportChanges.path }.compactMap { path in
      (try? Data(contentsOf: folder.appending(path: path))).map { ReportFile(path: path, bytes: Array($0)) }
    }
  }

  /// The table that tells what the last revision changed, if it is one.
  var changes: ReportFile? {
    (try? Data(contentsOf: folder.appending(path: ReportChanges.path)))
      .map { ReportFile(path: ReportChanges.path, bytes: Array($0)) }
  }
}
