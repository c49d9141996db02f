/// What is said of running `monthly` by itself.
public enum ScheduleTexts {
  /// The title of the service and its timer.
  /// - Parameter workspace: the workspace's folder.
  /// - Returns: the line.
  public static func title(_ workspace: String) -> Text {
    Text(zh: "Tidemark 月报（\(workspace)）", en: "Tidemark monthly report (\(workspace))")
  }
  /// Every month must have the day.
  public static let badDay = Text(zh: "--day 应为 1 至 28", en: "--day should lie between 1 and 28")
  /// The time is written wrongly.
  public static let badTime = Text(zh: "--time 应写作 HH:MM，如 06:30", en: "--time should look like HH:MM, such as 06:30")
  /// A path cannot stand in a unit file.
  public static let badPath = Text(
    zh: "路径中有换行等控制字符，无法设置定时运行；请改名后再试",
    en: "a path holds a line end or another control character and cannot be scheduled; rename it")
  /// A file of the name is somebody else's.
  /// - Parameter path: its path.
  /// - Returns: what is wrong and what to do.
  public static func foreign(_ path: String) -> Text {
    Text(
      zh: "\(path) 已存在，且不是本程序写的，未作改动；请先移走", en: "\(path) exists and is not of this program; move it away first")
  }
  /// The machine has neither keeper of schedules.
  /// - Parameter name: the command that is missing.
  /// - Returns: what is wrong and what to do.
  public static func noKeeper(_ name: String) -> Text {
    Text(
      zh: "本机没有运行 systemd，也找不到 \(name)；请安装 cron，或把 tidemark schedule show 列出的内容交给管理员",
      en:
        "systemd does not run here and \(name) is not found; install cron, or give the administrator what "
        + "tidemark schedule show prints")
  }
  /// The system did not do as asked.
  /// - Parameters:
  ///   - command: the system's command.
  ///   - reason: what it said.
  /// - Returns: what is wrong.
  public static func refused(_ command: String, _ reason: String) -> Text {
    Text(zh: "\(command) 未能执行：\(reason)", en: "\(command) failed: \(reason)")
  }
  /// Files were written to a folder and nothing else was done.
  /// - Parameter folder: the folder.
  /// - Returns: the line.
  public static func written(_ folder: String) -> Text {
    Text(zh: "已写入 \(folder)，未启用。", en: "Written to \(folder); nothing was switched on.")
  }
  /// The timer runs.
  /// - Parameters:
  ///   - timer: its name.
  ///   - isUser: whether it is a user's own.
  /// - Returns: the line.
  public static func installed(_ timer: String, isUser: Bool) -> Text {
    Text(
      zh: "已启用 \(timer)。" + (isUser ? "要在未登录时也运行，请执行一次：loginctl enable-linger" : ""),
      en: "Switched on: \(timer)."
        + (isUser ? " To have it run while you are not logged in, run once: loginctl enable-linger" : ""))
  }
  /// The crontab has the lines.
  /// - Parameter mark: the line before the command.
  /// - Returns: the line.
  public static func installedCron(_ mark: String) -> Text {
    Text(
      zh: "已写入 crontab（“\(mark)”之后一行）。", en: "Entered into the crontab, in the line after “\(mark)”.")
  }
  /// The schedule was removed.
  /// - Parameter name: its name.
  /// - Returns: the line.
  public static func removed(_ name: String) -> Text { Text(zh: "已移除 \(name)。", en: "Removed: \(name).") }
  /// There is nothing to remove.
  public static let notInstalled = Text(
    zh: "该工作区没有设置定时运行，未作改动。", en: "This workspace has no schedule; nothing was changed.")
}
