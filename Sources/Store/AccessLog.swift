import Foundation

/// The record of every read of the vault and every export: one line of JSON per entry, each with the hash of the one
/// before it, so that an entry altered, taken out or put in is found.
public struct AccessLog: Sendable {
  /// Who did what, when and why.
  public struct Record: Sendable, Hashable, Codable {
    /// The time, as ISO 8601 with its offset.
    public var time: String
    /// The user the system knows.
    public var user: String
    /// The command, as typed.
    public var command: String
    /// What was read or exported: a pseudonym, a folder, a file's fingerprint.
    public var subject: String
    /// Why; empty for commands that do not ask.
    public var reason: String

    /// Creates a record.
    /// - Parameters:
    ///   - time: The time, as ISO 8601 with its offset.
    ///   - user: The user the system knows.
    ///   - command: The command.
    ///   - subject: What was read or exported.
    ///   - reason: Why, where the command asks for it.
    public init(time: String, user: String, command: String, subject: String, reason: String) {
      self.time = time
      self.user = user
      self.command = command
      self.subject = subject
      self.reason = reason
    }
  }

  /// A record in its place in the chain.
  public struct Entry: Sendable, Hashable, Codable {
    /// Its number, from 1.
    public var number: Int
    /// What it records.
    public var record: Record
    /// The hash of the entry before it; empty for the first.
    public var previous: String
    /// SHA-256 over the hash before it, the number and the record as JSON with sorted keys, set apart by line breaks.
    public var hash: String
  }

  /// The number and hash of the last entry, kept apart from the log: without it, entries could be cut off its end.
  public struct End: Sendable, Hashable {
    /// The number of the last entry.
    public var number: Int
    /// Its hash.
    public var hash: String

    /// Creates an end.
    /// - Parameters:
    ///   - number: The number of the last entry.
    ///   - hash: Its hash.
    public init(number: Int, hash: String) {
      self.number = number
      self.hash = hash
    }

    /// The end after an entry.
    /// - Parameter entry: The last entry.
    public init(_ entry: Entry) { self.init(number: entry.number, hash: entry.hash) }
  }

  /// Whether a log is as it was written.
  public enum Verdict: Sendable, Hashable {
    case intact(entries: Int)
    /// The number of the first entry that is missing or not as it was written.
    case broken(entry: Int)
  }

  /// The entries that can be read, in order of line.
  public let entries: [Entry]
  private let firstBroken: Int?

  /// Reads a log.
  /// - Parameter text: The lines of the file.
  public init(_ text: String) {
    var entries: [Entry] = []
    var firstBroken: Int?
    for (index, line) in text.split(separator: "\n").enumerated() {
      let entry = try? JSONDecoder().decode(Entry.self, from: Data(line.utf8))
      let end = End(number: index, hash: entries.last?.hash ?? "")
      let expected = try? entry.map { try Self.line(Self.chained($0.record, after: end)) }
      if expected != line + "\n", firstBroken == nil { firstBroken = index + 1 }
      if let entry { entries.append(entry) }
    }
    (self.entries, self.firstBroken) = (entries, firstBroken)
  }

  /// Checks the chain from its first entry to its end.
  /// - Parameter end: The end kept apart; entries after it were written by a run that was cut off.
  /// - Returns: The number of entries, or the first broken one.
  public func verdict(end: End?) -> Verdict {
    if let firstBroken { return .broken(entry: firstBroken) }
    if let end {
      guard entries.count >= end.number else { return .broken(entry: entries.count + 1) }
      guard entries[end.number - 1].hash == end.hash else { return .broken(entry: end.number) }
    }
    return .intact(entries: entries.count)
  }

  /// The entry that follows.
  /// - Parameters:
  ///   - record: What is entered.
  ///   - end: The end kept apart. A log cut off before it is continued from it, so that the gap stays to be seen.
  /// - Returns: The entry, to be appended as a line.
  /// - Throws: when the record cannot be written as JSON.
  public func next(_ record: Record, end: End?) throws -> Entry {
    let ends = [entries.last.map(End.init), end].compactMap(\.self)
    return try Self.chained(record, after: ends.max { $0.number < $1.number } ?? End(number: 0, hash: ""))
  }

  /// An entry as a line of the file.
  /// - Parameter entry: The entry.
  /// - Returns: JSON with sorted keys and a line break.
  /// - Throws: when it cannot be written as JSON.
  public static func line(_ entry: Entry) throws -> String { try json(entry) + "\n" }

  private static func chained(_ record: Record, after end: End) throws -> Entry {
    let number = end.number + 1
    let content = "\(end.hash)\n\(number)\n\(try json(record))"
    return Entry(number: number, record: record, previous: end.hash, hash: Fingerprint.of(content))
  }
}
