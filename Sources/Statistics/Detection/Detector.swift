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
  /// - Parameters:
  ///   - series: the counts.
  ///   - range: the periods tested; of a shorter series, those that it has.
  /// - Returns: for each series, one result per period of the range that it has.
  public func detect(_ series: [CountSeries], in range: Range<Int>) -> [[DetectorResult]] {
    [[DetectorResult]](unsafeUninitializedCapacity: series.count) { buffer, count in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: series.count) { index in
        let own = range.clamped(to: 0..<series[index].counts.count)
        slots.initializeElement(at: index, to: detect(series[index], in: own))
      }
      count = series.count
    }
  }
}
