import Submissions

/// The school calendar of the city: terms, holidays and the weeks before examinations.
struct SchoolCalendar {
  let seed: UInt64

  /// What kind of day it is.
  enum DayKind {
    case holiday, nationalHoliday, ordinary, openingOfTerm, beforeExaminations

    /// How many events such a day has, as a multiple of the average day.
    var intensity: Double {
      switch self {
      case .holiday: 0.31
      case .nationalHoliday: 0.75
      case .ordinary: 1.18
      case .openingOfTerm: 1.28
      case .beforeExaminations: 1.38
      }
    }
  }

  /// The first day of the winter holiday of a year. The real one follows Spring Festival; it moves by days here, not by
  /// weeks, so that one February remains comparable with the next.
  func winterHoliday(_ year: Int) -> ClosedRange<Day> {
    var generator = CityGenerator(seed: seed, .calendar, year)
    let first = Month(year: year, month: 1).firstDay.advanced(by: 20 + generator.integer(-2...2))
    return first...first.advanced(by: 28)
  }

  /// What kind of day it is.
  func kind(of day: Day) -> DayKind {
    let (year, month, date) = day.parts
    switch (month, date) {
    case (7, 4...), (8, _): return .holiday
    case (1, _), (2, _):
      let holiday = winterHoliday(year)
      if holiday.contains(day) { return .holiday }
      return day < holiday.lowerBound && date > 5 ? .beforeExaminations : .ordinary
    case (5, 1...5), (10, 1...7): return .nationalHoliday
    case (9, ...14), (3, ...7): return .openingOfTerm
    case (5, _), (6, ...10), (11, 8...17): return .beforeExaminations
    default: return .ordinary
    }
  }

  /// Whether schools teach on the day.
  func isHoliday(_ day: Day) -> Bool { kind(of: day) == .holiday }

  /// The running total of the intensities of a month's days.
  func runningIntensity(of month: Month) -> [Double] {
    var total = 0.0
    return (0..<month.dayCount).map { offset in
      total += kind(of: month.firstDay.advanced(by: offset)).intensity
      return total
    }
  }
}
