import Submissions

/// Finds pupils whose note (情况记录) reads the same week after week.
enum RepeatedNotes {
  /// Looks for the longest run of each pupil.
  /// - Parameters:
  ///   - order: the positions of the rows, by pupil and day.
  ///   - rows: the rows.
  ///   - places: where each row stands, with the fingerprint of its note.
  /// - Returns: for each pupil with a run of two weeks or more the last row of the longest, and its weeks.
  static func find(
    _ order: [Int], _ rows: [FollowUpBatch.Row], _ places: [FollowUpsReader.Place]
  ) -> [(row: Int, weeks: Int)] {
    var found: [(row: Int, weeks: Int)] = []
    var longest: (row: Int, weeks: Int)?
    var weeks = 1
    for (before, index) in zip(order, order.dropFirst()) {
      if rows[before].pupil != rows[index].pupil {
        if let longest { found.append(longest) }
        (longest, weeks) = (nil, 1)
        continue
      }
      guard places[index].note != 0, places[before].note == places[index].note else {
        weeks = 1
        continue
      }
      // A second record of one week neither adds to the run nor ends it.
      let gap = rows[index].date.monday.rawValue - rows[before].date.monday.rawValue
      if gap > 7 { weeks = 1 }
      if gap == 7 { weeks += 1 }
      if weeks > max(1, longest?.weeks ?? 1) { longest = (index, weeks) }
    }
    if let longest { found.append(longest) }
    return found
  }
}
