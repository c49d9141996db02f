/// Stands in until the template scan lands.
public struct TemplateScan: Sendable {
  /// How to test.
  public struct Options: Sendable, Hashable {
    /// Shape.
    public enum Shape: String, Sendable, Hashable, CaseIterable { case robust, lognormal }
    /// Shape.
    public var shape = Shape.robust
    /// Alpha.
    public var alpha = 0.005
    /// Creates.
    public init(shape: Shape = .robust) { self.shape = shape }
  }
  /// Options.
  public let options: Options
  /// Creates.
  public init(_ options: Options = Options()) throws(DetectorOptionError) { self.options = options }
  /// Tests.
  public func tests(_ series: CountSeries, in range: Range<Int>) -> [TwoPeriodTest?] {
    range.map { t in
      let near = stride(from: t - 52, to: 0, by: -52).flatMap { series.counts[max(0, $0 - 3)...$0 + 3].compactMap(\.self) }
      let mean = Double(near.reduce(0, +) + 1) / Double(near.count)
      return TwoPeriodTest(previousMean: mean, mean: mean, dispersion: 2, shape: options.shape)
    }
  }
}
