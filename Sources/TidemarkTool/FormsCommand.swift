import ArgumentParser
import Foundation
import Tables
import Wording
import Workspace

/// `tidemark forms`: the form specifications in force.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "The form specifications in force, and the workspace's additions to them.",
    subcommands: [FormsListCommand.self, FormsCheckCommand.self])
}

/// `tidemark forms list`: every field of every form.
struct FormsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every field of every form: header, synonyms, type.",
    discussion: "Example: tidemark forms list -w bureau --format csv")

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "table, csv or json.") var format = "table"

  func run() throws {
    try Console.print(try options.run { $0.formTable }, format)
  }
}

/// `tidemark forms check`: whether files that add to forms can be used.
struct FormsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check files that add headers or answers to a form.",
    discussion: "Example: tidemark forms check bureau/forms/summary.yaml")

  @OptionGroup var options: WorkspaceOptions
  @Argument(help: "The files; without any, those in the workspace's forms folder.") var files: [String] = []
  @Option(help: "table, csv or json.") var format = "table"

  func run() throws {
    let folder = URL(filePath: options.workspace)
    let files = files.isEmpty ? FormFile.all(in: folder) : files.map { FormFile(URL(filePath: $0)) }
    try Console.print(FormFile.table(files), format)
    if files.isEmpty { Console.note(FormTexts.noFiles(folder.appending(path: "forms").path)) }
    let reasons = files.compactMap(\.reason)
    for reason in reasons { Console.note(reason) }
    if !reasons.isEmpty { throw ExitCode(1) }
  }
}
