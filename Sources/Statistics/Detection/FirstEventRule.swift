/// An event after a long time without one: a rule and no test, for events so grave that one is enough.
///
/// A period is an alarm when it has an event and none is known of in the `periods` periods before. Periods that are not
/// known do not hide the alarm. There is no expected count and no p-value.
///
/// Source: ours.
public struct FirstEventRule: Detector {
  /// How to look.
  public struct Options: Sendable, Hashable {
    /// The periods without an event.
    public var periods: Int

    /// Creates options.
    public init(periods: Int = 12) { self.periods = periods }
  }

  /// How to look.
  public let options: Options

  /// Creates a rule.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard (1...10_000).contains(options.periods) else { throw DetectorOptionError("periods", options.periods) }
    self.options = options
  }

  /// Looks at some periods of a series; each needs one known period among those before.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= series.counts.count, "\(range) of \(series.counts.count) periods")
    return range.map { time in
      var result = DetectorResult(time: time, observed: series.counts[time])
      let before = series.counts[max(0, time - options.periods)..<time].compactMap { $0 }
      guard !before.isEmpty else {
        result.refusal =
          time == 0 ? .shortHistory(periods: 0, wanted: 1) : .tooFewKnown(periods: 0, wanted: 1)
        return result
      }
      result.alarm = series.counts[time].map { $0 > 0 && before.allSatisfy { $0 == 0 } }
      return result
    }
  }
}
