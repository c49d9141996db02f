import ArgumentParser
import Foundation
import Submissions
import Tables
import Wording
import Workspace

/// `tidemark finding`: what reports found, and what became of it.
struct FindingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "List the findings of the reports, or enter what became of one.",
    subcommands: [List.self, Acknowledge.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The findings of the reports made so far.",
      discussion: "Example: tidemark finding list -w bureau --month 2022-06")

    @OptionGroup var options: WorkspaceOptions
    @Option(help: "The month, YYYY-MM; without it, all.") var month: String?
    @Option(help: "table, csv or json.") var format = "table"

    func run() throws {
      let chosen = month.flatMap { Month(iso: $0) }
      if month != nil, chosen == nil {
        throw ValidationError(CommandTexts.badOption("--month", wanted: "YYYY-MM"))
      }
      try Console.validate(format)
      let asOf = try options.day()
      try options.run(isReading: true) { workspace in
        let table = try workspace.findings(month: chosen, asOf: asOf)
        if table.rows.isEmpty { Console.note(AlertTexts.noneKept, workspace.settings.language) }
        try Console.print(table, format)
      }
    }
  }

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack", abstract: "Enter what became of a finding; the next report shows it.",
      discussion: """
        Example: tidemark finding ack -w bureau 3fa1c09b --reason 已逐起核实，均已干预
        Example: tidemark finding ack -w bureau 3fa1c09b --reason 集中补报历史事件 --leave-out
        """)

    @OptionGroup var options: WorkspaceOptions
    @Argument(help: "The finding's number, or at least its first 6 digits.") var id: String
    @Option(help: "What became of it, or why it is muted; printed in reports, so no pupil's name.") var reason: String
    @Flag(help: "Show no card for it any more; it stays in the tables.") var mute = false
    @Flag(help: "Keep the month out of what later months are compared with.") var leaveOut = false

    func validate() throws {
      guard id.count >= 6, id.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
        throw ValidationError(AlertTexts.idForm)
      }
      try WorkspaceOptions.validate(reason: reason)
    }

    func run() throws {
      let access = WorkspaceOptions.access("finding ack", reason: reason)
      let mark = KeptFinding.Mark(
        state: mute ? .muted : .acknowledged, reason: reason.trimmingCharacters(in: .whitespacesAndNewlines),
        day: try options.day(), isLeftOut: leaveOut)
      try options.run { workspace in
        let found = try workspace.mark(id.lowercased(), mark, by: access)
        Console.note(AlertTexts.marked(found), workspace.settings.language)
      }
    }
  }
}
