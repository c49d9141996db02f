public import Statistics

/// What a treatment did that units took up at different times, by several estimators side by side.
public struct StaggeredAnalysis: Sendable {
  /// What is asked for.
  public struct Request: Sendable, Hashable {
    /// The column of units.
    public var unit: String
    /// The column of times.
    public var time: String
    /// The column of first treated times; 0 or empty where a unit never is.
    public var firstTreated: String
    /// The column of outcomes.
    public var outcome: String
    /// Columns known before any treatment.
    public var covariates: [String]
    /// The column of groups within which units are not independent; nil: units are.
    public var cluster: String?
    /// The estimator that is shown in full.
    public var estimator: StaggeredEstimator
    /// How Callaway and Sant'Anna's estimates are made.
    public var options: GroupTimeEffects.Options
    /// Which figures; nil: the average, and by time since treatment.
    public var aggregate: Aggregate?
    /// Draws of the simultaneous band.
    public var draws: Int

    /// Creates a request.
    public init(
      unit: String = "unit", time: String = "time", firstTreated: String = "first_treated", outcome: String,
      covariates: [String] = [], cluster: String? = nil, estimator: StaggeredEstimator = .callawaySantAnna,
      options: GroupTimeEffects.Options = GroupTimeEffects.Options(), aggregate: Aggregate? = nil, draws: Int = 20_000
    ) {
      self.unit = unit
      self.time = time
      self.firstTreated = firstTreated
      self.outcome = outcome
      self.covariates = covariates
      self.cluster = cluster
      self.estimator = estimator
      self.options = options
      self.aggregate = aggregate
      self.draws = draws
    }

    /// The columns it needs.
    public var columns: [ColumnTable.Column] {
      [ColumnTable.Column(unit), ColumnTable.Column(time), ColumnTable.Column(firstTreated, mayBeEmpty: true)]
        + ([outcome] + covariates).map { ColumnTable.Column($0, isNumber: true) }
        + [cluster].compactMap { $0 }.map { ColumnTable.Column($0) }
    }
  }

  /// Which figures are shown; the raw value is the name on the command line.
  public enum Aggregate: String, Sendable, Hashable, CaseIterable {
    /// Each cohort in each period.
    case cells = "att_gt"
    /// The average.
    case simple
    /// By time since treatment.
    case dynamic
    /// By cohort.
    case group
    /// By period.
    case calendar

    var kind: StaggeredAggregate.Kind? {
      switch self {
      case .cells: nil
      case .simple: .simple
      case .dynamic: .dynamic
      case .group: .group
      case .calendar: .calendar
      }
    }

    /// The estimators that give them.
    public var estimators: [StaggeredEstimator] {
      switch self {
      case .cells: [.callawaySantAnna]
      case .simple: StaggeredEstimator.allCases
      case .dynamic: [.callawaySantAnna, .sunAbraham, .imputation]
      case .group, .calendar: [.callawaySantAnna, .imputation]
      }
    }
  }

  /// Estimates.
  /// - Parameters:
  ///   - request: what is asked for.
  ///   - table: a table with its columns.
  ///   - random: where the draws of the band come from.
  /// - Returns: the figures, and what the reader has to know.
  /// - Throws: `ColumnTable.Failure` for cells that cannot be used, `EffectRefusal` when there is nothing to estimate.
  public static func run(
    _ request: Request, on table: ColumnTable, using random: inout SplitMix64
  ) throws -> EffectResult {
    let named = [request.unit, request.time, request.firstTreated, request.outcome] + request.covariates
    if let twice = named.indices.first(where: { named[..<$0].contains(named[$0]) }) {
      throw EffectRefusal.sameColumn(named[twice])
    }
    let reader = try StaggeredReader(request, table)
    var figures = StaggeredFigures(reader.panel, request, label: reader.calendar.label)
    var result = EffectResult()
    result.figures = figures.all(using: &random)
    if let line = table.openLine { result.notices.append(.openLine(line)) }
    if reader.panel.alwaysTreatedCount > 0 {
      result.notices.append(.alwaysTreated(reader.panel.alwaysTreatedCount))
    }
    result.notices += figures.notices
    return result
  }
}
