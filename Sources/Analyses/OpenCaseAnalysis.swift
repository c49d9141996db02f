public import Submissions

/// Pupils on file at the end of the month who need a look: long in a tier, without a contact for more than a week, or
/// out of contact.
public struct OpenCaseAnalysis: Sendable, Hashable {
  /// The last day of the month, or the day the report speaks from if that is before.
  public var day: Day
  /// Those in tiers 2 and 3 longest without a change, the longest first; at most `mostListed`.
  public var longest: [OpenCase]
  /// Those whose latest contact lies more than seven days back, the longest first.
  public var overdue: [OpenCase]
  /// Those of whom the latest record says that they cannot be reached, the longest without a contact first.
  public var lost: [OpenCase]
  /// The city, then the districts in order of name.
  public var units: [OpenCaseUnit]
  private var districtOf: [SchoolCode: String]

  /// A unit's pupils on file, and how many of them are overdue or out of contact.
  public struct OpenCaseUnit: Sendable, Hashable {
    public var unit: Unit
    public var onFile: Int
    public var overdue: Int
    public var lost: Int

    /// Creates the record from its parts.
    public init(unit: Unit, onFile: Int, overdue: Int, lost: Int = 0) {
      self.unit = unit
      self.onFile = onFile
      self.overdue = overdue
      self.lost = lost
    }
  }

  /// Pupils are to be followed up every week.
  public static let mostDays = 7
  static let mostListed = 20

  /// Sorts out who needs a look.
  /// - Parameters:
  ///   - cases: the pupils on file on the day.
  ///   - schools: the roster.
  ///   - day: the day.
  /// - Returns: nil without anybody on file.
  public init?(_ cases: [OpenCase], schools: [School], on day: Day) {
    guard !cases.isEmpty else { return nil }
    self.day = day
    let districtOf = Dictionary(schools.map { ($0.code, $0.district) }, uniquingKeysWith: { first, _ in first })
    self.districtOf = districtOf
    longest = Array(
      cases.filter { $0.tier ?? .general > .general }
        .sorted { ($0.tierSince, $0.school, $0.pseudonym) < ($1.tierSince, $1.school, $1.pseudonym) }
        .prefix(Self.mostListed))
    let bySilence = cases.sorted { $0.silence < $1.silence }
    let (overdue, lost) = (bySilence.filter { $0.isOverdue(on: day) }, bySilence.filter(\.isLost))
    (self.overdue, self.lost) = (overdue, lost)
    func unit(_ unit: Unit, _ isIn: (OpenCase) -> Bool) -> OpenCaseUnit {
      OpenCaseUnit(
        unit: unit, onFile: cases.count(where: isIn), overdue: overdue.count(where: isIn),
        lost: lost.count(where: isIn))
    }
    let districts = Set(cases.map { districtOf[$0.school] ?? "" }).sorted()
    units =
      [unit(.city) { _ in true }]
      + districts.map { name in unit(.district(name)) { (districtOf[$0.school] ?? "") == name } }
  }

  /// The pupils of a district's schools who are out of contact, the longest first.
  /// - Parameter district: the district's name.
  public func lost(in district: String) -> [OpenCase] { lost.filter { (districtOf[$0.school] ?? "") == district } }

  /// The overdue pupils of a district's schools, the longest first.
  /// - Parameter district: the district's name.
  public func overdue(in district: String) -> [OpenCase] {
    overdue.filter { (districtOf[$0.school] ?? "") == district }
  }
}

extension OpenCase {
  /// The order of lists: who was never reached, then the longest without a contact.
  fileprivate var silence: (Day, SchoolCode, String) { (lastContact ?? Day(rawValue: .min), school, pseudonym) }
}
