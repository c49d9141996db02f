public import Foundation
import Store
import Submissions
import Wording

/// When `monthly` runs by itself, and how the system is told.
public struct Schedule: Sendable {
  /// Whose timer it is.
  public enum Scope: Sendable {
    /// The user's who installs it.
    case user
    /// The machine's: it runs as the owner of the workspace.
    case system
  }
  /// A file of the system's: its name and its text.
  struct UnitFile: Hashable {
    var name: String
    var text: String
  }

  private let program: String
  let workspace: String
  private let owner: String
  private let language: Language
  let scope: Scope
  /// The day of the month, 1–28: every month has it.
  private let day: Int
  private let hour: Int
  private let minute: Int

  /// Creates a schedule.
  /// - Parameters:
  ///   - workspace: the workspace's folder.
  ///   - program: the program that runs.
  ///   - scope: whose timer it is.
  ///   - day: the day of the month.
  ///   - time: the time of day, HH:MM, as the machine's clock shows it.
  /// - Throws: when a day, a time or a path cannot be used.
  public init(workspace: URL, program: URL, scope: Scope, day: Int, time: String) throws {
    let folder = workspace.resolvingSymlinksInPath()
    // A timer can also be taken away when its workspace is gone.
    language = (try? Settings(of: folder).language) ?? .chinese
    guard (1...28).contains(day) else { throw WorkspaceError.schedule(ScheduleTexts.badDay) }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { throw WorkspaceError.schedule(ScheduleTexts.badTime) }
    (self.day, self.hour, self.minute, self.scope) = (day, hour, minute, scope)
    (self.workspace, self.program) = (folder.path, program.path)
    // A line end would begin another setting or another line of the table.
    for path in [self.workspace, self.program] where path.unicodeScalars.contains(where: { $0.value < 32 }) {
      throw WorkspaceError.schedule(ScheduleTexts.badPath)
    }
    let owner = try? FileManager.default.attributesOfItem(atPath: folder.path)[.ownerAccountName] as? String
    self.owner = owner ?? NSUserName()
  }

  /// What a workspace's timer is called; another workspace's has another name.
  var name: String { "tidemark-monthly-" + Fingerprint.of(workspace).prefix(8) }

  /// What begins everything that `install` makes.
  var mark: String { "# \(name)" }

  /// The service and its timer.
  var units: [UnitFile] {
    let title = ScheduleTexts.title(Self.literal(workspace))(language)
    let service = """
      \(mark)
      [Unit]
      Description=\(title)
      StartLimitIntervalSec=1d
      StartLimitBurst=5

      [Service]
      Type=oneshot
      ExecStart=\(Self.quoted(program)) monthly -w \(Self.quoted(workspace))
      SuccessExitStatus=3
      Restart=on-failure
      RestartSec=1h
      RestartPreventExitStatus=2
      Nice=10
      UMask=0077
      NoNewPrivileges=yes
      RestrictAddressFamilies=AF_UNIX
      RestrictSUIDSGID=yes
      LockPersonality=yes

      """
    // Namespaces are the machine's to give: a user's own timer may not have them.
    let fence = """
      User=\(owner)
      ProtectSystem=strict
      ProtectHome=read-only
      ReadWritePaths=\(Self.quoted(workspace, isCommand: false))
      PrivateTmp=yes
      PrivateDevices=yes
      PrivateNetwork=yes
      ProtectKernelTunables=yes
      ProtectControlGroups=yes

      """
    let timer = """
      \(mark)
      [Unit]
      Description=\(title)

      [Timer]
      OnCalendar=*-*-\(Self.two(day)) \(Self.two(hour)):\(Self.two(minute)):00
      Persistent=true

      [Install]
      WantedBy=timers.target

      """
    return [
      UnitFile(name: "\(name).service", text: scope == .system ? service + fence : service),
      UnitFile(name: "\(name).timer", text: timer),
    ]
  }

  /// The lines of a crontab. Cron does not catch up what it missed, so the command runs each day from the chosen one to
  /// the end of the month; once done, it finds nothing to do.
  var cronLines: [String] {
    let command = "nice -n 10 \(Self.shell(program)) monthly -w \(Self.shell(workspace))"
    return [mark, "\(minute) \(hour) \(day)-31 * * \(command.replacing("%", with: "\\%"))"]
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A text in which systemd is to find nothing to put in.
  private static func literal(_ text: String) -> String { text.replacing("%", with: "%%") }

  /// One word of a unit file. Only in a command a dollar sign begins a variable.
  private static func quoted(_ text: String, isCommand: Bool = true) -> String {
    let word = literal(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
    return "\"\(isCommand ? word.replacing("$", with: "$$") : word)\""
  }

  /// One word for the shell.
  private static func shell(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
