import ArgumentParser
import Foundation
import Submissions
import Wording
import Workspace

/// `tidemark template`: blank forms for schools.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write blank Excel forms with drop-downs and notes, one for each form.",
    discussion: "Example: tidemark template -o blank --form events")

  @Option(name: .shortAndLong, help: "The folder to write to.") var output: String
  @Option(name: .shortAndLong, help: "A workspace whose forms folder adds to the forms.") var workspace = "."
  @Option(help: "One form alone; tidemark forms list names them.") var form: String?
  @Option(help: "zh-Hans or en; without it, the workspace's language or Chinese.") var language: String?

  func run() throws {
    let only = try form.map { name in
      guard let form = FormID(rawValue: name) else {
        let names = FormID.allCases.map(\.rawValue).joined(separator: " | ")
        throw ValidationError(CommandTexts.badOption("--form", wanted: names))
      }
      return form
    }
    let speech = try language.map { name in
      guard let language = Language(rawValue: name) else {
        throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
      }
      return language
    }
    try Console.explaining(in: output, speech) {
      let files = try BlankForms.write(
        to: URL(filePath: output, directoryHint: .isDirectory), workspace: URL(filePath: workspace), only: only,
        language: speech)
      for file in files { Console.print(file.path + "\n") }
      Console.note(BlankFormTexts.written(files.count, folder: output), speech)
    }
  }
}
