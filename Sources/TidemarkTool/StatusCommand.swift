import ArgumentParser
import Submissions
import Tables
import Wording
import Workspace

/// `tidemark status`: who has submitted what.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Who has sent which form, on time or not; --list to copy, --verify to recount.",
    discussion: """
      Example: tidemark status -w bureau --as-of 2022-07-10
      Example: tidemark status -w bureau --form events --period 2022-06 --list
      Without --period each form is shown for the period that fell due last.
      """)

  @OptionGroup var options: WorkspaceOptions
  @Option(help: "The form, as `forms list` names it.") var form: String?
  @Option(help: "The period, as the task names it: YYYY-MM, YYYY-summer or the bureau's own.") var period: String?
  @Option(help: "The same as --period, for a month.") var month: String?
  @Flag(help: "Print the reminder list (催报名单) as text to copy.") var list = false
  @Flag(help: "Recount the panel from the rows and check the database; 1 when they differ.") var verify = false
  @Option(help: "table, csv or json.") var format = "table"

  func run() throws {
    let asOf = try options.day()
    if let month, Month(iso: month) == nil {
      throw ValidationError(CommandTexts.badOption("--month", wanted: "YYYY-MM"))
    }
    let chosen = form.flatMap(FormID.init)
    if form != nil, chosen == nil {
      let names = FormID.allCases.map(\.rawValue).joined(separator: " | ")
      throw ValidationError(CommandTexts.badOption("--form", wanted: names))
    }
    try options.run(isReading: true) { workspace in
      if verify { return try check(workspace) }
      let language = workspace.settings.language
      let status = try workspace.status(form: chosen, period: period ?? month, asOf: asOf)
      switch format {
      case "json": Console.print(try status.json(language))
      case _ where list: Console.print(status.reminders(language))
      default:
        if status.returns.isEmpty { Console.note(StatusTexts.nothingDue, language) }
        try Console.print(status.table, format)
      }
      for query in status.queries {
        Console.note(StatusTexts.query(query.school?.rawValue, query.problem.message), language)
      }
    }
  }

  private func check(_ workspace: Workspace) throws {
    let table = try workspace.verify()
    let language = workspace.settings.language
    guard !table.rows.isEmpty else { return Console.note(StatusTexts.panelVerified, language) }
    try Console.print(table, format)
    Console.note(StatusTexts.panelDiffers(table.rows.count), language)
    throw ExitCode(1)
  }
}
