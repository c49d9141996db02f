public import Tables

/// What the detectors do on simulated data of which the truth is known: false alarms, and what they find.
public struct Audit: Sendable {
  /// What kind of data.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The 28 weekly series of Noufaily et al.
    case noufaily
    /// Months of eight districts with a school year.
    case school
    /// The workspace's own districts, stages and schools.
    case likeMine = "like-mine"
  }

  public var subject: Subject
  /// How many series, panels or months of each kind.
  public var replicates: Int
  public var seed: UInt64
  public var estimates: [AuditEstimate]

  /// Creates the record from its parts.
  public init(subject: Subject, replicates: Int, seed: UInt64, estimates: [AuditEstimate]) {
    self.subject = subject
    self.replicates = replicates
    self.seed = seed
    self.estimates = estimates
  }

  /// One row per figure.
  public var table: Table {
    Table(
      name: "audit",
      columns: ["scenario", "method", "quantity", "class", "estimate", "se", "n", "clusters", "lower", "upper"],
      rows: estimates.map { row in
        [
          .text(row.scenario), .text(row.method), .text(row.quantity.rawValue), .text(row.group),
          row.estimate.map(Cell.number) ?? .missing(.notApplicable),
          row.standardError.map(Cell.number) ?? .missing(.notApplicable), .integer(row.count), .integer(row.clusters),
          (row.interval?.lowerBound).map(Cell.number) ?? .missing(.notApplicable),
          (row.interval?.upperBound).map(Cell.number) ?? .missing(.notApplicable),
        ]
      })
  }

  /// Whether so few were simulated of each kind that the standard errors are themselves rough figures.
  public var hasFewClusters: Bool { replicates < AuditEstimate.fewestClusters }

  /// The figures of the whole, without those of single kinds of data and classes of size.
  public var summary: Table {
    var short = self
    short.estimates = estimates.filter { row in
      switch subject {
      case .noufaily: row.group == "all" && row.scenario == "all"
      case .school: row.group == "all" && row.scenario == SchoolScenario.usual.name
      case .likeMine: true
      }
    }
    return short.table
  }

  /// A figure.
  public func estimate(
    _ quantity: AuditQuantity, _ method: String, scenario: String = "all", group: String = "all"
  ) -> AuditEstimate? {
    estimates.first {
      $0.quantity == quantity && $0.method == method && $0.scenario == scenario && $0.group == group
    }
  }
}
