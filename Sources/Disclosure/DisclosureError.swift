/// Why nothing may be published.
public enum DisclosureError: Error, Equatable, Sendable {
  /// A setting of a profile.
  public enum Setting: String, Sendable {
    case threshold, minimumDenominator, minimumContributors, unreliableBelow, extremeShare
  }
  /// A setting is laxer than any bureau may choose.
  case belowFloor(Setting, value: Double, floor: Double)
  /// A setting would leave nothing to say.
  case aboveCeiling(Setting, value: Double, ceiling: Double)
  /// Counts are rounded to multiples of 5 or not at all.
  case rounding(Int)
  /// Nobody has said how sensitive this indicator is.
  case unknownIndicator(String)
  /// The indicator counts neither persons nor events.
  case notPersonsOrEvents(String)
  /// A count is negative.
  case negativeCount(CellKey, Int)
  /// A school is said to have contributed more than the count, or less than nothing.
  case contribution(CellKey, Int)
  /// The same cell is given twice.
  case duplicate(CellKey)
  /// An equation, a rate or an earlier release speaks of a cell that is not given.
  case missingCell(CellKey)
  /// The parts of a total come to another number.
  case inconsistent(total: CellKey, value: Int, sumOfParts: Int)
  /// A share has more above the line than below it.
  case shareAboveOne(CellKey, count: Int, of: Int)
  /// A released bound does not hold for the count it was said of.
  case contradictsRelease(CellKey)
  /// A hidden count could not be shown to be protected.
  case unprotected(CellKey)
  /// The linear program did not come to an end; the solver's status.
  case solver(status: Int)
}

extension DisclosureError: CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .belowFloor(let setting, let value, let floor):
      "\(setting) is \(value); it has to be \(floor) or more"
    case .aboveCeiling(let setting, let value, let ceiling): "\(setting) is \(value); it has to be \(ceiling) or less"
    case .rounding(let value): "counts cannot be rounded to \(value); 1 (as they are) and 5 are possible"
    case .unknownIndicator(let name):
      "how sensitive \(name) is has not been decided, so nothing is published"
    case .notPersonsOrEvents(let name): "\(name) counts neither persons nor events; it has to be left out"
    case .negativeCount(let key, let count): "\(key) is \(count); a count cannot be negative"
    case .contribution(let key, let count): "\(key): a school's contribution of \(count) does not fit the count"
    case .duplicate(let key): "\(key) is given twice"
    case .missingCell(let key): "\(key) is spoken of but not given"
    case .inconsistent(let total, let value, let sum): "\(total) is \(value), but its parts come to \(sum)"
    case .shareAboveOne(let key, let count, let whole): "\(key) is \(count), more than the \(whole) it is a share of"
    case .contradictsRelease(let key):
      "\(key): what an earlier release told does not hold for the count recorded with it"
    case .unprotected(let key): "\(key) could not be shown to be protected, so nothing is published"
    case .solver(let status): "the linear program did not come to an end (status \(status)), so nothing is published"
    }
  }
}
