/// What a release told and what it hid, for the ledger. It holds hidden counts and never leaves the bureau.
public struct EarlierRelease: Equatable, Sendable {
  /// A count as it was then.
  public struct Cell: Equatable, Sendable {
    /// What is counted.
    public let key: CellKey
    /// The count as it was then.
    public let value: Int
    /// The least it can be by what was told: the count itself when it was published.
    public let lower: Int
    /// The most it can be by what was told; nil: anything.
    public let upper: Int?
    /// The schools behind it.
    public let contributors: Contributors

    /// Whether readers know the count.
    public var isPublished: Bool { lower == upper }

    /// Creates an entry.
    public init(_ key: CellKey, value: Int, lower: Int, upper: Int?, contributors: Contributors) {
      self.key = key
      self.value = value
      self.lower = lower
      self.upper = upper
      self.contributors = contributors
    }
  }
  /// All counts of the release, published and hidden.
  public let cells: [Cell]
  /// The sums that held among them.
  public let equations: [Equation]

  /// Creates the record of a release.
  public init(cells: [Cell], equations: [Equation]) {
    self.cells = cells
    self.equations = equations
  }
}
