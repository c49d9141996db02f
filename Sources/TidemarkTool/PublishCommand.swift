import ArgumentParser
import Foundation
import Submissions
import Wording
import Workspace

/// `tidemark publish`: the version of a month that may leave the bureau.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make the version of a month that may leave the bureau: CSV and HTML.",
    discussion: """
      Small figures are hidden, and as many more as keep them from being worked out, also from what was published \
      before: every release is entered into a ledger and every later one is held against it. When this cannot be shown \
      to hold, nothing is published and the command ends with 1. What was published cannot be taken back; look first with \
      --preview, which shows what would be hidden and why and publishes nothing.

      Example: tidemark publish -w bureau --month 2022-06 --as-of 2022-07-15 --preview
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The month, YYYY-MM; without it, the last whole month before --as-of.") var month: String?
  @Option(help: "zh-Hans or en; without it, the last release's, or the workspace's.") var language: String?
  @Flag(
    inversion: .prefixedNo,
    help:
      "Charts also as pictures, on the page and in the notebook; without either flag, where the painter is installed.")
  var `static`: Bool?
  @Flag(help: "Show what would be hidden and why, in reports/, and publish nothing.") var preview = false

  func run() throws {
    let asOf = try options.day()
    let month = try WorkspaceOptions.month(month, asOf: asOf)
    let speech = language.flatMap(Language.init)
    guard language == nil || speech != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
    try options.run { workspace in
      let access = WorkspaceOptions.access(preview ? "publish --preview" : "publish")
      let step =
        preview
        ? try workspace.previewPublication(month: month, asOf: asOf, language: speech, by: access)
        : try workspace.publish(
          month: month, asOf: asOf, language: speech, vegaBundle: VegaBundle.file,
          drawing: VegaBundle.painter(`static`),
          by: access)
      let language = workspace.settings.language
      Console.note(step.text, language)
      for note in step.notes { Console.note(note, language) }
      Console.print(step.url.path + "\n")
    }
  }
}
