public import Submissions

/// Weekly follow-up through the holiday: of the pupils on file on Monday, those with a record from Monday to Sunday.
///
/// Only weeks that lie in the holiday as a whole count.
public struct SummerTracking: Sendable, Hashable {
  /// The city week by week.
  public var weeks: [TrackingAnalysis.Rate]
  /// The districts in order of name, each week by week.
  public var districtWeeks: [TrackingAnalysis.Rate]
  /// The districts over all weeks together: pupils times weeks.
  public var districts: [TrackingAnalysis.Rate]
  /// The city over the four weeks before the holiday together; absent when nobody was on file then.
  public var before: TrackingAnalysis.Rate?
  /// Schools with pupils on file in these weeks and not one follow-up, sorted by district and code: what they did is
  /// not known.
  public var silentSchools: [School]
  /// The day to which the records go; absent: not known.
  public var recordsEnd: Day?

  private static let weeksBefore = 4
  /// By how much the worst week may lie below the weeks before for the follow-up to count as held: 5 points, about what
  /// single weeks of an ordinary term vary by.
  static let mostLost = 0.05

  /// Of the weeks to whose end records go that with the lowest rate, the earliest of equal ones.
  public var lowest: TrackingAnalysis.Rate? {
    weeks.filter { $0.onFile > 0 && $0.isFinished }.min { ($0.rate ?? 0, $0.monday) < ($1.rate ?? 0, $1.monday) }
  }
  /// The highest weekly rate of these.
  public var highest: Double? { weeks.filter(\.isFinished).compactMap(\.rate).max() }
  /// Whether the records stop before the last week ends.
  public var isCutOff: Bool { weeks.last?.isFinished == false }
  /// Whether no record of any school has come.
  public var isSilent: Bool { weeks.allSatisfy { $0.tracked == 0 } }
  /// Whether the worst week kept up with the weeks before the holiday; absent where there is nothing to compare with, or
  /// where all weeks known kept up and the records do not go to the end.
  public var isHeld: Bool? {
    guard !isSilent, let before = before?.rate, let lowest = lowest?.rate else { return nil }
    let isHeld = lowest >= before - Self.mostLost
    return isHeld && isCutOff ? nil : isHeld
  }

  /// Counts the weeks.
  /// - Parameters:
  ///   - panel: the panel.
  ///   - summer: the summer.
  ///   - day: the last day that counts.
  /// - Returns: nil when no week is over, or nobody was on file in any.
  init?(_ panel: Panel, _ summer: Summer, through day: Day) {
    let first = summer.firstDay.advanced(by: 6).monday
    let mondays = stride(from: first.rawValue, through: day.rawValue - 6, by: 7).map(Day.init(rawValue:))
    guard !mondays.isEmpty else { return nil }
    let early = (1...Self.weeksBefore).reversed().map { summer.firstDay.monday.advanced(by: -7 * $0) }
    var city = mondays.map { TrackingAnalysis.Rate(unit: .city, monday: $0, onFile: 0, tracked: 0) }
    var before = TrackingAnalysis.Rate(unit: .city, monday: early[0], onFile: 0, tracked: 0)
    var districts: [String: [TrackingAnalysis.Rate]] = [:]
    silentSchools = []
    let byCode = Dictionary(panel.schools.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (code, weeks) in Dictionary(grouping: panel.trackingWeeks, by: \.school) {
      let name = byCode[code]?.district ?? ""
      var own = districts[name] ?? mondays.map { .init(unit: .district(name), monday: $0, onFile: 0, tracked: 0) }
      func count(_ monday: Day) -> (onFile: Int, tracked: Int) {
        let onFile = weeks.reduce(0) { $0 + ($1.monday <= monday ? $1.onFileChange : 0) }
        return (onFile, weeks.reduce(0) { $0 + ($1.monday == monday ? $1.tracked : 0) })
      }
      let counts = mondays.map(count)
      for (index, week) in counts.enumerated() {
        city[index].onFile += week.onFile
        city[index].tracked += week.tracked
        own[index].onFile += week.onFile
        own[index].tracked += week.tracked
      }
      for week in early.map(count) {
        before.onFile += week.onFile
        before.tracked += week.tracked
      }
      districts[name] = own
      if counts.contains(where: { $0.onFile > 0 }), counts.allSatisfy({ $0.tracked == 0 }), let school = byCode[code] {
        silentSchools.append(school)
      }
    }
    guard city.contains(where: { $0.onFile > 0 }) else { return nil }
    recordsEnd = panel.lastRecords.values.max()
    for index in city.indices {
      city[index].isFinished = recordsEnd.map { $0 >= city[index].monday.advanced(by: 6) } ?? true
    }
    weeks = city
    let sorted = districts.sorted { $0.key < $1.key }.map(\.value)
    districtWeeks = sorted.flatMap(\.self)
    self.districts = sorted.map { weeks in
      .init(
        unit: weeks[0].unit, monday: weeks[0].monday, onFile: weeks.reduce(0) { $0 + $1.onFile },
        tracked: weeks.reduce(0) { $0 + $1.tracked })
    }
    self.before = before.onFile > 0 ? before : nil
    silentSchools.sort { ($0.district, $0.code) < ($1.district, $1.code) }
  }
}

extension TrackingAnalysis.Rate {
  /// The share followed up; absent where nobody is on file.
  public var rate: Double? { onFile > 0 ? Double(tracked) / Double(onFile) : nil }
}
