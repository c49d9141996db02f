public import Foundation
import Ingestion
public import Submissions
public import Wording

/// The blank forms schools fill in.
public enum BlankForms {
  /// Writes the forms in force as workbooks, all of them or none.
  /// - Parameters:
  ///   - folder: where to; it is made if need be.
  ///   - workspace: the folder whose forms are in force; one that is no workspace has the shipped forms.
  ///   - only: the form to write; all if nil.
  ///   - language: the language; that of the workspace if nil, or else Chinese.
  /// - Returns: the files, in the order of the forms.
  /// - Throws: when a form file of the workspace is wrong, a file that differs is there, or one cannot be written.
  public static func write(
    to folder: URL, workspace: URL, only: FormID? = nil, language: Language? = nil
  ) throws -> [URL] {
    let catalog = try FormFile.catalog(FormFile.all(in: workspace))
    let yaml = try? String(contentsOf: workspace.appending(path: "tidemark.yaml"), encoding: .utf8)
    let language = try language ?? yaml.map { try Settings(yaml: $0).language } ?? .chinese
    let files = try catalog.specifications.filter { only == nil || $0.form == only }.map { specification in
      let form = BlankForm(specification)
      return (url: folder.appending(path: form.name(language) + ".xlsx"), bytes: Data(try form.bytes(language)))
    }
    // Whoever fills in a form where it was written must not lose it.
    for file in files {
      if let present = try? Data(contentsOf: file.url), present != file.bytes {
        throw WorkspaceError.exists(file.url.path)
      }
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in files { try file.bytes.write(to: file.url, options: .atomic) }
    } catch { throw WorkspaceError.unwritable(folder.path, FileFault(error)) }
    return files.map(\.url)
  }
}
