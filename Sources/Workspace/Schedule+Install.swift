public import Foundation
public import Wording

extension Schedule {
  /// Who keeps the schedule on this machine.
  enum Keeper {
    /// systemd, whose unit files lie in a folder.
    case systemd(URL)
    case cron
    /// Nobody: files are only written to a folder, units and the crontab's lines.
    case folder(URL)
  }

  private func keeper(_ output: URL?) -> Keeper {
    if let output { return .folder(output) }
    // The folder is there where systemd runs, not only where it is installed.
    guard FileManager.default.fileExists(atPath: "/run/systemd/system") else { return .cron }
    if scope == .system { return .systemd(URL(filePath: "/etc/systemd/system")) }
    let settings =
      ProcessInfo.processInfo.environment["XDG_CONFIG_HOME"].map { URL(filePath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".config")
    return .systemd(settings.appending(path: "systemd/user"))
  }

  private var cronFile: UnitFile { UnitFile(name: "\(name).cron", text: cronLines.joined(separator: "\n") + "\n") }

  /// What `install` would make.
  /// - Parameter output: the folder to write to instead of the system's; absent: the system's.
  /// - Returns: the files with their paths, or the crontab's lines.
  public func shown(in output: URL?) -> String {
    func show(_ files: [UnitFile], _ folder: URL) -> String {
      files.map { "# \(folder.appending(path: $0.name).path)\n\($0.text)" }.joined(separator: "\n")
    }
    switch keeper(output) {
    case .systemd(let folder): return show(units, folder)
    case .folder(let folder): return show(units + [cronFile], folder)
    case .cron: return cronFile.text
    }
  }

  /// Installs the schedule; again, it changes nothing.
  /// - Parameter output: the folder to write to instead of the system's.
  /// - Returns: what was done.
  /// - Throws: when the folder is no workspace, a file cannot be written or the system refuses.
  public func install(in output: URL?) throws -> Text {
    _ = try Settings(of: URL(filePath: workspace))
    switch keeper(output) {
    case .folder(let folder):
      try write(units + [cronFile], to: folder)
      return ScheduleTexts.written(folder.path)
    case .systemd(let folder):
      try write(units, to: folder)
      try systemctl(["daemon-reload"])
      try systemctl(["enable", "--now", "\(name).timer"])
      return ScheduleTexts.installed("\(name).timer", isUser: scope == .user)
    case .cron:
      let (own, others) = try crontab()
      if own != cronLines { try putCrontab(others + cronLines) }
      return ScheduleTexts.installedCron(mark)
    }
  }

  /// Takes away what `install` made, and nothing else.
  /// - Parameter output: the folder that was written to instead of the system's.
  /// - Returns: what was done.
  /// - Throws: when a file cannot be removed or the system refuses.
  public func remove(in output: URL?) throws -> Text {
    switch keeper(output) {
    case .folder(let folder):
      return try remove(units + [cronFile], from: folder) ? ScheduleTexts.removed(name) : ScheduleTexts.notInstalled
    case .systemd(let folder):
      guard units.contains(where: { isOwn(folder.appending(path: $0.name)) }) else { return ScheduleTexts.notInstalled }
      try systemctl(["disable", "--now", "\(name).timer"])
      _ = try remove(units, from: folder)
      try systemctl(["daemon-reload"])
      return ScheduleTexts.removed(name)
    case .cron:
      let (own, others) = try crontab()
      if own.isEmpty { return ScheduleTexts.notInstalled }
      try putCrontab(others)
      return ScheduleTexts.removed(name)
    }
  }

  private func isOwn(_ file: URL) -> Bool {
    (try? String(contentsOf: file, encoding: .utf8))?.hasPrefix(mark + "\n") ?? false
  }

  private func write(_ files: [UnitFile], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      let url = folder.appending(path: file.name)
      let there = try? String(contentsOf: url, encoding: .utf8)
      guard there == nil || isOwn(url) else { throw WorkspaceError.schedule(ScheduleTexts.foreign(url.path)) }
      if there != file.text { try Data(file.text.utf8).write(to: url) }
      // systemd asks that others may read its files.
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: url.path)
    }
  }

  private func remove(_ files: [UnitFile], from folder: URL) throws -> Bool {
    let own = files.map { folder.appending(path: $0.name) }.filter(isOwn)
    for url in own { try FileManager.default.removeItem(at: url) }
    return !own.isEmpty
  }

  private func systemctl(_ arguments: [String]) throws {
    let outcome = try SystemCommand.run("systemctl", (scope == .user ? ["--user"] : []) + arguments)
    guard outcome.code == 0 else {
      throw WorkspaceError.schedule(ScheduleTexts.refused("systemctl", outcome.diagnostics))
    }
  }

  /// The crontab: the lines that `install` made, and all others.
  private func crontab() throws -> (own: [String], others: [String]) {
    let outcome = try SystemCommand.run("crontab", ["-l"])
    // Any other failure must not be taken for an empty table, which would then be written over the real one.
    guard outcome.code == 0 || outcome.diagnostics.contains("no crontab for") else {
      throw WorkspaceError.schedule(ScheduleTexts.refused("crontab", outcome.diagnostics))
    }
    var lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let start = lines.firstIndex(of: mark) else { return ([], lines) }
    let end = min(start + cronLines.count, lines.endIndex)
    return (Array(lines[start..<end]), Array(lines[..<start] + lines[end...]))
  }

  private func putCrontab(_ lines: [String]) throws {
    let outcome = try SystemCommand.run("crontab", ["-"], input: lines.map { $0 + "\n" }.joined())
    guard outcome.code == 0 else {
      throw WorkspaceError.schedule(ScheduleTexts.refused("crontab", outcome.diagnostics))
    }
  }
}
