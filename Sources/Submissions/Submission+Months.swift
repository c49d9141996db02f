extension Submission.Rows {
  /// The months the rows lie in, for forms that are kept from day to day and not by period.
  ///
  /// - Returns: the months in order; none for a form with a period or of the bureau's own.
  public var months: [Month] {
    let days: Set<Day> =
      switch self {
      case .enrolment(let rows): Set(rows.map(\.asOf))
      case .followups(let batch): batch.days
      case .acknowledgements(let rows): Set(rows.map(\.informed))
      case .conferences(let rows): Set(rows.map(\.held))
      case .roster, .tasks, .interventions, .counts, .events, .summary, .plans, .screening: []
      }
    return Set(days.map(\.month)).sorted()
  }
}

extension FollowUpBatch {
  /// The days with a contact, found without a set entry for each of millions of rows.
  fileprivate var days: Set<Day> {
    guard let first = rows.first?.date else { return [] }
    let (low, high) = rows.reduce((first, first)) { (min($0.0, $1.date), max($0.1, $1.date)) }
    var isSeen = [Bool](repeating: false, count: Int(high.rawValue - low.rawValue) + 1)
    for row in rows { isSeen[Int(row.date.rawValue - low.rawValue)] = true }
    return Set(isSeen.indices.filter { isSeen[$0] }.map { low.advanced(by: $0) })
  }
}
