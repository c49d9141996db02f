/// What can be wrong with data that schools send.
public enum ProblemKind: Sendable, Hashable, Codable {
  case unreadableFile(reason: String)

  /// How severe a problem of this kind is.
  public var severity: Problem.Severity { .error }
}
