public import Submissions

extension TierCrossTable {
  /// The first months of the terms. Schools begin on days of their own, in spring some weeks earlier, but tiers are assessed
  /// in these months, and the stock at the end of the month before is known.
  private static let termMonths = [3, 9]

  /// The days a report looks back to, in order: the last day before the term, and the end of the month before.
  /// - Parameters:
  ///   - month: the report's month.
  ///   - recordsBegin: the first month with follow-ups.
  /// - Returns: those at which the records tell who was on file; a month that begins a term has one such day.
  public static func starts(of month: Month, recordsBegin: Month?) -> [(since: Since, day: Day)] {
    guard let recordsBegin else { return [] }
    let before = month.advanced(by: -1)
    let term = termStart(of: month)
    return [(Since.term, term), (.lastMonth, before)].filter { since, last in
      last >= recordsBegin && (since == .lastMonth || last != before)
    }.map { ($0, $1.lastDay) }
  }

  /// The month before the term that a month belongs to; a holiday belongs to the term before it.
  public static func termStart(of month: Month) -> Month {
    var first = month
    while !termMonths.contains(first.monthOfYear) { first = first.advanced(by: -1) }
    return first.advanced(by: -1)
  }
}
