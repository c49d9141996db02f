import Submissions
import Wording

extension CityTruth {
  /// What the follow-ups of a term hold, tracking sheets included.
  public struct TermTruth: Sendable, Hashable, Codable {
    /// The term as file names write it.
    public var term: String
    /// The last day of the term.
    public var end: String
    /// Pupils on file at the end, by their last record, by tier as forms write it.
    public var onFile: [String: Int] = [:]
    /// Files opened, and opened again.
    public var opened = 0
    public var reopened = 0
    /// Pupils taken over from another school, or from outside the city.
    public var transferredIn = 0
    public var released = 0
    public var transferredOut = 0
    public var graduated = 0
    public var deceased = 0
    /// Pupils nobody could reach at the end; they are on file.
    public var lost = 0
    /// Weeks on whose Monday a pupil was on file, in term and in holidays.
    public var weeksInTerm = 0
    public var weeksInHolidays = 0
    /// Those of them with a follow-up.
    public var trackedInTerm = 0
    public var trackedInHolidays = 0

    /// An empty count.
    init(_ term: SchoolTerm) {
      self.term = term.name
      end = term.days.upperBound.description
    }
  }
}

extension CityTruth.TermTruth {
  /// Counts one pupil's records at one school, from the first day on file to the end of the term.
  mutating func count(
    _ records: [CaseRecords.Record], of spell: SimulatedCase.Spell, term: SchoolTerm, calendar: SchoolCalendar
  ) {
    guard let last = records.last else { return }
    for record in records where term.days.contains(record.day) {
      switch record.status {
      case .reopened: reopened += 1
      case .transferredIn: transferredIn += 1
      case .released: released += 1
      case .transferredOut: transferredOut += 1
      case .graduated: graduated += 1
      case .deceased: deceased += 1
      case .withdrawn: break
      case .open, .lost: opened += record.day == spell.from ? 1 : 0
      }
    }
    if last.status.isOnFile {
      onFile[last.assessment.tier.label.zh, default: 0] += 1
      if last.status == .lost { lost += 1 }
    }
    countWeeks(records, of: spell, term: term, calendar: calendar)
  }

  private mutating func countWeeks(
    _ records: [CaseRecords.Record], of spell: SimulatedCase.Spell, term: SchoolTerm, calendar: SchoolCalendar
  ) {
    // On file on Monday: from the Monday after the first day to that of the last.
    let tracked = Set(records.map(\.day.monday))
    var monday = max(spell.from.monday.advanced(by: 7), term.days.lowerBound.advanced(by: 6).monday)
    let end = min(term.days.upperBound, spell.exit?.day ?? term.days.upperBound)
    while monday <= end {
      if calendar.isHoliday(monday) {
        weeksInHolidays += 1
        if tracked.contains(monday) { trackedInHolidays += 1 }
      } else {
        weeksInTerm += 1
        if tracked.contains(monday) { trackedInTerm += 1 }
      }
      monday = monday.advanced(by: 7)
    }
  }
}
