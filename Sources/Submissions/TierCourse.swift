/// One time on file of a pupil at a school, as its assessments show it.
///
/// A tier is an assessment, not a weekly value: a record counts as one when it names a day of assessment that the records
/// before do not have, or another tier than they do. All other records carry a tier forward and say nothing new of it.
public struct TierCourse: Sendable, Hashable {
  /// A tier with the day it was assessed.
  public struct Assessment: Sendable, Hashable {
    public var day: Day
    public var tier: Tier
    /// The longest time without a contact from this assessment to the next, or to the latest record, in days.
    public var longestSilence: Int32 = 0

    /// Creates the record from its parts.
    public init(day: Day, tier: Tier) {
      self.day = day
      self.tier = tier
    }
  }

  /// How the time on file ended.
  public enum End: Sendable, Hashable {
    /// It goes on; of the last day only is known that the pupil was on file.
    case onFile
    case released
    /// Transferred out, graduated or deceased.
    case left
  }

  public var school: SchoolCode
  public var firstDay: Day
  /// The day of leaving; of those on file that of the latest record.
  public var lastDay: Day
  public var end = End.onFile
  /// In order of day, one a day. The tier of a pupil assessed long before the first record is none of them: of those
  /// assessed with this pupil only who did not leave meanwhile could be seen.
  public var assessments: [Assessment] = []
  /// Records whose tier is carried forward.
  public var carriedForward = 0
  /// Assessments known by the changed tier only, counted on the day of the record.
  public var undated = 0
  private var tier: Tier?
  /// The latest day on which the school knew of the pupil.
  private var lastSeen: Day

  /// An assessment up to a week before the first record counts as made on that day: records are weekly.
  private static let daysBefore: Int32 = 7

  /// Creates a course that begins.
  public init(school: SchoolCode, firstDay: Day) {
    self.school = school
    self.firstDay = firstDay
    lastDay = firstDay
    lastSeen = firstDay
  }

  /// The times on file in a pupil's records at a school.
  /// - Parameters:
  ///   - records: the follow-ups in order of day, one a day.
  ///   - school: the school.
  /// - Returns: the courses in order of day.
  public static func all(_ records: [FollowUpBatch.Row], school: SchoolCode) -> [TierCourse] {
    var courses: [TierCourse] = []
    var isOnFile = false
    for record in records {
      if record.status.isOnFile, !isOnFile { courses.append(TierCourse(school: school, firstDay: record.date)) }
      if record.status.isOnFile {
        courses[courses.count - 1].add(record)
      } else if isOnFile {
        courses[courses.count - 1].lastDay = record.date
        courses[courses.count - 1].end = record.status == .released ? .released : .left
      }
      isOnFile = record.status.isOnFile
    }
    return courses
  }

  private mutating func add(_ record: FollowUpBatch.Row) {
    let (silentSince, known) = (lastSeen, assessments.count)
    lastDay = record.date
    if record.status.isContact { lastSeen = record.date }
    assess(record)
    // A record that tells of an assessment ends the silence before it on the day of that assessment.
    for index in assessments.indices.suffix(assessments.count > known ? 2 : 1) {
      let end = index + 1 < assessments.count ? assessments[index + 1].day : record.date
      let silence = end.rawValue - max(silentSince, assessments[index].day).rawValue
      assessments[index].longestSilence = max(assessments[index].longestSilence, silence)
    }
  }

  private mutating func assess(_ record: FollowUpBatch.Row) {
    guard let told = record.tier else { return }
    let earliest = assessments.last.map { $0.day.rawValue + 1 } ?? firstDay.rawValue - Self.daysBefore
    if let day = record.tierAssessed, day.rawValue >= earliest, day <= record.date {
      assessments.append(Assessment(day: max(day, firstDay), tier: told))
    } else if tier.map({ $0 != told }) ?? (record.tierAssessed == nil) {
      assessments.append(Assessment(day: record.date, tier: told))
      undated += 1
    } else {
      carriedForward += 1
    }
    tier = told
  }
}
