import ArgumentParser
import Foundation
import Submissions
import Wording
import Workspace

/// `tidemark notice`: the notice to parents, for one pupil or all of a school; always logged.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Print the notice to parents (附件2 告知书), where identities are sealed; always logged.",
    discussion: """
      Example: tidemark notice -w bureau --student 3fa1c09b77de --reason 学校约谈家长
      Example: tidemark notice -w bureau --school 0101 --reason 暑期家长告知
      With --school also the list of acknowledgements (告知书回执), filled in with the pupils, to be loaded by ingest.
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "A pupil: the pseudonym, at least its first 8 digits, or the school number (学籍号).") var student: String?
  @Option(help: "A school's code: all its pupils on file.") var school: String?
  @Option(help: "Why; entered in the access log.") var reason: String
  @Option(name: .shortAndLong, help: "The folder to write to; without it, the workspace's returns.") var output: String?
  @Option(help: "zh-Hans or en; without it, the workspace's.") var language: String?

  func validate() throws {
    guard (student == nil) != (school == nil) else { throw ValidationError(NoticeTexts.studentOrSchool) }
    try WorkspaceOptions.validate(reason: reason)
    guard language == nil || language.flatMap(Language.init) != nil else {
      throw ValidationError(CommandTexts.badOption("--language", wanted: "zh-Hans | en"))
    }
  }

  func run() throws {
    let access = WorkspaceOptions.access("notice", reason: reason)
    let folder = output.map { URL(filePath: $0, directoryHint: .isDirectory) }
    let speech = language.flatMap(Language.init)
    let day = try options.day()
    let notKept = try options.run { workspace in
      if let student {
        let file = try workspace.notice(student: student, to: folder, language: speech, by: access)
        Console.print(file.path + "\n")
        return 0
      }
      let notices = try workspace.notices(
        school: SchoolCode(rawValue: school ?? ""), asOf: day, to: folder, language: speech, by: access)
      for file in notices.files { Console.print(file.path + "\n") }
      Console.note(NoticeTexts.written(notices.pupils), workspace.settings.language)
      if notices.notKept > 0 { Console.note(NoticeTexts.notKept(notices.notKept), workspace.settings.language) }
      return notices.notKept
    }
    if notKept > 0 { throw ExitCode(3) }
  }
}
