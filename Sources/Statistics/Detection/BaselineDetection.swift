import CDistributions
import Foundation

/// What the two Farrington methods share: reference periods, the decision on the trend, refusals.
struct BaselineDetection {
  /// Which dispersion the uncertainty of the estimates is measured with.
  enum Uncertainty {
    /// Pearson's χ²/(n − p), for the variance of a prediction at least 1.
    case pearson
    /// Σ ω((y − μ)/μ)²/(n − p), the mean square of the working residuals.
    case workingResiduals
  }

  var years: Int
  var halfWindow: Int
  var levels = 1
  var excludeRecent: Int
  var reweightAbove: Double?
  /// The p-value below which a trend is kept; nil leaves it out.
  var trendP: Double?
  var usesExposures = false
  var minimumRecent: Int
  /// What stands for the bound where there are fewer recent events.
  var upperWithoutBound: Double?
  var uncertainty: Uncertainty
  /// The number of latest periods that `minimumRecent` looks at.
  static let recentPeriods = 4
  /// The years of history below which no trend is fitted.
  static let trendYears = 3

  /// Tests some periods of a series; `bound` turns a prediction and the observed count into a bound.
  func detect(
    _ series: CountSeries, in range: Range<Int>, bound: (CountPrediction, Int?) -> CountPrediction.Bound
  ) -> [DetectorResult] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= series.counts.count, "\(range) of \(series.counts.count) periods")
    var results = range.map { DetectorResult(time: $0, observed: series.counts[$0]) }
    let window: BaselineWindow
    do {
      window = try BaselineWindow(
        years: years, halfWindow: halfWindow, levels: levels, excludeRecent: excludeRecent,
        frequency: series.frequency)
    } catch {
      for index in results.indices { results[index].refusal = error }
      return results
    }
    let history = years * series.frequency
    for index in results.indices where results[index].time < history {
      results[index].refusal = .shortHistory(periods: results[index].time, wanted: history)
    }
    let data = BaselineData(series, usesExposures: usesExposures, lead: window.reach, trail: Lanes.scalarCount)
    let fitter = BaselineFitter(data, window: window)
    for start in stride(from: max(history - range.lowerBound, 0), to: results.count, by: Lanes.scalarCount) {
      let estimates = estimate(fitter, data, time: range.lowerBound + start)
      for lane in 0..<min(Lanes.scalarCount, results.count - start) {
        finish(&results[start + lane], series, estimates, lane, bound: bound)
      }
    }
    return results
  }

  /// What is expected in the tested periods of one block.
  private struct Estimates {
    var mean = Lanes.zero
    var logVariance = Lanes.zero
    var dispersion = Lanes.zero
    var slope = Lanes.zero
    var hasTrend = BaselineFitter.Mask(repeating: false)
    /// The known reference periods, those of the tested period's level, and the levels with one.
    var known = Lanes.zero
    var knownInLevel = Lanes.zero
    var levels = Lanes.zero
  }

  /// Fits with the trend, and without it where it is not kept.
  ///
  /// The trend is kept when it is significant and does not lead beyond the largest count that there was. Where the
  /// reference counts are fitted exactly the significance would be one of rounding errors, and there is no trend.
  private func estimate(_ fitter: BaselineFitter, _ data: BaselineData, time: Int) -> Estimates {
    var result = Estimates()
    if let trendP, years >= BaselineDetection.trendYears {
      fitter.fit(time: time, trend: true, reweightAbove: reweightAbove)
      read(fitter, data, time, trend: true, into: &result)
      let degrees = fitter.degreesOfFreedom(trend: true)
      let scale = residualScale(fitter, degrees)
      let ratio = fitter.slope * fitter.slope * fitter.slopeInformation / scale
      var kept = fitter.converged .& (degrees .>= 1) .& (result.mean .<= fitter.largestCount) .& (scale .> 1e-20)
      for lane in 0..<Lanes.scalarCount where kept[lane] {
        kept[lane] = studentTails(squared: ratio[lane], degreesOfFreedom: degrees[lane]) < trendP
      }
      result.hasTrend = kept
      if all(kept) { return result }
    }
    fitter.fit(time: time, trend: false, reweightAbove: reweightAbove)
    read(fitter, data, time, trend: false, into: &result)
    return result
  }

  /// Takes over a fit for the lanes without a trend.
  private func read(
    _ fitter: BaselineFitter, _ data: BaselineData, _ time: Int, trend: Bool, into result: inout Estimates
  ) {
    let degrees = fitter.degreesOfFreedom(trend: trend)
    let (mean, variance) = fitter.prediction(trend: trend)
    let isOpen = .!result.hasTrend
    result.mean.replace(with: mean * Lanes(data.exposures + data.lead + time), where: isOpen)
    let scale = uncertainty == .pearson ? dispersion(fitter, degrees) : residualScale(fitter, degrees)
    result.logVariance.replace(with: variance * scale, where: isOpen)
    result.dispersion.replace(with: dispersion(fitter, degrees), where: isOpen)
    result.slope = trend ? fitter.slope : result.slope
    result.known = fitter.observationCount
    result.knownInLevel = fitter.levels[0].known
    result.levels = fitter.levelCount
  }

  private func dispersion(_ fitter: BaselineFitter, _ degrees: Lanes) -> Lanes {
    larger(fitter.pearson / degrees, Lanes(repeating: 1))
  }

  /// The estimated dispersion by which the trend is judged; it may be below 1.
  private func residualScale(_ fitter: BaselineFitter, _ degrees: Lanes) -> Lanes {
    (uncertainty == .pearson ? fitter.pearson : fitter.relativeSquares) / degrees
  }

  /// P(|T| ≥ |t|) of Student's distribution.
  private func studentTails(squared: Double, degreesOfFreedom: Double) -> Double {
    let sum = degreesOfFreedom + squared
    return tidemark_beta_cdf(degreesOfFreedom / 2, 0.5, degreesOfFreedom / sum, squared / sum)
  }

  /// Writes one period's figures.
  private func finish(
    _ result: inout DetectorResult, _ series: CountSeries, _ estimates: Estimates, _ lane: Int,
    bound: (CountPrediction, Int?) -> CountPrediction.Bound
  ) {
    if usesExposures, series.exposures?[result.time] == nil {
      result.refusal = .noExposure
      return
    }
    let (known, levels) = (Int(estimates.known[lane]), Int(estimates.levels[lane]))
    guard estimates.knownInLevel[lane] > 0, known > levels else {
      result.refusal = .tooFewKnown(periods: known, wanted: levels + 1)
      return
    }
    let prediction = CountPrediction(
      mean: estimates.mean[lane], logVariance: estimates.logVariance[lane], dispersion: estimates.dispersion[lane])
    let found = bound(prediction, result.observed)
    result.expected = prediction.mean
    result.dispersion = prediction.dispersion
    result.pValue = found.pValue
    if estimates.hasTrend[lane] { result.trendCoefficient = estimates.slope[lane] }
    let recent = series.counts[max(0, result.time + 1 - BaselineDetection.recentPeriods)...result.time]
    let hasRecent = recent.reduce(0) { $0 + ($1 ?? 0) } >= minimumRecent
    result.upper = hasRecent ? found.upper : upperWithoutBound
    guard let observed = result.observed.map(Double.init) else { return }
    // Very dispersed counts can have a bound below their mean; what lies between the two is no rise.
    result.alarm = hasRecent && found.upper.map { observed > max($0, prediction.mean) } ?? false
    if let upper = found.upper, upper > prediction.mean {
      result.score = (observed - prediction.mean) / (upper - prediction.mean)
    }
  }
}
