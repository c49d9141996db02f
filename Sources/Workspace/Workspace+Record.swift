public import Foundation

extension Workspace {
  /// The record of the last load.
  public var loadRecord: URL { folder.appending(path: "run.json") }

  /// Writes what became of a load to `run.json`, and enters the workbooks it wrote for schools into the access log.
  /// - Parameters:
  ///   - result: the load.
  ///   - access: who ran it and when.
  /// - Throws: when the file or the log cannot be written.
  public func record(_ result: IngestResult, access: Access) throws {
    for file in result.files {
      if let returned = file.returned { try log(access, "returns/\(returned.lastPathComponent)") }
    }
    let file = loadRecord
    do { try Data(try result.json(settings.language).utf8).write(to: file) } catch {
      throw WorkspaceError.unwritable(file.path, FileFault(error))
    }
  }
}
