public import Foundation
import Store
import Tables
import Wording

extension Workspace {
  /// The folder schools' files are put into; without other paths, `ingest` loads it.
  public var inbox: URL { folder.appending(path: "inbox") }

  private var sealedOriginals: URL { folder.appending(path: "originals") }

  /// Deletes, seals or keeps the original of a file that loaded clean, if it lies in the inbox.
  ///
  /// Called after the file's transactions are committed. A file anywhere else, also one a link in the inbox points to, is
  /// never touched.
  /// - Returns: what became of it; nothing for a file elsewhere or with an error.
  func settleOriginal(_ file: InboxFile, sha256: String) throws -> IngestedFile.Original? {
    let path = file.url.resolvingSymlinksInPath().path
    guard path.hasPrefix(inbox.resolvingSymlinksInPath().path + "/"), try store.isLoadedClean(sha256: sha256) else {
      return nil
    }
    if settings.originals == .keep { return .kept }
    // A file written anew since it was read, or still being written, waits for the next run.
    let bytes = try file.bytes()
    guard !bytes.isBeingWritten, Fingerprint.of(bytes) == sha256 else { return .kept }
    if settings.originals == .seal { try seal(bytes, sha256) }
    do { try FileManager.default.removeItem(at: file.url) } catch {
      throw WorkspaceError.unwritable(path, FileFault(error))
    }
    return settings.originals == .seal ? .sealed : .deleted
  }

  private func seal(_ bytes: FileBytes, _ sha256: String) throws {
    let target = sealedOriginals.appending(path: sha256)
    let files = FileManager.default
    guard !files.fileExists(atPath: target.path) else { return }
    // Made before the folder: the folder says that there is something the key must open.
    let sealed = try vault().seal(bytes.withBytes { Data($0) }, of: "original " + sha256)
    try files.createDirectory(
      at: sealedOriginals, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let aside = sealedOriginals.appending(path: ".\(sha256).new")
    try sealed.write(to: aside)
    try files.moveItem(at: aside, to: target)
  }

  /// Opens a sealed original, logged.
  /// - Parameters:
  ///   - sha256: the fingerprint of the file, as `run.json` and `ingest --format json` give it.
  ///   - access: who opens it and why.
  /// - Returns: the file's bytes.
  /// - Throws: when there is no such original, the log cannot be written or the key is another one.
  public func openOriginal(_ sha256: String, by access: Access) throws -> Data {
    try log(access, sha256)
    let file = sealedOriginals.appending(path: sha256)
    guard let sealed = try? Data(contentsOf: file) else { throw WorkspaceError.unreadable(file.path) }
    do { return try vault().open(sealed, of: "original " + sha256) } catch is VaultError {
      throw WorkspaceError.sealBroken
    }
  }
}
