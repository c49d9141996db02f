public import Foundation
public import Ingestion
public import Store
import Submissions
public import Wording

/// Why a run cannot go on, said for a person.
public enum WorkspaceError: Error, Sendable, Equatable {
  case noWorkspace(String)
  case alreadyWorkspace(String)
  case settings(Text)
  case form(file: String, Text)
  case busy
  case unreadable(String, FileFault = .unknown)
  case keyLost(String)
  /// The key is another one than the database was begun with.
  case keyForeign(String)
  /// There are reports or releases, but no database they were made of.
  case databaseLost(String)
  case unwritable(String, FileFault = .unknown)
  case database(String, StoreFailure)
  case receivedDays(String, [Text])
  case noBundle(String)
  /// Charts could not be drawn as pictures.
  case noPictures(String)
  case brokenLog(entry: Int)
  case pseudonymUnknown
  /// No finding has the number.
  case findingUnknown(String)
  /// The numbers of several findings begin so.
  case findingAmbiguous(String, findings: Int)
  case pseudonymAmbiguous(pupils: Int)
  case identityNotKept
  case sealBroken
  case exists(String)
  case noPeriod(String)
  /// A summer begins after the day a report speaks from.
  case summerNotBegun(String, first: String, asOf: String)
  /// Nothing was sent of a summer.
  case noSummerData(String)
  /// A school is not in the roster.
  case schoolUnknown(String)
  /// A school has nobody on file.
  case nobodyOnFile(String)
  /// There is too little data to simulate from.
  case noHistory
  /// The record of events is too short for a study of effects.
  case noEffectHistory
  /// No intervention has such an id; some that there are, and how many more.
  case interventionUnknown(String, known: [String], more: Int)
  /// Nothing is published.
  case publication(Text)
  /// The run cannot be scheduled.
  case schedule(Text)

  /// What is wrong and what to do.
  public var text: Text {
    switch self {
    case .noWorkspace(let folder): CommandTexts.noWorkspace(folder)
    case .alreadyWorkspace(let folder): CommandTexts.alreadyWorkspace(folder)
    case .settings(let reason):
      Text(zh: CommandTexts.badSetting(reason.zh).zh, en: CommandTexts.badSetting(reason.en).en)
    case .form(let file, let reason): FormTexts.unusable(file, reason)
    case .busy: CommandTexts.busy
    case .keyLost(let path): FileTexts.keyLost(path)
    case .keyForeign(let path): FileTexts.keyForeign(path)
    case .databaseLost(let path): FileTexts.databaseLost(path)
    case .unreadable(let path, .missing): FileTexts.missing(path)
    case .unreadable(let path, .forbidden): FileTexts.readForbidden(path)
    case .unreadable(let path, _): FileTexts.unreadable(path)
    case .unwritable(let path, .missing): FileTexts.missing(path)
    case .unwritable(let path, .forbidden): FileTexts.writeForbidden(path)
    case .unwritable(let path, .readOnly): FileTexts.readOnly(path)
    case .unwritable(let path, .full): FileTexts.full(path)
    case .unwritable(let path, .unknown): FileTexts.unwritable(path)
    case .database(let path, .full): FileTexts.full(path)
    case .database(let path, .readOnly): FileTexts.readOnly(path)
    case .database(let path, .forbidden): FileTexts.writeForbidden(path)
    case .database(let path, .locked): FileTexts.locked(path)
    case .database(let path, .foreign): FileTexts.noDatabase(path)
    case .database(let path, .other(let reason)): FileTexts.databaseFailed(path, reason)
    case .receivedDays(let path, let reasons): ReceivedTexts.unusable(path, reasons)
    case .noBundle(let path): CommandTexts.noBundle(path)
    case .noPictures(let why): CommandTexts.noPictures(why)
    case .brokenLog(let entry): PrivacyTexts.brokenLog(entry: entry)
    case .pseudonymUnknown: PrivacyTexts.pseudonymUnknown
    case .findingUnknown(let id): AlertTexts.unknown(id)
    case .findingAmbiguous(let id, let findings): AlertTexts.ambiguous(id, findings: findings)
    case .pseudonymAmbiguous(let pupils): PrivacyTexts.pseudonymAmbiguous(pupils: pupils)
    case .identityNotKept: PrivacyTexts.identityNotKept
    case .sealBroken: PrivacyTexts.sealBroken
    case .exists(let path): BlankFormTexts.exists(path)
    case .noPeriod(let period): CommandTexts.noPeriod(period)
    case .summerNotBegun(let period, let first, let asOf):
      SummerTexts.notBegun(period, first: first, asOf: asOf)
    case .noSummerData(let period): SummerTexts.noData(period)
    case .schoolUnknown(let code): NoticeTexts.schoolUnknown(code)
    case .nobodyOnFile(let school): NoticeTexts.nobodyOnFile(school)
    case .noHistory: AuditTexts.noHistory
    case .noEffectHistory: AuditTexts.noEffectHistory
    case .interventionUnknown(let id, let known, let more):
      InterventionStudyTexts.unknownIntervention(id, known: known, more: more)
    case .publication(let reason), .schedule(let reason): reason
    }
  }
}

extension WorkspaceError {
  /// What an error of the database or the file system says to a person.
  /// - Parameters:
  ///   - error: what a run has thrown.
  ///   - folder: the workspace, or the folder written to.
  public init?(_ error: any Error, in folder: URL) {
    if let known = error as? WorkspaceError {
      self = known
    } else if let failure = StoreFailure(error) {
      self = .database(folder.appending(path: Workspace.databaseName).path, failure)
    } else if error is CocoaError || error is POSIXError {
      let path = (error as NSError).userInfo[NSFilePathErrorKey] as? String
      self = .unwritable(path ?? folder.path, FileFault(error))
    } else {
      return nil
    }
  }
}

/// A bureau's folder: settings, database, keys, inbox and reports.
public struct Workspace: Sendable {
  /// The program's version, as reports print it.
  public static let version = "0.1.0"

  static let databaseName = "tidemark.sqlite"

  /// The workspace's folder.
  public let folder: URL
  /// The settings in force.
  public let settings: Settings
  /// The forms in force.
  public let forms: FormCatalog
  let store: Store
  let randomBytes: @Sendable (Int) -> [UInt8]
  /// Absent for a run that only reads.
  private let lock: WorkspaceLock?

  /// Makes a workspace: settings, secret keys, empty folders. Only the owner can read any of it.
  /// - Parameters:
  ///   - folder: the folder to make.
  ///   - city: the city's name, as reports print it.
  ///   - language: the language of reports and messages.
  ///   - randomBytes: gives random bytes for the keys.
  /// - Throws: when the folder already is a workspace or cannot be written.
  public static func create(
    at folder: URL, city: String, language: Language,
    randomBytes: @Sendable (Int) -> [UInt8] = systemRandomBytes
  ) throws {
    umask(0o077)
    let files = FileManager.default
    let settings = folder.appending(path: "tidemark.yaml")
    guard !files.fileExists(atPath: settings.path) else { throw WorkspaceError.alreadyWorkspace(folder.path) }
    for name in ["keys", "inbox", "returns", "reports"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    for key in WorkspaceKey.allCases { try key.make(in: folder, randomBytes) }
    // Settings come last: they make the folder a workspace.
    try Data(Settings.template(city: city, language: language).utf8).write(to: settings)
  }

  /// Opens a workspace for one run; a second run waits its turn outside.
  /// - Parameters:
  ///   - folder: the workspace's folder.
  ///   - isReading: whether the run changes nothing, so that it may go on beside another.
  ///   - patience: for how many seconds to wait while another run has it.
  ///   - randomBytes: gives random bytes for what is sealed.
  /// - Throws: when the folder is no workspace, its settings or forms are wrong or another run has it.
  public init(
    at folder: URL, isReading: Bool = false, patience: Int = 0,
    randomBytes: @escaping @Sendable (Int) -> [UInt8] = systemRandomBytes
  ) throws {
    umask(0o077)
    self.folder = folder
    self.randomBytes = randomBytes
    settings = try Settings(of: folder)
    forms = try FormFile.catalog(FormFile.all(in: folder))
    lock = isReading ? nil : try WorkspaceLock(folder.appending(path: ".lock"), patience: patience)
    let database = folder.appending(path: Self.databaseName).path
    let key = try WorkspaceKey.pseudonym.read(in: folder)
    guard FileManager.default.fileExists(atPath: database) || !Self.hasBegun(folder) else {
      throw WorkspaceError.databaseLost(database)
    }
    store = try Store(path: database, key: key)
    guard try store.isOwn(key: key, named: WorkspaceKey.pseudonym.rawValue) else {
      throw WorkspaceError.keyForeign(WorkspaceKey.pseudonym.file(folder).path)
    }
  }

  /// Whether reports or releases were made in a folder: an empty database beside them would say that nothing ever came.
  private static func hasBegun(_ folder: URL) -> Bool {
    ["reports", "releases"].contains { name in
      let held = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
      return held?.contains { Month(iso: $0.prefix(7)) != nil } ?? false
    }
  }
}

/// Holds a file's lock as long as it lives; the system lets go of it when the process ends, however it ends.
private final class WorkspaceLock: Sendable {
  private let descriptor: Int32

  init(_ file: URL, patience: Int) throws {
    descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw WorkspaceError.unwritable(file.path, FileFault(errno: errno)) }
    // Ten looks a second, the first at once.
    for look in 0...10 * patience {
      if look > 0 { usleep(100_000) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    }
    close(descriptor)
    throw WorkspaceError.busy
  }

  deinit { close(descriptor) }
}
