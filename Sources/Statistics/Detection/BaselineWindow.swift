/// Which earlier periods a period is compared with, and the season of each, as offsets from it: one period back is −1.
///
/// The reference periods are those at most `halfWindow` away from the same time of each of `years` earlier years; the
/// latest `excludeRecent` periods are left out, lest an outbreak that has begun raise its own expectation. With more than
/// one level every period from the first reference period on is used: the windows are level 0, and what lies between two
/// windows is cut into `levels` − 1 zones as equal as can be, the longer ones first. For 52 weeks, a half-window of 3 and
/// 10 levels these are Noufaily's: 7 weeks and nine times 5.
///
/// Source: Farrington et al. (1996), §3.2; Noufaily et al. (2013), §3.3.
struct BaselineWindow: Sendable, Hashable {
  /// Consecutive periods of one level.
  struct Segment: Sendable, Hashable {
    /// The first period's offset.
    var offset: Int
    /// The number of periods.
    var count: Int
    /// The level.
    var level: Int
  }

  /// The segments in order of time.
  let segments: [Segment]
  /// The number of levels.
  let levelCount: Int
  /// The number of periods between one segment and the next.
  let gap: Int

  /// Creates a window, or says why a year is too short for it.
  init(
    years: Int, halfWindow: Int, levels: Int, excludeRecent: Int, frequency: Int
  ) throws(DetectorRefusal) {
    let width = 2 * halfWindow + 1
    let wanted = width + levels - 1
    guard frequency >= wanted else { throw .shortYear(periods: frequency, wanted: wanted) }
    var lengths = [width]
    if levels > 1 {
      let (quotient, remainder) = (frequency - width).quotientAndRemainder(dividingBy: levels - 1)
      lengths += (1..<levels).map { quotient + ($0 <= remainder ? 1 : 0) }
    }
    var segments: [Segment] = []
    // The year of the tested period itself comes last: only what is older than `excludeRecent` remains of it.
    for year in (0...years).reversed() {
      var offset = -year * frequency - halfWindow
      for (level, length) in lengths.enumerated() {
        let count = min(length, -excludeRecent - offset)
        if count > 0 { segments.append(Segment(offset: offset, count: count, level: level)) }
        offset += length
      }
    }
    self.segments = segments
    self.levelCount = levels
    self.gap = levels > 1 ? 0 : frequency - width
  }

  /// The number of reference periods.
  var count: Int { segments.reduce(0) { $0 + $1.count } }
  /// How many periods back the first reference period lies.
  var reach: Int { -(segments.first?.offset ?? 0) }
}
