import Submissions

/// A term of the city's schools with the holiday that follows it.
struct SchoolTerm: Hashable {
  /// Which half of a school year.
  enum Half: String {
    case autumn, spring
  }

  /// The calendar year the term begins in.
  var year: Int
  var half: Half
  /// From the first day of the term to the day before the next one, or to the end of the city's history.
  var days: ClosedRange<Day>

  /// The term as file names write it.
  var name: String { "\(year)-\(half.rawValue)" }
}

extension SchoolCalendar {
  /// The terms that a range of months touches, oldest first; the first and the last are cut to the range.
  func terms(from: Month, to: Month) -> [SchoolTerm] {
    var terms: [SchoolTerm] = []
    for year in (from.year - 1)...to.year {
      let spring = winterHoliday(year).upperBound.advanced(by: 1)
      let autumn = Month(year: year, month: 9).firstDay
      let next = winterHoliday(year + 1).upperBound
      for (half, first, last) in [
        (SchoolTerm.Half.spring, spring, autumn.advanced(by: -1)), (.autumn, autumn, next),
      ] where first <= to.lastDay && last >= from.firstDay {
        let days = max(first, from.firstDay)...min(last, to.lastDay)
        terms.append(SchoolTerm(year: year, half: half, days: days))
      }
    }
    return terms
  }
}
