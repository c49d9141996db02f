import Foundation
import Store

/// The secrets of a workspace, a file each in its folder `keys`.
enum WorkspaceKey: String, CaseIterable {
  /// Makes pseudonyms.
  case pseudonym
  /// Seals identities, notes and originals.
  case vault

  func file(_ folder: URL) -> URL { folder.appending(path: "keys/\(rawValue).key") }

  /// Makes a key that only the owner can read.
  func make(in folder: URL, _ randomBytes: (Int) -> [UInt8]) throws {
    let descriptor = open(file(folder).path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw WorkspaceError.unwritable(file(folder).path, FileFault(errno: errno)) }
    defer { close(descriptor) }
    let key = randomBytes(32)
    guard write(descriptor, key, key.count) == key.count else {
      throw WorkspaceError.unwritable(file(folder).path, FileFault(errno: errno))
    }
  }

  /// Reads the key; one of another length was damaged.
  func read(in folder: URL) throws -> [UInt8] {
    guard exists(in: folder) else { throw WorkspaceError.keyLost(file(folder).path) }
    let key: Data
    do { key = try Data(contentsOf: file(folder)) } catch {
      throw WorkspaceError.unreadable(file(folder).path, FileFault(error))
    }
    guard key.count == 32 else { throw WorkspaceError.keyLost(file(folder).path) }
    return [UInt8](key)
  }

  func exists(in folder: URL) -> Bool { FileManager.default.fileExists(atPath: file(folder).path) }
}

extension Workspace {
  /// Random bytes of the system.
  public static let systemRandomBytes: @Sendable (Int) -> [UInt8] = { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The vault. A workspace from before there was one gets its key now; a key that was lost is never replaced.
  func vault() throws -> Vault {
    let sealed = folder.appending(path: "originals").path
    if !WorkspaceKey.vault.exists(in: folder), try store.vaultEntryCount() == 0,
      !FileManager.default.fileExists(atPath: sealed)
    {
      try WorkspaceKey.vault.make(in: folder, randomBytes)
    }
    let key = try WorkspaceKey.vault.read(in: folder)
    guard try store.isOwn(key: key, named: WorkspaceKey.vault.rawValue) else {
      throw WorkspaceError.keyForeign(WorkspaceKey.vault.file(folder).path)
    }
    return Vault(key: key, randomBytes: randomBytes)
  }
}
