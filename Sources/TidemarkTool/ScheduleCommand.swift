import ArgumentParser
import Foundation
import Wording
import Workspace

/// `tidemark schedule`: has the system run `monthly`.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Have the system run monthly: a systemd timer, or cron where systemd is absent.",
    discussion: "Example: tidemark schedule install -w bureau --day 11 --time 06:30",
    subcommands: [Install.self, Show.self, Remove.self])

  /// What the three take.
  struct Options: ParsableArguments {
    @Option(name: [.short, .long], help: "The workspace's folder.") var workspace = "."
    @Option(help: "The day of the month, 1 to 28.") var day = 11
    @Option(help: "The time of day by the machine's clock, HH:MM.") var time = "06:30"
    @Flag(help: "A timer of the machine's, which runs as the workspace's owner; without it, the user's own.")
    var system = false
    @Flag(help: "A timer of the user's own.") var user = false
    @Option(help: "Write the files into this folder, units and crontab lines, and switch nothing on.")
    var outputDir: String?

    func validate() throws {
      if user, system { throw ValidationError(EffectTexts.eitherOption("--user", "--system")) }
    }

    /// Works on the schedule; what stops it is said for a person, and ends the run with 1.
    func run(_ body: (Schedule, URL?) throws -> Void) throws {
      try Console.explaining(in: workspace) {
        let schedule = try Schedule(
          workspace: URL(filePath: workspace), program: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(),
          scope: system ? .system : .user, day: day, time: time)
        try body(schedule, outputDir.map { URL(filePath: $0) })
      }
    }
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Install the schedule; a missed run is caught up. Again, it changes nothing.",
      discussion: "Example: tidemark schedule install -w bureau --day 11 --time 06:30")
    @OptionGroup var options: Options
    func run() throws { try options.run { Console.note(try $0.install(in: $1)) } }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what install would make with the same options.",
      discussion: "Example: tidemark schedule show -w bureau --system")
    @OptionGroup var options: Options
    func run() throws { try options.run { Console.print($0.shown(in: $1)) } }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take away what install made, and nothing else.",
      discussion: "Example: tidemark schedule remove -w bureau")
    @OptionGroup var options: Options
    func run() throws { try options.run { Console.note(try $0.remove(in: $1)) } }
  }
}
