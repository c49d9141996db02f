public import Submissions

/// What a file is read against: the roster in force and the day the file came in.
public struct IngestionContext: Sendable {
  /// The schools of the roster.
  public var schools: [SchoolCode: School]
  /// The day the file was received; nothing reported may lie after it.
  public var received: Day

  /// Creates a context.
  public init(schools: [SchoolCode: School], received: Day) {
    self.schools = schools
    self.received = received
  }
}
