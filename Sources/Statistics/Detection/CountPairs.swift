import Foundation

/// All pairs of two consecutive counts: how much evidence of an outbreak each gives, and how likely it is without one.
///
/// A pair gives the evidence E(a, b) = now[b] + before[a] · going[b], which never falls with a or b. The pairs with at
/// least the evidence t are therefore bounded by a staircase, which one walk finds: complexity a + b, not a · b.
struct CountPairs: Sendable {
  /// The first count of each of the two ranges enumerated; what is larger than the last is counted with it.
  private let firsts: (previous: Int, current: Int)
  private let before: [Double]
  private let now: [Double]
  private let going: [Double]
  /// For each distribution of the counts, P(A = a) times its weight, and P(B ≥ b).
  private let masses: [[Double]]
  private let tails: [[Double]]
  /// The index of the smallest present count that can be evidence at all.
  private let firstRaised: Int

  init(
    means: (previous: Double, current: Double), dispersion: Double, mixture: CountMixture, shape: TwoPeriodTest.Shape
  ) {
    let total = means.previous + means.current
    let odds = mixture.parts.map(\.counts.odds).max() ?? 0
    let range = { CountPairs.range(mean: $0, odds: odds) }
    let (previous, current) = (range(means.previous), range(means.current))
    firsts = (previous.lowerBound, current.lowerBound)
    let sizes = [means.previous, means.current].map { TwoPeriodTest.size * (dispersion * $0).squareRoot() }
    let shares = TwoPeriodTest.shares
    let evidence = { (range: ClosedRange<Int>, mean: Double, size: Double, rises: Bool) in
      OutbreakEvidence(mean: mean, dispersion: dispersion, size: size).ratios(range, rises: rises)
    }
    before = evidence(previous, means.previous, shares.first * sizes[0], false)
    going = evidence(current, means.current, shares.second * sizes[0], true)
    let beginning = evidence(current, means.current, shares.first * sizes[1], true)
    switch shape {
    case .lognormal: now = beginning
    case .robust: now = zip(beginning, evidence(current, means.current, sizes[1], true)).map(+)
    }
    let split = { (mean: Double, part: CountMixture.Part) in
      NegativeBinomial(size: part.counts.size * (mean / total), odds: part.counts.odds)
    }
    masses = mixture.parts.map { part in
      split(means.previous, part).masses(previous).map { $0 * part.weight }
    }
    tails = mixture.parts.map { part in
      var tails = split(means.current, part).masses(current)
      for index in tails.indices.dropLast().reversed() { tails[index] += tails[index + 1] }
      return tails
    }
    let parts = mixture.parts
    let likely = { [tails] (index: Int) in zip(parts, tails).reduce(0) { $0 + $1.0.weight * $1.1[index] } }
    let firstUnlikely = (0..<current.count).first { likely($0) <= TwoPeriodTest.raised } ?? current.count - 1
    firstRaised = shape == .robust ? firstUnlikely : 0
  }

  /// The counts that are told apart: those beyond, with a probability of about 1e-9, are taken together.
  static func range(mean: Double, odds: Double) -> ClosedRange<Int> {
    let reach = 6 * (mean * (1 + odds)).squareRoot()
    return Int(max(0, mean - reach))...Int((mean + reach + 6 * (1 + 2 * odds)).rounded(.up))
  }

  /// P(E ≥ observed).
  func pValue(_ previous: Int, _ current: Int) -> Double {
    let (a, b) = indices(previous, current)
    guard b >= firstRaised else { return 1 }
    // So that the pair itself is counted in spite of rounding.
    return probability(evidence(a, b) * (1 - 1e-9))
  }

  /// Whether the evidence of a pair is a number that can be told from larger ones.
  func isFinite(_ previous: Int, _ current: Int) -> Bool {
    let (a, b) = indices(previous, current)
    return evidence(a, b).isFinite
  }

  private func indices(_ previous: Int, _ current: Int) -> (previous: Int, current: Int) {
    (min(max(0, previous - firsts.previous), before.count - 1), min(max(0, current - firsts.current), now.count - 1))
  }

  /// P(E ≥ t | A ≤ largest) for the smallest t with P(E ≥ t) ≤ alpha, by halving the interval of log t; nil when t
  /// exceeds the largest number.
  func attainedLevel(_ alpha: Double, previousUpTo largest: Int) -> Double? {
    var (low, high) = (log(evidence(0, 0)), log(evidence(before.count - 1, now.count - 1)) + 1)
    if high > 709 {
      high = 709
      guard probability(exp(high)) <= alpha else { return nil }
    }
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if probability(exp(middle)) <= alpha { high = middle } else { low = middle }
    }
    let count = min(max(1, largest - firsts.previous + 1), before.count)
    let share = masses.reduce(0) { $0 + $1[..<count].reduce(0, +) }
    return probability(exp(high), previous: count) / share
  }

  private func evidence(_ a: Int, _ b: Int) -> Double { now[b] + before[a] * going[b] }

  /// P(E ≥ t and the present count is raised).
  private func probability(_ threshold: Double, previous count: Int? = nil) -> Double {
    var sum = 0.0
    // The smallest index of the present count that is evidence enough.
    var b = now.count
    for a in 0..<(count ?? before.count) {
      while b > firstRaised, evidence(a, b - 1) >= threshold { b -= 1 }
      guard b < now.count else { continue }
      for part in masses.indices { sum += masses[part][a] * tails[part][b] }
    }
    return min(1, sum)
  }
}

/// The likelihood of counts in an outbreak over that without one.
struct OutbreakEvidence {
  let mean: Double
  let dispersion: Double
  let size: Double

  /// e^d for each count of a range.
  /// - Parameter rises: whether the ratio goes on rising beyond its peak, where the tail without an outbreak is heavier
  ///   than that of one of this size: then as it does for an outbreak as large as the count itself. Otherwise it stays.
  func ratios(_ range: ClosedRange<Int>, rises: Bool) -> [Double] {
    let raised = mean + size
    let (odds, raisedOdds) = (dispersion - 1, (dispersion - 1) * mean / raised)
    var ratio = exp(
      OutbreakEvidence.logMass(Double(range.lowerBound), raised, raisedOdds)
        - OutbreakEvidence.logMass(Double(range.lowerBound), mean, odds))
    // f(y + 1)/f(y) = (mean + y · odds)/((1 + odds)(y + 1)).
    let step = { (y: Double) in (raised + y * raisedOdds) / (1 + raisedOdds) * (1 + odds) / (mean + y * odds) }
    var ratios = [ratio]
    ratios.reserveCapacity(range.count)
    var isPast = false
    for count in range.dropLast() {
      let y = Double(count)
      let factor = step(y)
      isPast = isPast || factor < 1
      if !isPast { ratio *= factor } else if rises { ratio *= max(1, exp(saturated(y + 1) - saturated(y))) }
      ratios.append(ratio)
    }
    return ratios
  }

  /// d of a count for an outbreak that leads to just this count.
  private func saturated(_ y: Double) -> Double {
    let raised = max(y, mean)
    return OutbreakEvidence.logMass(y, raised, (dispersion - 1) * mean / raised)
      - OutbreakEvidence.logMass(y, mean, dispersion - 1)
  }

  /// log P(Y = y) without the term log y!, of a count with some mean and the variance mean · (1 + odds).
  private static func logMass(_ y: Double, _ mean: Double, _ odds: Double) -> Double {
    if odds < 1e-7 { return y * log(mean) - mean }
    let size = mean / odds
    return lgamma(y + size) - lgamma(size) - size * log1p(odds) - y * log1p(1 / odds)
  }
}

extension NegativeBinomial {
  /// P(X = k) for each count of a range; the last stands for P(X ≥ it).
  func masses(_ range: ClosedRange<Int>) -> [Double] {
    var masses = [Double](repeating: 0, count: range.count)
    let start = min(max(Int(mean), range.lowerBound), range.upperBound)
    // Near the mean the difference of two tails is exact; that of two lgamma is not when the counts are nearly Poisson.
    masses[start - range.lowerBound] = upperTail(start) - upperTail(start + 1)
    let share = odds / (1 + odds)
    for k in start..<range.upperBound {
      let index = k - range.lowerBound
      masses[index + 1] = masses[index] * (size + Double(k)) * share / Double(k + 1)
    }
    for k in (range.lowerBound..<start).reversed() {
      let index = k - range.lowerBound
      masses[index] = masses[index + 1] * Double(k + 1) / ((size + Double(k)) * share)
    }
    masses[masses.count - 1] = upperTail(range.upperBound)
    return masses
  }
}
