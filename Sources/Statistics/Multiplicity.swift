/// Corrections for testing many cells at once.
public enum Multiplicity {
  /// The Benjamini–Hochberg q-value of each p-value: min over ranks j ≥ i of m·p₍ⱼ₎/j, at most 1.
  ///
  /// Declaring all cells with q ≤ level keeps the expected share of false ones among those declared at or below the
  /// level when the tests are independent or positively dependent. Ties share a value; the order is kept.
  ///
  /// With weights, p/w stands in place of p, with w brought to a mean of 1: a few important cells can so get as large a
  /// share of the level as many others together. Weights have to be set before the data are seen.
  ///
  /// Source: Benjamini & Hochberg (1995), JRSS B 57; Yekutieli & Benjamini (1999) for the adjusted values; Genovese,
  /// Roeder & Wasserman (2006), Biometrika 93, for weights.
  /// - Parameters:
  ///   - pValues: the p-values.
  ///   - weights: as many positive weights; nil: all weigh the same.
  /// - Returns: the q-values.
  /// - Precondition: every p-value lies in 0…1, every weight is positive, and there are as many of both.
  public static func benjaminiHochberg(_ pValues: [Double], weights: [Double]? = nil) -> [Double] {
    for p in pValues { precondition((0...1).contains(p), "p-value \(p) is not in 0…1") }
    var weighted = pValues
    if let weights {
      precondition(pValues.count == weights.count, "\(pValues.count) p-values, \(weights.count) weights")
      let mean = weights.reduce(0, +) / Double(max(weights.count, 1))
      for (index, weight) in weights.enumerated() {
        precondition(weight > 0 && weight.isFinite, "weight \(weight)")
        weighted[index] *= mean / weight
      }
    }
    let order = weighted.indices.sorted { (weighted[$0], $0) < (weighted[$1], $1) }
    var adjusted = weighted
    var smallest = 1.0
    for (rank, index) in order.enumerated().reversed() {
      smallest = min(smallest, weighted[index] * Double(weighted.count) / Double(rank + 1))
      adjusted[index] = smallest
    }
    return adjusted
  }
}
