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
  @Option(help: "The city's name, as reports print it.") var city: String?
  @Option(help: "zh-Hans or en.") var language = Language.chinese.rawValue

  func run() throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    if let city, !Settings.isCityName(city) {
      throw ValidationError(CommandTexts.settingValue("--city", wanted: CommandTexts.cityForm))
    }
    try Console.explaining(in: folder, language) {
      try Workspace.create(at: URL(filePath: folder), city: city ?? "", language: language)
    }
    Console.note(CommandTexts.created(folder), language)
  }
}
