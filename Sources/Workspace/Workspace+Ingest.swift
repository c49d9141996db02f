public import Foundation
import Ingestion
import Store
public import Submissions
import Tables
import Wording

/// What became of one file.
public struct IngestedFile: Sendable {
  /// How a file ended.
  public enum Status: String, Sendable, Codable {
    /// At least one submission loaded or was known.
    case accepted
    /// No submission loaded.
    case rejected
    /// The same bytes were loaded before.
    case unchanged
    /// The file as a whole cannot be used.
    case refused
  }
  /// One submission of the file.
  public struct Part: Sendable {
    public var school: String?
    public var form: FormID
    public var period: String?
    public var revision: Int
    /// The revision it takes the place of, if any.
    public var supersedes: Int?
    public var status: String
    public var read: Int
    public var new: Int
    public var unchanged: Int
    public var replaced: Int
    public var rejected: Int
    /// Rows left out on purpose: equal ones, test answers, totals.
    public var leftOut: Int
  }
  /// What became of the original of a file in the inbox.
  public enum Original: String, Sendable { case deleted, sealed, kept }
  public var path: String
  public var sha256: String
  public var form: FormID?
  public var encoding: String?
  public var status: Status
  public var parts: [Part] = []
  /// The rows read of a file that is refused as a whole.
  public var rowsRefused = 0
  public var problems: [Problem] = []
  /// Absent for a file that does not lie in the inbox or did not load clean.
  public var original: Original?
  /// The workbook in which the file is to be corrected, if anything is wrong with it.
  public var returned: URL?
  /// Whether such a workbook would be too large.
  public var isTooLargeToReturn = false

  /// Creates a file without submissions.
  /// - Parameters:
  ///   - path: the path it goes by.
  ///   - sha256: the fingerprint of its bytes.
  ///   - form: the form it holds, where known.
  ///   - encoding: how its text is encoded, where known.
  ///   - status: how it ended.
  ///   - problems: what is wrong with it.
  public init(
    path: String, sha256: String, form: FormID? = nil, encoding: String? = nil, status: Status, problems: [Problem] = []
  ) {
    self.path = path
    self.sha256 = sha256
    self.form = form
    self.encoding = encoding
    self.status = status
    self.problems = problems
  }
}

extension Workspace {
  /// Loads files and folders. Each submission loads whole or not at all; nothing is asked.
  /// - Parameters:
  ///   - paths: files, or folders read with all they hold. Originals are deleted or sealed only in the inbox.
  ///   - received: the day the files came, unless a `received.csv` in their folder says otherwise.
  ///   - school: the school that sent the files, for printed forms that do not name one.
  ///   - progress: is told how far the load has come, from any thread.
  /// - Returns: what became of each file, in order of path.
  /// - Throws: when a path cannot be read or the database cannot be written.
  public func ingest(
    _ paths: [URL], received: Day, school: SchoolCode? = nil, progress: (@Sendable (LoadProgress) -> Void)? = nil
  ) throws -> [IngestedFile] {
    var waiting: [Waiting] = []
    var done: [IngestedFile] = []
    let files = try inboxFiles(paths, received: received)
    var loaded: [(file: InboxFile, sha256: String)] = []
    for (number, file) in files.enumerated() {
      progress?(LoadProgress(file: number + 1, files: files.count, step: .recognising))
      guard file.isRegular else {
        done.append(IngestedFile(path: file.path, sha256: "", status: .refused, problems: [Problem(.noRegularFile)]))
        continue
      }
      let bytes = try file.bytes()
      let sha256 = Fingerprint.of(bytes)
      if try store.path(sha256: sha256) != nil {
        loaded.append((file, sha256))
      } else {
        let source = SourceFile(file: bytes, name: file.path, catalog: forms)
        var file = file
        file.path = source.shown(file.path)
        waiting.append(
          Waiting(
            file: file, sha256: sha256, byteCount: bytes.count, form: source.form,
            source: source.isStreamed ? source : nil))
      }
    }
    let together = Set(loaded.map(\.sha256) + waiting.map(\.sha256))
    done += try loaded.compactMap { try known($0.file, $0.sha256, beside: together) }
    waiting.sort { $0.rank < $1.rank }
    let vault = try settings.identities == .sealed ? vault() : nil
    var returns = try ReturnsFolder(folder.appending(path: "returns"))
    var total = LoadProgress(
      file: 0, files: waiting.count, step: .recognising, bytesInAll: waiting.reduce(0) { $0 + $1.byteCount })
    for entry in waiting {
      total.file += 1
      total.bytesBefore += total.bytesOfFile
      total.bytesOfFile = entry.byteCount
      let hook = progress.map(total.hook)
      hook?(.reading(bytes: 0, of: entry.byteCount))
      // A copy of a file among the others is known once that one has loaded.
      if let known = try known(entry.file, entry.sha256, beside: together) {
        done.append(known)
        continue
      }
      var result = try load(entry, school, vault, hook, &returns)
      result.original = try settleOriginal(entry.file, sha256: entry.sha256)
      total.rowsBefore += result.parts.reduce(0) { $0 + $1.read }
      done.append(result)
    }
    try returns.finish()
    // A list of days with a wrong year would keep a file out of every report until then, and nobody would know.
    let later = Dictionary(files.filter { $0.received > received }.map { ($0.path, $0.received) }) { first, _ in first }
    for index in done.indices where done[index].status == .accepted {
      if let day = later[done[index].path] { done[index].problems.append(Problem(.receivedLater(day))) }
    }
    let settled = files.filter { access($0.url.path, F_OK) != 0 }
    if !settled.isEmpty { try ReceivedDays.forget(Set(settled.map(\.path)), in: inbox) }
    return done.sorted { $0.path < $1.path }
  }

  /// Enters that what there is to say of some files was said, so that it is not said again.
  /// - Parameter result: the files.
  /// - Throws: when the database cannot be written.
  public func enterSaid(_ result: IngestResult) throws { try store.enterSaid(result.files.map(\.sha256)) }

  /// A file to load, in the order in which forms need one another: the roster first.
  private struct Waiting {
    var file: InboxFile
    var sha256: String
    var byteCount: Int
    var form: FormID?
    /// Kept where it holds no more than the first rows; all others are read again when their turn comes.
    var source: SourceFile?
    var rank: (Int, Int32, String) {
      let order = FormID.allCases
      return (form.flatMap(order.firstIndex) ?? order.count, file.received.rawValue, file.path)
    }
  }

  /// The files at all paths, each once.
  private func inboxFiles(_ paths: [URL], received: Day) throws -> [InboxFile] {
    var seen: Set<String> = []
    let own = inbox.resolvingSymlinksInPath().path
    return try paths.flatMap {
      try InboxFile.all(at: $0, received: received, keepsFiles: $0.resolvingSymlinksInPath().path != own)
    }.filter { seen.insert($0.url.standardizedFileURL.path).inserted }
  }

  /// The result of a file whose bytes were loaded before.
  ///
  /// Where another file has taken its place since, sending it again may mean that it was right after all: that is asked, unless
  /// the other one lies beside it, as in a folder that is read again and again.
  private func known(_ file: InboxFile, _ sha256: String, beside others: Set<String>) throws -> IngestedFile? {
    guard let stored = try store.path(sha256: sha256) else { return nil }
    // A name that was hidden stays hidden.
    var result = IngestedFile(path: stored.contains("•") ? stored : file.path, sha256: sha256, status: .unchanged)
    result.problems = try store.problemsToSay(sha256: sha256)
    let replaced = try store.returnsReplaced(sha256: sha256, through: file.received)
      .filter { !others.contains($0.by) }
    if let one = replaced.first {
      result.problems.append(
        Problem(.replacedSince(returns: replaced.count, period: one.period, received: one.received)))
      result.original = settings.originals == .keep ? .kept : nil
    } else {
      result.original = try settleOriginal(file, sha256: sha256)
    }
    return result
  }

  private func load(
    _ entry: Waiting, _ sender: SchoolCode?, _ vault: Vault?, _ progress: LoadStep.Hook?,
    _ returns: inout ReturnsFolder
  ) throws -> IngestedFile {
    let schools = try store.schools()
    let context = IngestionContext(
      schools: Dictionary(schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }),
      received: entry.file.received, tasks: try store.tasks(), enrolment: try store.pupils(on: entry.file.received),
      enrolments: (entry.form ?? .enrolment) == .enrolment ? try store.enrolments() : [],
      sender: sender, folder: entry.file.url.deletingLastPathComponent().lastPathComponent,
      keepsPersonal: vault != nil, progress: progress)
    let source = try entry.source ?? SourceFile(file: entry.file.bytes(), name: entry.file.path, catalog: forms)
    let parsed = source.parsed(in: context)
    var result = IngestedFile(
      path: entry.file.path, sha256: entry.sha256, form: parsed.form, encoding: parsed.encoding, status: .refused,
      problems: parsed.problems + parsed.submissions.flatMap(\.problems))
    // A refused file is not entered: mended elsewhere (a roster loaded since), the same bytes may load.
    if parsed.isRefused { result.rowsRefused = parsed.rowsRead }
    if !parsed.isRefused, !parsed.submissions.isEmpty { try enter(parsed, entry, vault, progress, &result) }
    try writeReturn(of: source, entry.file, parsed, known: Set(context.schools.keys), &result, in: &returns)
    return result
  }

  private func enter(
    _ parsed: ParsedFile, _ entry: Waiting, _ vault: Vault?, _ progress: LoadStep.Hook?,
    _ result: inout IngestedFile
  ) throws {
    let before = try store.problemsOfKilledLoad(sha256: entry.sha256)
    let receipts = try store.load(
      parsed, path: entry.file.path, sha256: entry.sha256, received: entry.file.received, vault: vault,
      progress: progress)
    // The store adds what only it can see: answers superseded before, rows withdrawn.
    result.problems = parsed.problems + receipts.flatMap(\.submission.problems)
    // What it saw in a load that was killed it does not see again.
    var said = Set(result.problems)
    result.problems += before.filter { said.insert($0).inserted }
    result.parts = receipts.map {
      IngestedFile.Part(
        school: $0.submission.school?.rawValue, form: $0.submission.form, period: $0.submission.period,
        revision: $0.revision, supersedes: $0.supersedes, status: $0.status.rawValue, read: $0.submission.rowsRead,
        new: $0.new,
        unchanged: $0.unchanged, replaced: $0.replaced, rejected: $0.rejected, leftOut: $0.leftOut)
    }
    result.status = receipts.contains { $0.status != .rejected } ? .accepted : .rejected
  }
}

/// A file to read, the name it goes by, and the day it came.
struct InboxFile {
  var url: URL
  var path: String
  var received: Day
  /// Whether it is a file, or a link to one: nothing else is opened.
  var isRegular: Bool {
    var information = stat()
    return stat(url.path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }

  func bytes() throws -> FileBytes {
    do { return try FileBytes(contentsOf: url) } catch { throw WorkspaceError.unreadable(url.path, FileFault(error)) }
  }

  /// What a folder holds beside returns. Everything else is read: the content decides, and what is no table is said.
  private static let ignored: Set<String> = ["md", "json", "yaml", "yml", "log"]

  static func all(at url: URL, received: Day, keepsFiles: Bool) throws -> [InboxFile] {
    guard access(url.path, R_OK) == 0 else { throw WorkspaceError.unreadable(url.path, FileFault(errno: errno)) }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    guard isFolder.boolValue else { return [InboxFile(url: url, path: url.lastPathComponent, received: received)] }
    let days = try ReceivedDays(in: url, keepsFiles: keepsFiles)
    let paths: [String]
    do { paths = try FileManager.default.subpathsOfDirectory(atPath: url.path) } catch {
      let inner = (error as NSError).userInfo[NSFilePathErrorKey] as? String
      throw WorkspaceError.unreadable(inner ?? url.path, FileFault(error))
    }
    return paths.sorted().filter { path in
      let name = path.split(separator: "/").last ?? ""
      let file = url.appending(path: path)
      let isFolder = (try? file.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
      return !isFolder && !ignored.contains(file.pathExtension.lowercased()) && name != ReceivedDays.name
        && !name.hasPrefix(".") && !name.hasPrefix("~$")
    }.map { InboxFile(url: url.appending(path: $0), path: $0, received: days[$0] ?? received) }
  }
}
