import Statistics

/// The methods compared on the weekly series.
public enum OutbreakMethod: String, Sendable, Hashable, CaseIterable {
  /// The template scan as it is by default.
  case templateScan = "template-scan"
  /// The template scan that knows the outbreaks' own shape.
  case templateScanLognormal = "template-scan-lognormal"
  /// Farrington flexible with the settings of Noufaily et al.
  case farringtonFlexible = "farrington-flexible"
  /// The test of two weeks with the true mean, dispersion and shape: what a method of its kind can reach.
  case oracle
  /// The test of one week with the true mean and dispersion.
  case oneWeekOracle = "oracle-one-week"

  /// The level at which the method alarms: that of the source for Farrington flexible, that of the template scan for all
  /// others.
  var level: Double { self == .farringtonFlexible ? 0.005 : TemplateScan.Options().alpha }

  /// Tests the last weeks of a series.
  /// - Parameter series: the series.
  /// - Returns: one test per tested week; nil where the method refuses.
  /// - Throws: when the method's options are refused.
  func tests(_ series: OutbreakSeries) throws -> [WeekTest?] {
    let range = OutbreakScenario.tested
    switch self {
    case .templateScan: return try scan(series, .robust)
    case .templateScanLognormal: return try scan(series, .lognormal)
    case .farringtonFlexible:
      return try FarringtonFlexible(noufaily).detect(Self.counts(series), in: range).map(Self.test)
    case .oracle:
      return range.map { test(Self.truth(series, $0), series, $0) }
    case .oneWeekOracle:
      return range.map { week in
        let truth = Self.truth(series, week)
        let p = truth.singlePValue(series.counts[week])
        let promised = truth.attainedSingleLevel(alpha: level)
        return WeekTest(pValue: p, singlePValue: p, promised: promised, singlePromised: promised)
      }
    }
  }

  private var noufaily: FarringtonFlexible.Options {
    FarringtonFlexible.Options(
      years: 5, halfWindow: 3, threshold: .nbPlugin, seasonalLevels: 10, excludeRecent: 26, alpha: level,
      reweightAbove: 2.58, trendP: 1)
  }

  private static func counts(_ series: OutbreakSeries) throws -> CountSeries {
    try CountSeries(counts: series.counts, frequency: 52)
  }

  private func scan(_ series: OutbreakSeries, _ shape: TwoPeriodTest.Shape) throws -> [WeekTest?] {
    var options = TemplateScan.Options()
    options.shape = shape
    let tests = try TemplateScan(options).tests(Self.counts(series), in: OutbreakScenario.tested)
    return zip(tests, OutbreakScenario.tested).map { fitted, week in fitted.map { test($0, series, week) } }
  }

  private static func truth(_ series: OutbreakSeries, _ week: Int) -> TwoPeriodTest {
    TwoPeriodTest(
      previousMean: series.means[week - 1], mean: series.means[week], dispersion: series.scenario.dispersion,
      shape: .lognormal)
  }

  private func test(_ test: TwoPeriodTest, _ series: OutbreakSeries, _ week: Int) -> WeekTest {
    WeekTest(
      pValue: test.pValue(previous: series.counts[week - 1], current: series.counts[week]),
      singlePValue: test.singlePValue(series.counts[week]), promised: test.attainedLevel(alpha: level),
      singlePromised: test.attainedSingleLevel(alpha: level))
  }

  private static func test(_ result: DetectorResult) -> WeekTest? {
    guard let p = result.pValue, let mean = result.expected, let upper = result.upper, let observed = result.observed,
      let dispersion = result.dispersion
    else { return nil }
    // What lies below the expectation is no alarm, whatever the bound.
    let limit = Int(max(upper, mean)) + 1
    let promised =
      dispersion > 1
      ? NegativeBinomial(size: mean / (dispersion - 1), odds: dispersion - 1).upperTail(limit)
      : Poisson(mean: mean).upperTail(limit)
    let shown = Double(observed) > mean ? p : 1
    return WeekTest(pValue: shown, singlePValue: shown, promised: promised, singlePromised: promised)
  }
}
