import Foundation
import LinearAlgebra

/// A quasi-Poisson model of several units' counts: unit effects, one season, one linear trend, exposure as offset.
///
///     log E(count[u][t]) = log exposure[u][t] + unit[u] + season[(firstSeason + t) mod frequency] + trend · t
///
/// Its use is the dispersion φ (variance over mean, never below 1) and the trend that the same-period test assumes away.
/// The season is free for each time of year when the data span two full cycles and the frequency is at most 12;
/// otherwise it is one harmonic. The trend needs two full cycles. What the data cannot tell apart falls back to the next
/// simpler season; `season` and `hasTrend` say what was fitted.
///
/// Units, and times of year, without any event are left out: they would be fitted exactly, and would only pretend to
/// small variation.
///
/// Checked against: Tests/Fixtures/detection/glm_expected.csv.
public struct SeasonalPanel: Sendable {
  /// How to fit.
  public struct Options: Sendable, Hashable {
    /// The fewest residual degrees of freedom with which a dispersion is worth anything.
    public var minimumDegreesOfFreedom: Int

    /// Creates options; with 5 degrees of freedom the estimate's own coefficient of variation is already √(2/5) = 63 %.
    public init(minimumDegreesOfFreedom: Int = 5) {
      self.minimumDegreesOfFreedom = minimumDegreesOfFreedom
    }
  }

  /// How the time of year entered.
  public enum Season: Sendable, Hashable, CaseIterable {
    /// A free effect for each time of year.
    case levels
    /// One sine wave a year.
    case harmonic
    /// None.
    case none
  }

  /// φ = max(1, Pearson's χ²/(n − p)).
  public let dispersion: Double
  /// The trend of the log rate per period; 0 without a trend.
  public let trendPerPeriod: Double
  /// Its standard error, with φ as estimated and never below 1; 0 without a trend.
  public let trendStandardError: Double
  /// n − p.
  public let residualDegreesOfFreedom: Int
  /// Whether a trend was fitted.
  public let hasTrend: Bool
  /// How the time of year entered.
  public let season: Season
  /// The number of units with an event.
  public let unitCount: Int

  /// Fits the model.
  /// - Parameters:
  ///   - counts: one row per unit, one value per period; nil where nothing is known.
  ///   - exposures: the same shape; a cell without exposure is skipped.
  ///   - firstSeason: the time of year of period 0, counted from 0.
  ///   - frequency: periods in a year; 1 means that there is no season.
  ///   - options: the least history.
  /// - Throws: `FitError` when there is no event, too little history, or a value that cannot be.
  /// - Precondition: counts and exposures have one shape; `frequency` ≥ 1.
  public static func fit(
    counts: [[Int?]], exposures: [[Double?]], firstSeason: Int, frequency: Int, options: Options = Options()
  ) throws(FitError) -> SeasonalPanel {
    precondition(frequency >= 1, "frequency \(frequency)")
    precondition(counts.map(\.count) == exposures.map(\.count), "counts and exposures differ in shape")
    let observations = try observations(counts, exposures, firstSeason: firstSeason, frequency: frequency)
    guard let first = observations.map(\.time).min(), let last = observations.map(\.time).max() else {
      throw .noEvents
    }
    let hasTwoCycles = last - first + 1 >= 2 * frequency
    var candidates: [(Season, Bool)] = [(.none, hasTwoCycles), (.none, false)]
    if frequency > 1 { candidates = [(.harmonic, hasTwoCycles), (.harmonic, false)] + candidates }
    if frequency > 1, frequency <= 12, hasTwoCycles { candidates.insert((.levels, true), at: 0) }
    var failure = FitError.noEvents
    for (season, hasTrend) in candidates {
      do {
        return try SeasonalPanel(observations, season, hasTrend: hasTrend, frequency: frequency, options: options)
      } catch {
        // The simplest model's complaint is the one to report: it is what is missing at least.
        failure = error
        switch error {
        case .collinear, .tooFewObservations, .notConverged: continue
        case .noEvents, .invalidValue, .tooLarge: throw error
        }
      }
    }
    throw failure
  }

  private struct Observation {
    var unit: Int
    var time: Int
    var season: Int
    var count: Int
    var exposure: Double
  }

  /// The cells with count and exposure, of units that have an event.
  private static func observations(
    _ counts: [[Int?]], _ exposures: [[Double?]], firstSeason: Int, frequency: Int
  ) throws(FitError) -> [Observation] {
    var result = [Observation]()
    for (unit, row) in counts.enumerated() {
      var cells = [Observation]()
      for (time, count) in row.enumerated() {
        guard let count, let exposure = exposures[unit][time] else { continue }
        guard count >= 0 else { throw .invalidValue(Double(count)) }
        guard exposure > 0, exposure.isFinite else { throw .invalidValue(exposure) }
        let season = ((firstSeason + time) % frequency + frequency) % frequency
        cells.append(Observation(unit: unit, time: time, season: season, count: count, exposure: exposure))
      }
      if cells.contains(where: { $0.count > 0 }) { result += cells }
    }
    return result
  }

  private init(
    _ all: [Observation], _ season: Season, hasTrend: Bool, frequency: Int, options: Options
  ) throws(FitError) {
    let eventful = Set(all.filter { $0.count > 0 }.map(\.season))
    let rows = season == .levels ? all.filter { eventful.contains($0.season) } : all
    let units = Set(rows.map(\.unit)).sorted()
    let levels = season == .levels ? Array(eventful.sorted().dropFirst()) : []
    let columnCount = units.count + levels.count + (season == .harmonic ? 2 : 0) + (hasTrend ? 1 : 0)
    let degrees = rows.count - columnCount
    guard degrees >= options.minimumDegreesOfFreedom else {
      throw .tooFewObservations(residualDegreesOfFreedom: degrees, wanted: options.minimumDegreesOfFreedom)
    }
    guard rows.count * columnCount <= 50_000_000 else { throw .tooLarge(rows: rows.count, columns: columnCount) }

    let unitColumn = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let levelColumn = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, units.count + $0) })
    let center = rows.reduce(0.0) { $0 + Double($1.time) } / Double(rows.count)
    var matrix = Matrix(rowCount: rows.count, columnCount: columnCount)
    for (index, row) in rows.enumerated() {
      if let column = unitColumn[row.unit] { matrix[index, column] = 1 }
      if let column = levelColumn[row.season] { matrix[index, column] = 1 }
      if season == .harmonic {
        let angle = 2 * Double.pi * Double(row.season) / Double(frequency)
        matrix[index, units.count] = cos(angle)
        matrix[index, units.count + 1] = sin(angle)
      }
      // In years from the middle, so that the column is as large as the others.
      if hasTrend { matrix[index, columnCount - 1] = (Double(row.time) - center) / Double(frequency) }
    }
    let model = try GeneralizedLinearModel.fit(
      modelMatrix: matrix, response: rows.map { Double($0.count) }, offset: rows.map { log($0.exposure) })
    self.dispersion = max(1, model.dispersion)
    self.residualDegreesOfFreedom = degrees
    self.hasTrend = hasTrend
    self.season = season
    self.unitCount = units.count
    let last = columnCount - 1
    self.trendPerPeriod = hasTrend ? model.coefficients[last] / Double(frequency) : 0
    let variance = hasTrend ? self.dispersion * model.unscaledCovariance[last, last] : 0
    self.trendStandardError = variance.squareRoot() / Double(frequency)
  }
}
