import ArgumentParser
import Foundation
import Wording
import Workspace

/// `tidemark originals`: the sealed originals.
struct OriginalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "originals", abstract: "Files that were sealed after loading (originals: seal).",
    discussion: "Example: tidemark originals open -w bureau SHA256 --reason 核对原表", subcommands: [Open.self])

  /// `tidemark originals open`: writes an original to the standard output; always logged.
  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a sealed original to the standard output; always logged.",
      discussion: "Example: tidemark originals open -w bureau SHA256 --reason 核对原表 > original.xlsx")

    @OptionGroup var options: WorkspaceOptions
    @Argument(help: "The file's sha256, as ingest --format json gives it.") var sha256: String
    @Option(help: "Why; entered in the access log.") var reason: String

    func validate() throws {
      guard sha256.count == 64, sha256.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
        throw ValidationError(CommandTexts.badOption("SHA256", wanted: "64 × 0-9 a-f"))
      }
      try WorkspaceOptions.validate(reason: reason)
    }

    func run() throws {
      let access = WorkspaceOptions.access("originals open", reason: reason)
      let bytes = try options.run { try $0.openOriginal(sha256.lowercased(), by: access) }
      Console.write(bytes)
    }
  }
}
