import Store
import Submissions

/// Who reads or exports something, when, with which command and why; what the access log says beside the subject.
public struct Access: Sendable {
  private let time: String
  private let user: String
  private let command: String
  private let reason: String

  /// Creates an access.
  /// - Parameters:
  ///   - seconds: The time in seconds since 1970, UTC.
  ///   - user: The user the system knows.
  ///   - command: The command, as typed.
  ///   - reason: Why, where the command asks for it.
  public init(seconds: Int, user: String, command: String, reason: String = "") {
    // Shanghai keeps UTC+8 all year.
    let local = seconds + 8 * 3600
    let clock = [local / 3600 % 24, local / 60 % 60, local % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    time = "\(Day(rawValue: Int32(local / 86_400)))T\(clock.joined(separator: ":"))+08:00"
    self.user = user
    self.command = command
    self.reason = reason
  }

  /// The record of an access.
  func record(_ subject: String) -> AccessLog.Record {
    AccessLog.Record(time: time, user: user, command: command, subject: subject, reason: reason)
  }
}
