import Foundation
import Reports

/// Folders that appear with all their files, on the disk, or not at all.
enum WholeFolder {
  /// Writes files into a folder that nobody looks at yet, and waits until they are on the disk.
  /// - Parameters:
  ///   - reportFiles: the files.
  ///   - aside: the folder.
  /// - Throws: when a file cannot be written.
  static func write(_ reportFiles: [ReportFile], to aside: URL) throws {
    var folders: Set<URL> = [aside]
    for file in reportFiles {
      let url = aside.appending(path: file.path)
      let parent = url.deletingLastPathComponent()
      if folders.insert(parent).inserted || parent == aside {
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      }
      try Data(file.bytes).write(to: url)
      try flush(url)
    }
    // A name in a folder is on the disk once the folder is.
    for folder in folders { try flush(folder) }
  }

  /// Renames a file or folder, over a file or link that has the name already.
  /// - Throws: when the system refuses.
  static func rename(_ from: URL, _ to: URL) throws {
    guard Foundation.rename(from.path, to.path) == 0 else {
      throw WorkspaceError.unwritable(to.path, FileFault(errno: errno))
    }
  }

  /// Waits until a file or folder is on the disk.
  /// - Throws: when the system refuses.
  static func flush(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkspaceError.unwritable(url.path, FileFault(errno: errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw WorkspaceError.unwritable(url.path, FileFault(errno: errno)) }
  }
}
