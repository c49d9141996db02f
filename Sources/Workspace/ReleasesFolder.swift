import Foundation
import Reports
import Submissions
import Wording

/// A workspace's releases: a folder for each, always whole.
struct ReleasesFolder {
  /// A release of a month.
  struct Name: Hashable, Comparable {
    let month: Month
    let revision: Int

    /// The folder's name: `2022-06`, then `2022-06-r2`.
    var text: String { revision == 1 ? "\(month)" : "\(month)-r\(revision)" }

    init(month: Month, revision: Int) {
      self.month = month
      self.revision = revision
    }

    init?(_ text: String) {
      guard let month = Month(iso: text.prefix(7)) else { return nil }
      let rest = text.dropFirst(7)
      guard let revision = rest.isEmpty ? 1 : rest.hasPrefix("-r") ? Int(rest.dropFirst(2)) : nil else { return nil }
      self.init(month: month, revision: revision)
      guard self.text == text else { return nil }
    }

    static func < (left: Name, right: Name) -> Bool { (left.month, left.revision) < (right.month, right.revision) }
  }
  private static let new = ".new"
  private let folder: URL

  /// Opens the folder and removes what a killed run wrote aside; its release is in the ledger or it is not, and
  /// made again either way.
  /// - Parameter folder: the folder; made if it is not there.
  /// - Throws: when it cannot be written.
  init(_ folder: URL) throws {
    self.folder = folder
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in try files.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix(".") && (name.hasSuffix(Self.new) || name.hasSuffix(Self.old)) {
      try files.removeItem(at: folder.appending(path: name))
    }
  }

  private static let old = ".old"

  /// The folder of a release.
  func url(_ name: Name) -> URL { folder.appending(path: name.text) }

  /// The releases that lie in a folder, ascending; none where there is no folder.
  /// - Throws: when it cannot be read.
  static func names(in folder: URL) throws -> [Name] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap { Name($0) }.sorted()
  }

  /// The language of a month's last release; nothing where there is none, or none that can be read.
  func language(of month: Month) -> Language? {
    struct Manifest: Decodable { var language: Language }
    let last = (try? Self.names(in: folder))?.last { $0.month == month }
    return last.flatMap { try? Data(contentsOf: url($0).appending(path: PublishedFiles.manifest)) }
      .flatMap { try? JSONDecoder().decode(Manifest.self, from: $0).language }
  }

  /// Whether a release lies in its place with these very files and no others.
  func holds(_ name: Name, _ reportFiles: [ReportFile]) -> Bool {
    let root = url(name)
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    let paths = Set(
      found.filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
        return !isFolder.boolValue
      })
    return paths == Set(reportFiles.map(\.path))
      && reportFiles.allSatisfy { (try? Data(contentsOf: root.appending(path: $0.path))) == Data($0.bytes) }
  }

  /// Puts a release in its place, whole or not at all.
  /// - Parameters:
  ///   - name: which release.
  ///   - reportFiles: its files.
  ///   - enter: enters it into the ledger, once its files are on the disk and before anybody can see them. A run killed
  ///     in between has published nothing, and the ledger knows of more than was seen: that errs to the safe side.
  /// - Throws: when a file cannot be written, or what `enter` throws; then nothing appears.
  func put(_ name: Name, _ reportFiles: [ReportFile], enter: () throws -> Void) throws {
    let aside = folder.appending(path: ".\(name.text)\(Self.new)")
    let before = folder.appending(path: ".\(name.text)\(Self.old)")
    try WholeFolder.write(reportFiles, to: aside)
    try enter()
    let isThere = FileManager.default.fileExists(atPath: url(name).path)
    if isThere { try WholeFolder.rename(url(name), before) }
    try WholeFolder.rename(aside, url(name))
    try WholeFolder.flush(folder)
    if isThere { try FileManager.default.removeItem(at: before) }
  }
}
