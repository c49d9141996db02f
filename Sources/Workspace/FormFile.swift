public import Foundation
import Ingestion
public import Submissions
public import Tables
public import Wording

/// A file of a workspace's `forms` folder, which adds to a shipped form.
public struct FormFile: Sendable {
  /// The file's name.
  public let name: String
  /// What it adds, or why it cannot be used.
  public let content: Result<FormAddition, WorkspaceError>

  /// Reads a file.
  /// - Parameter url: the file.
  public init(_ url: URL) {
    name = url.lastPathComponent
    guard let yaml = try? String(contentsOf: url, encoding: .utf8) else {
      content = .failure(.unreadable(url.path))
      return
    }
    do throws(FormError) {
      let addition = try FormAddition(yaml: yaml)
      // An addition by itself must fit the shipped form.
      _ = try FormCatalog.shipped.adding([addition])
      content = .success(addition)
    } catch {
      content = .failure(.form(file: url.lastPathComponent, error.text))
    }
  }

  /// The files of a workspace, in order of name.
  /// - Parameter workspace: the workspace's folder.
  /// - Returns: none when it has no such folder.
  public static func all(in workspace: URL) -> [FormFile] {
    let folder = workspace.appending(path: "forms")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      .map { FormFile(folder.appending(path: $0)) }
  }

  /// The shipped forms with all additions; files that contradict each other are refused.
  static func catalog(_ files: [FormFile]) throws -> FormCatalog {
    var catalog = FormCatalog.shipped
    for file in files {
      let addition = try file.content.get()
      do throws(FormError) { catalog = try catalog.adding([addition]) } catch {
        throw WorkspaceError.form(file: file.name, error.text)
      }
    }
    return catalog
  }

  /// A row per file: what it adds, or that it cannot be used.
  /// - Parameter files: the files.
  /// - Returns: the columns file, status, form, version and fields.
  public static func table(_ files: [FormFile]) -> Table {
    Table(
      name: "forms", columns: ["file", "status", "form", "version", "fields"],
      rows: files.map { file in
        guard case .success(let addition) = file.content else {
          return [.text(file.name), .text("wrong")] + Array(repeating: .missing(.notApplicable), count: 3)
        }
        return [
          .text(file.name), .text("ok"), .text(addition.form.rawValue),
          addition.version.map(Cell.integer) ?? .missing(.notApplicable), .integer(addition.fields.count),
        ]
      })
  }

  /// Why a file cannot be used; nothing for one that can.
  public var reason: Text? {
    if case .failure(let error) = content { error.text } else { nil }
  }
}

extension Workspace {
  /// The forms in force, a row per field.
  public var formTable: Table {
    Table(
      name: "forms", columns: ["form", "version", "field", "header", "synonyms", "type", "required"],
      rows: forms.specifications.flatMap { form in
        form.fields.map { field in
          [
            .text(form.form.rawValue), .integer(form.version), .text(field.name), .text(field.header),
            .text((field.synonyms ?? []).joined(separator: " ")), .text(field.type.rawValue),
            .text(field.required == true ? "yes" : "no"),
          ]
        }
      })
  }
}
