import ArgumentParser
import Foundation
import Wording
import Workspace

/// `tidemark init`: makes a workspace.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a workspace: settings, keys, inbox, reports.",
    discussion: "Example: tidemark init bureau --city 云汀市")

  @Argument(help: "The folder to make.") var folder: String
  @Option(help: "The city's name, as reports print it.") var city = ""
  @Option(help: "zh-Hans or en.") var language = Language.chinese.rawValue

  func run() throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en")(.english))
    }
    do {
      try Workspace.create(at: URL(filePath: folder), city: city, language: language)
    } catch let error as WorkspaceError {
      Console.note(error.text, language)
      throw ExitCode(1)
    }
    Console.note(CommandTexts.created(folder), language)
  }
}
