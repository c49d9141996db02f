import ArgumentParser
import Wording
import Workspace

/// `tidemark reidentify`: shows who a pseudonym is, if identities are sealed; always logged.
struct ReidentifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reidentify", abstract: "Show who a pseudonym is, where identities are sealed; always logged.",
    discussion: "Example: tidemark reidentify -w bureau 3fa1c09b77de --reason 学校请求协助家访")

  @OptionGroup var options: WorkspaceOptions
  @Argument(help: "The pseudonym, or at least its first 8 digits.") var pseudonym: String
  @Option(help: "Why; entered in the access log.") var reason: String
  @Option(help: "table, csv or json.") var format = "table"

  func validate() throws {
    guard pseudonym.count >= 8, pseudonym.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw ValidationError(PrivacyTexts.pseudonymForm)
    }
    try WorkspaceOptions.validate(reason: reason)
    try Console.validate(format)
  }

  func run() throws {
    let access = WorkspaceOptions.access("reidentify", reason: reason)
    try Console.print(try options.run { try $0.reidentify(pseudonym, by: access) }, format)
  }
}
