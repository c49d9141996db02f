public import Submissions

/// Where a report comes from: everything that decided its content.
public struct Provenance: Sendable, Hashable {
  public var version: String
  public var month: Month
  public var asOf: Day
  public var cityName: String
  /// The resolved configuration, in the order of the settings file.
  public var settings: [Setting]
  public var inputs: [Input]
  public var rowCounts: [RowCount]
  public var problemsOpen: Int

  /// Creates a provenance.
  public init(
    version: String, month: Month, asOf: Day, cityName: String, settings: [Setting] = [], inputs: [Input] = [],
    rowCounts: [RowCount] = [], problemsOpen: Int = 0
  ) {
    self.version = version
    self.month = month
    self.asOf = asOf
    self.cityName = cityName
    self.settings = settings
    self.inputs = inputs
    self.rowCounts = rowCounts
    self.problemsOpen = problemsOpen
  }

  /// A setting in force.
  public struct Setting: Sendable, Hashable, Codable {
    public var name: String
    public var value: String
    /// Creates a setting.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A file that was loaded.
  public struct Input: Sendable, Hashable, Codable {
    public var path: String
    public var sha256: String
    /// Creates an input.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The rows loaded of one form.
  public struct RowCount: Sendable, Hashable, Codable {
    public var table: String
    public var rows: Int
    /// Creates a row count.
    public init(table: String, rows: Int) {
      self.table = table
      self.rows = rows
    }
  }
}
