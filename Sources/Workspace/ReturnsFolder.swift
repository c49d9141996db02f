import Foundation
import Submissions

/// The folder of workbooks that wait to be corrected, with what each is about, so that a stale one can be removed.
struct ReturnsFolder {
  /// What one school sent of one form for one period.
  struct Part: Codable, Equatable {
    var school: String?
    var form: FormID
    var period: String?
  }
  /// A workbook and the file it was made of.
  struct Entry: Codable, Equatable {
    var file: String
    var path: String
    /// What is not yet corrected; none when the file could not be told apart.
    var parts: [Part]
  }

  let folder: URL
  private var entries: [Entry]
  private var stale: Set<String> = []
  private var index: URL { folder.appending(path: ".returns.json") }

  /// Opens the folder; it is made when the first workbook is written.
  /// - Throws: `unreadable` when the list in it was damaged.
  init(_ folder: URL) throws {
    self.folder = folder
    entries = []
    guard let data = try? Data(contentsOf: index) else { return }
    do { entries = try JSONDecoder().decode([Entry].self, from: data) } catch {
      throw WorkspaceError.unreadable(index.path)
    }
  }

  /// Writes a workbook; one of the same name is replaced.
  /// - Throws: when the folder cannot be written.
  mutating func write(_ bytes: [UInt8], _ entry: Entry) throws -> URL {
    let files = FileManager.default
    if !files.fileExists(atPath: folder.path) {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    let file = folder.appending(path: entry.file)
    try Data(bytes).write(to: file, options: .atomic)
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    entries.removeAll { $0.file == entry.file }
    entries.append(entry)
    entries.sort { $0.file < $1.file }
    stale.remove(entry.file)
    try save()
    return file
  }

  /// Marks as stale what a file that came in replaces: the workbook it is the mended copy of, the one made of it before,
  /// and those whose parts are all loaded by now.
  ///
  /// A form without a period says only by the file's name that it is the same return again.
  mutating func settle(_ name: String, own: String, _ file: IngestedFile) {
    let isSettled = file.returned != nil || file.problems.isEmpty
    let loaded = file.parts.filter { $0.status != "rejected" }
    for index in entries.indices {
      let entry = entries[index]
      if entry.file == file.returned?.lastPathComponent { continue }
      if isSettled, entry.file == name || entry.file == own { stale.insert(entry.file) }
      entries[index].parts.removeAll { part in
        loaded.contains {
          $0.school == part.school && $0.form == part.form && $0.period == part.period
            && (part.period != nil || entry.path == file.path)
        }
      }
      if entries[index].parts.isEmpty, !entry.parts.isEmpty { stale.insert(entry.file) }
    }
  }

  /// Removes what is stale, once nothing of it can still be among the files to load.
  /// - Throws: when the folder cannot be written.
  mutating func finish() throws {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    for name in stale.sorted() { try? FileManager.default.removeItem(at: folder.appending(path: name)) }
    entries.removeAll { stale.contains($0.file) }
    stale = []
    try save()
  }

  private func save() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let list = try encoder.encode(entries)
    guard list != (try? Data(contentsOf: index)) else { return }
    try list.write(to: index, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: index.path)
  }
}
