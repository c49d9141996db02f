import CDistributions
import Foundation
import LinearAlgebra

/// Trend, season and covariates fitted to the periods before one of a series.
///
/// The quasi-Poisson score of the kept counts, with two aids without which a short or empty history has no answer: half an
/// event more than seen, spread like the fit itself, and the penalty ½ · ½ b² on every coefficient but the first. Complexity:
/// periods · coefficients² per step.
///
/// Where a count lies at the edge of what is left out, the equations have more than one solution, some tenths of a standard
/// error apart; the way from the half-year's first fit decides. When a count has just changed sides, the two steps of a
/// period have not yet arrived.
struct TemplateFit {
  /// What is expected of one period.
  struct Prediction {
    /// The expected count, and that of the period before; nil where its exposure or covariates are not known.
    var mean: Double
    var previousMean: Double?
    /// Variance over mean φ.
    var dispersion: Double
    /// The variance of the estimate of log φ.
    var dispersionVariance: Double
    /// The variance of the logarithm of both means' sum.
    var logVariance: Double
    /// The change of the log mean per period.
    var trend: Double

    func test(_ shape: TwoPeriodTest.Shape) -> TwoPeriodTest {
      TwoPeriodTest(
        previousMean: previousMean, mean: mean, dispersion: dispersion, logVariance: logVariance,
        dispersionVariance: dispersionVariance, shape: shape)
    }
  }

  /// The penalty on every coefficient but the first: a prior standard deviation of √(2φ).
  static let penalty = 0.5
  /// The events added to those seen.
  static let extraEvents = 0.5

  let options: TemplateScan.Options
  let trimmingQuantile: Double
  let frequency: Int
  /// The number of coefficients.
  let order: Int
  /// −1 where not known.
  let counts: [Double]
  /// log e; 0 where not known, since the count is then not known either.
  let offsets: [Double]
  /// The design row of each period, filled up with zeros to `blocks` times four values.
  let design: [SIMD4<Double>]
  let blocks: Int
  /// Whether exposure and covariates are known.
  private let isDescribed: [Bool]
  /// The number of known counts before each period.
  private let knownBefore: [Int]

  /// The number of periods fitted.
  private(set) var time = 0
  var coefficients: [Double]
  var dispersion = 1.0
  /// The variance of the estimate of log φ.
  var dispersionVariance = 0.0
  /// The expected count of each period.
  var means: [Double]
  /// The change of each period's log mean in the latest step.
  var changes: [Double]
  /// Which periods are fitted, and the count each is compared with.
  var kept: [Bool]
  var targets: [Double]
  /// What is known of each count below its limit, and the mean and φ for which it was computed.
  var cuts: [TruncatedCounts]
  var cutMeans: [Double]
  var cutDispersions: [Double]
  /// The information at the latest step, factorised.
  var latest: Cholesky?

  init(_ series: CountSeries, options: TemplateScan.Options) {
    self.options = options
    trimmingQuantile = options.trimming > 0 ? tidemark_normal_quantile(1 - options.trimming) : .infinity
    frequency = series.frequency
    let columns = series.covariates.compactMap(TemplateFit.scaled)
    let seasonal = frequency >= 4
    order = (seasonal ? 4 : 2) + columns.count
    let length = series.counts.count
    blocks = (order + 3) / 4
    var design: [SIMD4<Double>] = []
    design.reserveCapacity(length * blocks)
    var isDescribed = [Bool](repeating: true, count: length)
    var offsets = [Double](repeating: 0, count: length)
    for time in 0..<length {
      let year = Double(time) / Double(frequency)
      var row = [1, year]
      if seasonal { row += [cos(2 * .pi * year), sin(2 * .pi * year)] }
      for column in columns {
        row.append(column[time] ?? 0)
      }
      if series.covariates.contains(where: { $0[time] == nil }) { isDescribed[time] = false }
      row += [Double](repeating: 0, count: 4 * blocks - order)
      for block in 0..<blocks { design.append(SIMD4(row[4 * block..<4 * block + 4])) }
      if let exposures = series.exposures {
        if let exposure = exposures[time] { offsets[time] = log(exposure) } else { isDescribed[time] = false }
      }
    }
    self.design = design
    self.isDescribed = isDescribed
    self.offsets = offsets
    counts = zip(series.counts, isDescribed).map { count, isDescribed in isDescribed ? count.map(Double.init) ?? -1 : -1
    }
    var known = 0
    knownBefore =
      counts.map { count in
        defer { known += count >= 0 ? 1 : 0 }
        return known
      } + [known]
    coefficients = [Double](repeating: 0, count: order)
    means = [Double](repeating: 0, count: length)
    changes = means
    kept = [Bool](repeating: false, count: length)
    targets = means
    cuts = [TruncatedCounts](repeating: .whole, count: length)
    cutMeans = means
    cutDispersions = means
  }

  /// A covariate moved to begin at 0 and scaled to a range of 1; nil when it never varies.
  private static func scaled(_ covariate: [Double?]) -> [Double?]? {
    let known = covariate.compactMap { $0 }
    guard let least = known.min(), let most = known.max(), most > least else { return nil }
    return covariate.map { $0.map { ($0 - least) / (most - least) } }
  }

  /// What is expected of a period, from the periods before it.
  mutating func prediction(_ time: Int) -> Result<Prediction, DetectorRefusal> {
    let history = max(0, time - options.guardPeriods)
    let wanted = options.minimumYears * frequency
    guard knownBefore[history] >= wanted else {
      return .failure(
        history < wanted
          ? .shortHistory(periods: history, wanted: wanted)
          : .tooFewKnown(periods: knownBefore[history], wanted: wanted))
    }
    guard isDescribed[time] else { return .failure(.noExposure) }
    guard fit(before: history) else { return .failure(.noBaseline(periods: knownBefore[history])) }
    let mean = expected(time)
    let previous = time > 0 && isDescribed[time - 1] ? expected(time - 1) : nil
    let (shift, levelVariance) = options.localLevel ? localLevel() : (0, 0)
    guard mean > 1e-12, mean < 1e15, previous ?? 1 > 1e-12, previous ?? 1 < 1e15 else {
      return .failure(.noBaseline(periods: knownBefore[history]))
    }
    // The design row of the sum of both.
    let share = mean / (mean + (previous ?? 0))
    let row = (0..<order).map { share * value(time, $0) + (previous == nil ? 0 : (1 - share) * value(time - 1, $0)) }
    return .success(
      Prediction(
        mean: mean * exp(shift), previousMean: previous.map { $0 * exp(shift) }, dispersion: dispersion,
        dispersionVariance: dispersionVariance, logVariance: dispersion * quadratic(row) + levelVariance,
        trend: coefficients[1] / Double(frequency)))
  }

  /// Fits the periods before one; false when the fit does not settle.
  ///
  /// It starts at the fit before the previous period, twice a year from nothing, and in between always takes that way.
  private mutating func fit(before history: Int) -> Bool {
    guard history != time else { return true }
    let spacing = max(1, frequency / 2)
    let anchor = max(history / spacing * spacing, firstFitted)
    if time < anchor || time > history {
      guard start(before: anchor) else { return false }
    }
    while time < history {
      time += 1
      means[time - 1] = expected(time - 1)
      trim(masksPairs: true)
      // A second step changes nothing that the next period's would not.
      guard step() != nil else { return failed() }
    }
    return true
  }

  private mutating func failed() -> Bool {
    time = 0
    return false
  }

  /// The first number of periods that can be fitted.
  private var firstFitted: Int {
    knownBefore.firstIndex { $0 >= options.minimumYears * frequency } ?? counts.count
  }

  /// The rate to which counts are cut for the very first fit, twice that which a twentieth of the periods exceed, and at
  /// least one does: a slip of the keyboard among the counts would pull mean and φ so far up that nothing is left out later.
  private func firstBound(_ time: Int) -> Double {
    let rates = (0..<time).filter { counts[$0] >= 0 }.map { counts[$0] / exp(offsets[$0]) }.sorted()
    return 2 * rates[max(0, min(rates.count * 95 / 100, rates.count - 2))]
  }

  /// Fits the periods before one from nothing.
  private mutating func start(before time: Int) -> Bool {
    self.time = time
    // Nothing of earlier fits may be left, those of later periods included.
    for t in cutMeans.indices { cutMeans[t] = -1 }
    var (events, exposure) = (TemplateFit.extraEvents, 0.0)
    let bound = firstBound(time)
    for t in 0..<time {
      kept[t] = counts[t] >= 0
      targets[t] = min(counts[t], max(1, bound * exp(offsets[t])))
      if kept[t] { (events, exposure) = (events + targets[t], exposure + exp(offsets[t])) }
    }
    for j in 1..<order { coefficients[j] = 0 }
    coefficients[0] = log(events / exposure)
    update()
    for _ in 0..<15 {
      guard let change = step() else { return failed() }
      if change < 1e-3 { break }
    }
    startDispersion()
    for round in 0..<TemplateFit.rounds {
      trim(masksPairs: round >= TemplateFit.rounds - TemplateFit.maskedRounds)
      for _ in 0..<3 {
        guard let change = step() else { return failed() }
        if change < 1e-3 { break }
      }
    }
    return true
  }

  private func value(_ t: Int, _ column: Int) -> Double { design[t * blocks + column / 4][column % 4] }

  /// The expected count of a period.
  private func expected(_ t: Int) -> Double {
    exp((0..<order).reduce(offsets[t]) { $0 + coefficients[$1] * value(t, $1) })
  }

  private func quadratic(_ row: [Double]) -> Double {
    let solved = latest?.solve(Matrix(rowCount: order, columnCount: 1, elements: row)).elements
    return zip(row, solved ?? []).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
