import CDistributions
import Foundation
import LinearAlgebra

/// The pooled model fitted to the periods before one of a panel.
///
/// With ρ the districts' levels, β = (season effects γ, trend b), zₛ the row of period s for β, wₛ = exp(zₛβ), and e the
/// exposures, the expected count is μ = ρ e wₛ. The districts' levels have a closed form given β, so that Newton's method
/// runs over β alone, with the Schur complement of the information
///
///     S = Σ μ z zᵀ + penalty − Σ_d B_d B_dᵀ / A_d,   A_d = Σₛ μ + prior,   B_d = Σₛ μ zₛ
///
/// of order frequency + 1, however many districts there are. Complexity: cells + districts · frequency² per iteration.
struct PooledFit {
  let districtCount: Int
  let periodCount: Int
  let frequency: Int
  /// The order of S.
  let order: Int
  let options: Pooled.Options
  let trimmingQuantile: Double
  /// Counts and exposures, district after district; −1 and 0 where not known.
  let counts: [Double]
  let exposures: [Double]
  private let seasons: [Int]

  /// The number of periods fitted.
  private(set) var time = 0
  /// Season effects and trend per year.
  private var coefficients: [Double]
  var dispersion = 1.0
  /// The variance of the estimate of log φ.
  var dispersionVariance = 0.0
  var cityVariance = 0.0
  /// ρ and A for each district, and the level that all have in common.
  private var levels: [Double]
  private var levelInformation: [Double]
  private var priorLevel = 0.0
  /// 1 for a time of year with a kept cell, else 0; 0 for the trend.
  private var seen: [Double]
  /// B_d / A_d and S⁻¹ B_d / A_d, `order` values for each district, and the product of the two.
  private var ratios: [Double]
  private var solvedRatios: [Double]
  private var ratioSquares: [Double]
  /// S, and S⁻¹.
  private var schur: Matrix
  private var inverse: Matrix
  /// What each cell contributes: its exposure or 0 where it is trimmed or unknown, and the count made up for trimming.
  var kept: [Double]
  var targets: [Double]
  /// Var(count | kept) made up likewise, for the variance that all districts share.
  var targetVariances: [Double]
  /// wₛ and the time in years from the tested period.
  private var factors: [Double]
  private var years: [Double]

  init(_ panel: CountPanel, options: Pooled.Options) {
    districtCount = panel.counts.count
    periodCount = panel.periodCount
    frequency = panel.frequency
    order = frequency + 1
    self.options = options
    trimmingQuantile = options.trimming > 0 ? tidemark_normal_quantile(1 - options.trimming) : .infinity
    let cells = districtCount * periodCount
    var counts = [Double](repeating: 0, count: cells)
    var exposures = counts
    for (district, row) in panel.counts.enumerated() {
      for (time, count) in row.enumerated() {
        guard let exposure = panel.exposures.map({ $0[district][time] }) ?? 1 else { continue }
        exposures[district * periodCount + time] = exposure
        counts[district * periodCount + time] = count.map(Double.init) ?? -1
      }
    }
    self.counts = counts
    self.exposures = exposures
    seasons = (0..<periodCount).map(panel.season)
    coefficients = [Double](repeating: 0, count: order)
    seen = coefficients
    levels = [Double](repeating: 0, count: districtCount)
    levelInformation = levels
    ratioSquares = levels
    ratios = [Double](repeating: 0, count: districtCount * order)
    solvedRatios = ratios
    schur = Matrix(rowCount: order, columnCount: order)
    inverse = schur
    kept = [Double](repeating: 0, count: cells)
    targets = kept
    targetVariances = kept
    factors = [Double](repeating: 1, count: periodCount)
    years = factors
  }

  /// The number of known periods of a district among those fitted.
  func knownCount(_ district: Int) -> Int {
    let start = district * periodCount
    return (start..<start + time).reduce(0) { $0 + (isKnown($1) ? 1 : 0) }
  }

  func isKnown(_ cell: Int) -> Bool { exposures[cell] > 0 && counts[cell] >= 0 }

  /// Fits the model to the periods before one.
  ///
  /// The iterations start at none of the effects, so that a period gets the same bits whatever was fitted before.
  mutating func fit(before time: Int) throws(FitError) {
    self.time = time
    for j in 0..<order { coefficients[j] = 0 }
    for s in 0..<periodCount { years[s] = Double(s - time) / Double(frequency) }
    for district in 0..<districtCount { start(district) }
    // Nothing is known of φ until it is estimated.
    dispersionVariance = .infinity
    try settle()
    if let given = options.dispersion { (dispersion, dispersionVariance) = (given, 0) } else { startDispersion() }
    for _ in 0..<PooledFit.rounds {
      trim()
      try settle()
    }
    if options.cityShocks { estimateCityVariance() } else { cityVariance = 0 }
  }

  /// Takes in a district's counts for the first fit. A lone count above twice the district's second largest is cut to
  /// that: level, season and trend could follow it so closely that it would not stand out.
  private mutating func start(_ district: Int) {
    let cells = district * periodCount..<district * periodCount + time
    var (largest, second) = (0.0, 0.0)
    for cell in cells where isKnown(cell) {
      let rate = counts[cell] / exposures[cell]
      second = max(second, min(largest, rate))
      largest = max(largest, rate)
    }
    for cell in cells {
      let isKnown = isKnown(cell)
      kept[cell] = isKnown ? exposures[cell] : 0
      // At least 1, since a first event is no outbreak.
      targets[cell] = isKnown ? min(counts[cell], max(1, 2 * second * exposures[cell])) : 0
    }
  }

  /// Maximises the penalised likelihood of the kept cells.
  private mutating func settle() throws(FitError) {
    for _ in 0..<100 {
      let score = accumulate()
      let factor: Cholesky
      do { factor = try Cholesky(schur) } catch {
        switch error {
        case .notPositiveDefinite(let order): throw .collinear(column: order)
        case .notFinite, .notSquare, .singular: throw .invalidValue(.nan)
        }
      }
      // What the effects of the seasons seen have in common belongs to the levels: their sum stays 0, by a Lagrange
      // multiplier.
      let solved = factor.solve(Matrix(rowCount: order, columnCount: 2, elements: score + seen)).elements
      let constrained = (0..<frequency).filter { seen[$0] > 0 }
      let multiplier =
        constrained.reduce(0) { $0 + solved[$1] } / constrained.reduce(0) { $0 + solved[order + $1] }
      let step = (0..<order).map { solved[$0] - multiplier * solved[order + $0] }
      // The largest change of any period's log mean, which bounds the step far from the maximum.
      let largest = (0..<time).reduce(0) { max($0, abs(step[seasons[$1]] + step[frequency] * years[$1])) }
      let share = largest > 1 ? 1 / largest : 1
      for j in 0..<order { coefficients[j] += share * step[j] }
      if largest < 1e-9 {
        inverse = factor.inverse()
        solveRatios()
        return
      }
    }
    throw .notConverged(iterations: 100)
  }

  /// Computes levels, A, B and S at the present coefficients, and returns the score of β.
  private mutating func accumulate() -> [Double] {
    for s in 0..<periodCount { factors[s] = exp(coefficients[seasons[s]] + coefficients[frequency] * years[s]) }
    var (counted, exposed) = (0.0, 0.0)
    for district in 0..<districtCount {
      var (count, exposure) = (0.0, 0.0)
      let start = district * periodCount
      for s in 0..<time {
        count += targets[start + s]
        exposure += kept[start + s] * factors[s]
        exposed += kept[start + s]
      }
      levels[district] = exposure
      levelInformation[district] = count
      counted += count
    }
    // Half an event more than seen keeps the level above zero in a panel without any.
    priorLevel = (counted + 0.5) / exposed
    let prior = options.levelPrior
    var score = coefficients.map { -options.seasonPenalty * $0 }
    score[frequency] = -options.trendPenalty * coefficients[frequency]
    // Per period, so that the loop over cells adds to two arrays only.
    var means = [Double](repeating: 0, count: time)
    for index in schur.elements.indices { schur.elements[index] = 0 }
    for district in 0..<districtCount {
      let start = district * periodCount
      let information = levelInformation[district] + prior
      let level = information / (levels[district] + prior / priorLevel)
      levels[district] = level
      levelInformation[district] = information
      let row = district * order
      for j in 0..<order { ratios[row + j] = 0 }
      for s in 0..<time {
        let mean = level * kept[start + s] * factors[s]
        means[s] += mean
        ratios[row + seasons[s]] += mean
        ratios[row + frequency] += mean * years[s]
        score[seasons[s]] += targets[start + s] - mean
        score[frequency] += years[s] * (targets[start + s] - mean)
      }
      for j in 0..<order {
        let ratio = ratios[row + j] / information
        for i in j..<order { schur.elements[i + j * order] -= ratio * ratios[row + i] }
      }
      for j in 0..<order { ratios[row + j] /= information }
    }
    for j in 0..<order { seen[j] = 0 }
    for s in 0..<time {
      let season = seasons[s]
      if means[s] > 0 { seen[season] = 1 }
      schur[season, season] += means[s]
      schur[frequency, season] += means[s] * years[s]
      schur[frequency, frequency] += means[s] * years[s] * years[s]
    }
    for j in 0..<frequency { schur[j, j] += options.seasonPenalty }
    schur[frequency, frequency] += options.trendPenalty
    return score
  }

  private mutating func solveRatios() {
    for district in 0..<districtCount {
      let row = district * order
      var square = 0.0
      for i in 0..<order {
        var sum = 0.0
        for j in 0..<order { sum += inverse.elements[j + i * order] * ratios[row + j] }
        solvedRatios[row + i] = sum
        square += sum * ratios[row + i]
      }
      ratioSquares[district] = square
    }
  }

  /// The trend per year, and its variance for φ = 1.
  var trend: (value: Double, variance: Double) { (coefficients[frequency], inverse[frequency, frequency]) }

  /// The variance of a cell's log mean, for φ = 1.
  func logVariance(_ district: Int, _ s: Int) -> Double {
    let row = district * order
    let solved = solvedRatios[row + seasons[s]] + years[s] * solvedRatios[row + frequency]
    return 1 / levelInformation[district] + periodVariance(s) - 2 * solved + ratioSquares[district]
  }

  private func periodVariance(_ s: Int) -> Double {
    let (season, year) = (seasons[s], years[s])
    return inverse[season, season] + 2 * year * inverse[season, frequency] + year * year * inverse[frequency, frequency]
  }

  /// The expected count of a cell.
  func mean(_ district: Int, _ s: Int) -> Double {
    levels[district] * exposures[district * periodCount + s] * factors[s]
  }

  /// The sum of the means of some districts in one period, and the variance of that sum's logarithm for φ = 1.
  func total(_ means: [Double], _ s: Int) -> (mean: Double, logVariance: Double) {
    var (sum, squares) = (0.0, 0.0)
    var gradient = [Double](repeating: 0, count: order)
    for district in 0..<districtCount where means[district] > 0 {
      let mean = means[district]
      sum += mean
      squares += mean * mean / levelInformation[district]
      for j in 0..<order { gradient[j] -= mean * ratios[district * order + j] }
    }
    gradient[seasons[s]] += sum
    gradient[frequency] += sum * years[s]
    for i in 0..<order { for j in 0..<order { squares += gradient[i] * gradient[j] * inverse.elements[i + j * order] } }
    return (sum, sum > 0 ? squares / (sum * sum) : 0)
  }

  /// The information on the effect of a period's time of year, all districts together.
  func seasonInformation(_ s: Int) -> Double {
    var sum = options.seasonPenalty
    for district in 0..<districtCount {
      sum += levelInformation[district] * ratios[district * order + seasons[s]]
    }
    return sum
  }
}
