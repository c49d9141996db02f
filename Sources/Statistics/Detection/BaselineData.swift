import Foundation

/// What the fits need of every period of a series, so that no logarithm or root is left inside them.
///
/// Index 0 stands `lead` periods before the series begins, so that the window of its first period lies inside; periods
/// that are not known, and those outside the series, have `known` 0, and with it no weight.
final class BaselineData {
  typealias Column = UnsafeMutablePointer<Double>

  /// The number of periods before the series.
  let lead: Int
  /// 1 where count and exposure are known, otherwise 0.
  let known: Column
  /// The counts y.
  let counts: Column
  /// y^(2/3).
  let countPowers: Column
  /// The exposures; 1 without an offset.
  let exposures: Column
  /// exposure^(1/6).
  let exposureRoots: Column
  /// The mean μ the iterations start from, y + 0.1.
  let starts: Column
  /// The working response log μ − log exposure + (y − μ)/μ of the start, times μ.
  let startResponses: Column
  /// The part of half the deviance that does not depend on the model: y log(y / exposure) − y.
  let devianceParts: Column
  private let storage: Column

  /// Prepares a series.
  /// - Parameters:
  ///   - series: the counts.
  ///   - usesExposures: whether the exposures are an offset.
  ///   - lead: the number of periods before the series.
  ///   - trail: the number of periods behind it.
  init(_ series: CountSeries, usesExposures: Bool, lead: Int, trail: Int) {
    let length = lead + series.counts.count + trail
    storage = .allocate(capacity: 8 * length)
    storage.initialize(repeating: 0, count: 8 * length)
    self.lead = lead
    known = storage
    counts = storage + length
    countPowers = storage + 2 * length
    exposures = storage + 3 * length
    exposureRoots = storage + 4 * length
    starts = storage + 5 * length
    startResponses = storage + 6 * length
    devianceParts = storage + 7 * length
    exposures.update(repeating: 1, count: 2 * length)
    for (time, count) in series.counts.enumerated() {
      guard let exposure = usesExposures ? series.exposures?[time] : 1 else { continue }
      let index = lead + time
      exposures[index] = exposure
      exposureRoots[index] = cbrt(exposure.squareRoot())
      guard let count else { continue }
      let (y, logExposure) = (Double(count), log(exposure))
      known[index] = 1
      counts[index] = y
      countPowers[index] = cbrt(y * y)
      starts[index] = y + 0.1
      startResponses[index] = (y + 0.1) * (log(y + 0.1) - logExposure) - 0.1
      devianceParts[index] = (y > 0 ? y * (log(y) - logExposure) : 0) - y
    }
  }

  deinit { storage.deallocate() }
}
