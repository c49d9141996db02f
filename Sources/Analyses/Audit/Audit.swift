public import Tables

/// What the program's methods do on data of which the truth is known: what they promise, what they find.
public struct Audit: Sendable {
  /// What kind of data.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// The 28 weekly series of Noufaily et al.
    case noufaily
    /// Months of eight districts with a school year.
    case school
    /// The workspace's own districts, stages and schools.
    case likeMine = "like-mine"
    /// Studies of interventions, simulated and on the workspace's own record.
    case effects
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

  /// One row per figure; where goals are set, they and whether the figure lies there.
  public var table: Table {
    func number(_ value: Double?) -> Cell { value.map(Cell.number) ?? .missing(.notApplicable) }
    let hasGoals = subject == .effects
    return Table(
      name: "audit",
      columns: ["scenario", "method", "quantity", "class", "estimate", "se", "n", "clusters", "lower", "upper"]
        + (hasGoals ? ["goal_lower", "goal_upper", "meets_goal"] : []),
      rows: estimates.map { row in
        [
          .text(row.scenario), .text(row.method), .text(row.quantity.rawValue), .text(row.group),
          number(row.estimate), number(row.standardError), .integer(row.count), .integer(row.clusters),
          number(row.interval?.lowerBound), number(row.interval?.upperBound),
        ]
          + (hasGoals
            ? [
              number(row.goal?.lowerBound), number(row.goal?.upperBound),
              row.meetsGoal.map { .text($0 ? "yes" : "no") } ?? .missing(.notApplicable),
            ] : [])
      })
  }

  /// The figures that are not where they should be.
  public var missed: [AuditEstimate] { estimates.filter { $0.meetsGoal == false } }

  /// Whether so few were simulated of each kind that the standard errors are themselves rough figures.
  public var hasFewClusters: Bool { replicates < AuditEstimate.fewestClusters }

  /// The figures of the whole, without those of single kinds of data and classes of size.
  public var summary: Table {
    var short = self
    short.estimates = estimates.filter { row in
      switch subject {
      case .noufaily: row.group == "all" && row.scenario == "all"
      case .school: row.group == "all" && row.scenario == SchoolScenario.usual.name
      case .likeMine, .effects: true
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
