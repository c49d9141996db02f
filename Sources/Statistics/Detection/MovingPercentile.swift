/// The moving percentile: a count against a percentile of the counts of the same season of past years.
///
/// The bound is the percentile of the known counts of the same period of `years` earlier years and its `halfWindow`
/// neighbours either side; a count above it is an alarm, one that equals it is none. Of n counts in rising order,
/// x(1) … x(n), the percentile at P is
///
///     x(⌊h⌋) + (h − ⌊h⌋)(x(⌊h⌋ + 1) − x(⌊h⌋)),   h = 1 + (n − 1) P
///
/// which is Excel's PERCENTILE and type 7 of Hyndman & Fan (1996). The expected count is the median.
///
/// The rule of China's infectious-disease alert system, which takes weeks, two neighbours either side and three to five
/// years, and chooses P for each disease, between 50 and 90 %. It makes no claim on false alarms: without any change a
/// count lies above P80 about once in five times.
///
/// Source: Yang et al. (2011), on the China Infectious Diseases Automated-alert and Response System; Wang et al. (2017),
/// BMC Public Health 17:497, for five weeks of five years and the choice of P.
public struct MovingPercentile: Detector {
  /// How to test.
  public struct Options: Sendable, Hashable {
    /// How many earlier years to compare with.
    public var years: Int
    /// How many periods either side of the same time of year.
    public var halfWindow: Int
    /// P, as a fraction: 0.8 is P80.
    public var percentile: Double

    /// Creates options.
    public init(years: Int = 3, halfWindow: Int = 2, percentile: Double = 0.8) {
      self.years = years
      self.halfWindow = halfWindow
      self.percentile = percentile
    }
  }

  /// How to test.
  public let options: Options

  /// Creates a detector.
  /// - Throws: `DetectorOptionError` for the first option outside its range.
  public init(_ options: Options = Options()) throws(DetectorOptionError) {
    guard (1...1000).contains(options.years) else { throw DetectorOptionError("years", options.years) }
    guard (0...10_000).contains(options.halfWindow) else {
      throw DetectorOptionError("halfWindow", options.halfWindow)
    }
    guard (0...1).contains(options.percentile) else {
      throw DetectorOptionError("percentile", options.percentile)
    }
    self.options = options
  }

  /// Tests some periods of a series; each needs `years` years and `halfWindow` periods before it, one of them known.
  /// Counts that are not known are left out.
  public func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult] {
    let season = SameSeason(years: options.years, halfWindow: options.halfWindow, includeRecent: false)
    return range.map { time in
      var result = DetectorResult(time: time, observed: series.counts[time])
      switch season.counts(series, before: time) {
      case .failure(let refusal): result.refusal = refusal
      case .success(let counts):
        let sorted = counts.sorted()
        result.expected = percentile(sorted, 0.5)
        result.judge(upper: percentile(sorted, options.percentile))
      }
      return result
    }
  }

  private func percentile(_ sorted: [Int], _ probability: Double) -> Double {
    let position = Double(sorted.count - 1) * probability
    let below = min(Int(position), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    return Double(sorted[below]) + (position - Double(below)) * Double(sorted[above] - sorted[below])
  }
}
