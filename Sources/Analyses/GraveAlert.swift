public import Submissions

/// A grave event in a district that had none for long. This is a rule and no test: whatever the statistics say, it calls
/// for a look.
public struct GraveAlert: Sendable, Hashable {
  /// Hash of indicator, unit, month and method.
  public var id: String
  public var unit: Unit
  /// The month's grave events.
  public var count: Int
  /// The last month before with one; absent: there is none on record.
  public var lastBefore: Month?
  /// The months without one that the rule asks for.
  public var months: Int
  /// The months on record before this one; fewer than `months` when the records are young.
  public var recorded: Int

  /// Creates the record from its parts.
  public init(id: String, unit: Unit, count: Int, lastBefore: Month?, months: Int, recorded: Int) {
    self.id = id
    self.unit = unit
    self.count = count
    self.lastBefore = lastBefore
    self.months = months
    self.recorded = recorded
  }

  /// The districts that break a pause in this month.
  static func all(_ districts: [UnitHistory], month: Month, options: AnalysisOptions) -> [GraveAlert] {
    districts.compactMap { district in
      guard let count = district.months[month]?.grave, count > 0 else { return nil }
      let before = district.months.values.filter { $0.month < month }
      let last = before.filter { $0.grave ?? 0 > 0 }.map(\.month).max()
      let recorded = before.map(\.month).filter { $0.distance(to: month) <= options.graveMonths }.count
      guard recorded > 0, last.map({ $0.distance(to: month) > options.graveMonths }) ?? true else { return nil }
      return GraveAlert(
        id: Finding.id(.crisisEvents, district.unit, month, "grave-event"), unit: district.unit, count: count,
        lastBefore: last, months: options.graveMonths, recorded: recorded)
    }
  }
}
