public import Submissions

/// The pupils a school has to look at when the term opens (开学重点关注名单), by pseudonym.
public struct SummerWatch: Sendable, Hashable {
  /// The day of the list.
  public var day: Day
  /// All pupils on file that day.
  public var onFile: Int
  /// Those on file whose tier no form has told: the list cannot judge them.
  public var unknownTier: Int
  /// Sorted by district, school, tier with the gravest first, pseudonym.
  public var pupils: [Pupil]

  /// A pupil with what speaks for a look.
  public struct Pupil: Sendable, Hashable {
    public var district: String
    public var open: OpenCase
    /// The tier before the holiday; absent: not on file then, or not told.
    public var tierBefore: Tier?
    /// At least one.
    public var reasons: [Reason]
  }
  /// Why a pupil is on the list.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// In the gravest tier.
    case gravest
    /// In a graver tier than before the holiday.
    case movedUp
    /// Without a contact for more than seven days.
    case overdue
    /// The latest record says that the pupil cannot be reached.
    case lost
  }

  /// Makes the list.
  /// - Parameters:
  ///   - cases: the pupils on file on the day.
  ///   - before: those on file on the day before the holiday.
  ///   - districtOf: the district of each school.
  ///   - day: the day.
  init(_ cases: [OpenCase], before: [OpenCase], districtOf: [SchoolCode: String], on day: Day) {
    self.day = day
    onFile = cases.count
    unknownTier = cases.count { $0.tier == nil }
    let tiersBefore = Dictionary(
      before.compactMap { open in open.tier.map { (open.pseudonym, $0) } }, uniquingKeysWith: max)
    pupils = cases.compactMap { open in
      let earlier = tiersBefore[open.pseudonym]
      var reasons: [Reason] = []
      if open.tier == .gravest { reasons.append(.gravest) }
      if let tier = open.tier, let earlier, tier > earlier { reasons.append(.movedUp) }
      if open.isOverdue(on: day) { reasons.append(.overdue) }
      if open.isLost { reasons.append(.lost) }
      guard !reasons.isEmpty else { return nil }
      return Pupil(district: districtOf[open.school] ?? "", open: open, tierBefore: earlier, reasons: reasons)
    }.sorted { $0.place < $1.place }
  }

  /// How many pupils are on the list for a reason; one may have several.
  public func count(_ reason: Reason) -> Int { pupils.count { $0.reasons.contains(reason) } }
}

extension SummerWatch.Pupil {
  fileprivate var place: (String, SchoolCode, Int, String) {
    (district, open.school, -(open.tier?.rawValue ?? 0), open.pseudonym)
  }
}

extension OpenCase {
  /// Whether the latest contact lies more than seven days back, or there was none.
  func isOverdue(on day: Day) -> Bool {
    lastContact.map { $0.rawValue < day.rawValue - Int32(OpenCaseAnalysis.mostDays) } ?? true
  }
}
