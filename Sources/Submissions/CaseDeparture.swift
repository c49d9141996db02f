/// A record by which a pupil left a school's file for good (转出, 毕业, 死亡), beside what came after it.
public struct CaseDeparture: Sendable, Hashable {
  /// The first record that tells it; the same told again is no other departure.
  public var day: Day
  public var status: CaseStatus
  /// Whether a later record does not fit it: of a death any other state, of a pupil who left 在册 or 失联 without 转入 or
  /// 重新建档. A pupil who graduated may go on in the next stage of the same school.
  public var isContradicted: Bool

  /// The departures in a pupil's records at a school.
  /// - Parameter records: the follow-ups in order of day, one a day.
  /// - Returns: the departures in order of day.
  public static func all(_ records: [FollowUpBatch.Row]) -> [CaseDeparture] {
    var departures: [CaseDeparture] = []
    for (index, record) in records.enumerated() where record.status.isDeparture {
      guard index == 0 || records[index - 1].status != record.status else { continue }
      let next = records[index...].first { $0.status != record.status }
      let isContradicted =
        switch (record.status, next?.status) {
        case (_, nil): false
        case (.deceased, _): true
        case (.graduated, .open), (.graduated, .lost): next?.stage == record.stage
        case (_, .open), (_, .lost): true
        default: false
        }
      departures.append(CaseDeparture(day: record.date, status: record.status, isContradicted: isContradicted))
    }
    return departures
  }
}

extension CaseStatus {
  /// Whether the pupil leaves the school's file and does not come back by a mere 在册.
  public var isDeparture: Bool { self == .transferredOut || self == .graduated || self == .deceased }
}
