import Dispatch

/// A method that looks for abnormally high counts in a series, period by period.
public protocol Detector: Sendable {
  /// Tests some periods of a series; each is compared with what lies before it only.
  /// - Parameters:
  ///   - series: the counts.
  ///   - range: the periods tested, as indices of the series.
  /// - Returns: one result per period of the range, in order.
  /// - Precondition: `range` lies within the series.
  func detect(_ series: CountSeries, in range: Range<Int>) -> [DetectorResult]
}

extension Detector {
  /// Tests many series, spread over the cores; every series gets the result it would get alone.
  /// - Parameter series: the counts of each, and the periods tested as indices of the series.
  /// - Returns: for each series, one result per period of its range.
  /// - Precondition: each range lies within its series.
  public func detect(_ series: [(counts: CountSeries, range: Range<Int>)]) -> [[DetectorResult]] {
    [[DetectorResult]](unsafeUninitializedCapacity: series.count) { buffer, count in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: series.count) { index in
        slots.initializeElement(at: index, to: detect(series[index].counts, in: series[index].range))
      }
      count = series.count
    }
  }
}
