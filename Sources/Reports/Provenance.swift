public import Submissions

/// Where a report comes from: everything that decided its content.
public struct Provenance: Sendable, Hashable {
  /// The program's version.
  public var version: String
  /// The month reported on.
  public var month: Month
  /// The day that decides what is late and provisional.
  public var asOf: Day
  /// The city's name as the report writes it.
  public var cityName: String
  /// The resolved configuration, in the order of the settings file.
  public var settings: [Setting]
  /// The files loaded, sorted by name.
  public var inputs: [Input]
  /// The rows loaded, by form.
  public var rowCounts: [RowCount]
  /// Data problems nobody has settled yet.
  public var problemsOpen: Int
  /// Which making of the month's report this is; absent where nobody counts.
  public var revision: Revision?
  /// What that making changed; absent for the first.
  public var changes: ReportChanges?
  /// The year of the summer whose report lies beside a month's.
  public var summer: Int?

  /// Creates a provenance.
  public init(
    version: String, month: Month, asOf: Day, cityName: String, settings: [Setting] = [], inputs: [Input] = [],
    rowCounts: [RowCount] = [], problemsOpen: Int = 0, revision: Revision? = nil
  ) {
    self.version = version
    self.month = month
    self.asOf = asOf
    self.cityName = cityName
    self.settings = settings
    self.inputs = inputs
    self.rowCounts = rowCounts
    self.problemsOpen = problemsOpen
    self.revision = revision
  }

  /// Which making of a month's report this is.
  public struct Revision: Sendable, Hashable, Codable {
    /// 1 for the first, one more each time its figures changed.
    public var number: Int
    /// A fingerprint of what it was made from: ledger, findings, settings and version.
    public var state: String
    /// Creates a revision.
    public init(number: Int, state: String) {
      self.number = number
      self.state = state
    }
  }

  /// A setting in force.
  public struct Setting: Sendable, Hashable, Codable {
    /// The setting's name.
    public var name: String
    /// Its value as text.
    public var value: String
    /// Creates a setting.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A file that was loaded.
  public struct Input: Sendable, Hashable, Codable {
    /// The file's name; the folder it lay in says nothing of the data.
    public var name: String
    /// The SHA-256 hash of its bytes, in hexadecimal.
    public var sha256: String
    /// Creates an input.
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The rows loaded of one form.
  public struct RowCount: Sendable, Hashable, Codable {
    /// The form's name.
    public var table: String
    /// How many rows.
    public var rows: Int
    /// Creates a row count.
    public init(table: String, rows: Int) {
      self.table = table
      self.rows = rows
    }
  }
}
