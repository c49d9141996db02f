import Foundation
import Synchronization
import Tables
import Wording
import Workspace

/// One line on the terminal that is written over as a long run goes on, and is gone when it ends.
final class ProgressLine: Sendable {
  private let meter: Mutex<(meter: ProgressMeter, isShown: Bool)>
  private let language: Language

  /// Shows how far a load has come while it runs.
  /// - Parameters:
  ///   - language: the language to speak.
  ///   - load: the load, with what it tells its progress: nothing when diagnostics go to a file, a pipe or a terminal
  ///     that cannot write over a line.
  static func during<Result>(
    _ language: Language, _ load: ((@Sendable (LoadProgress) -> Void)?) throws -> Result
  ) rethrows -> Result {
    guard isPossible else { return try load(nil) }
    let line = ProgressLine(language)
    defer { line.clear() }
    return try load { progress in line.show { $0.line(progress, at: now) } }
  }

  /// Shows how many of its parts a run has done.
  /// - Parameters:
  ///   - language: the language to speak.
  ///   - run: the run, with what it tells its progress; nothing where no line can be shown.
  static func counting<Result>(
    _ language: Language, _ run: ((@Sendable (Int, Int) -> Void)?) throws -> Result
  ) rethrows -> Result {
    guard isPossible else { return try run(nil) }
    let line = ProgressLine(language)
    defer { line.clear() }
    return try run { done, all in line.show { $0.line(done: done, of: all, at: now) } }
  }

  private static var isPossible: Bool {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    return isatty(STDERR_FILENO) == 1 && terminal != "dumb"
  }

  private init(_ language: Language) {
    meter = Mutex((ProgressMeter(start: Self.now), false))
    self.language = language
  }

  private func show(_ line: (inout ProgressMeter) -> Text?) {
    meter.withLock { state in
      guard let line = line(&state.meter) else { return }
      // A line as wide as the terminal would wrap, and could not be written over.
      Self.write("\r" + line(language).cut(toWidth: Self.width - 1) + Self.clearToEnd)
      state.isShown = true
    }
  }

  private func clear() {
    if meter.withLock(\.isShown) { Self.write("\r" + Self.clearToEnd) }
  }

  private static let clearToEnd = "\u{1B}[K"

  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  private static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
