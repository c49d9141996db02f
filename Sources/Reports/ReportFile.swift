/// A file of the report, by its path below the report's folder.
public struct ReportFile: Sendable, Hashable {
  /// The path below the report's folder.
  public var path: String
  /// Its content.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
