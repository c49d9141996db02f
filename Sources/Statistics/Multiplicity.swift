/// Corrections for testing many cells at once.
public enum Multiplicity {
  /// The Benjamini–Hochberg q-value of each p-value: min over ranks j ≥ i of m·p₍ⱼ₎/j, at most 1.
  ///
  /// Declaring all cells with q ≤ level keeps the expected share of false ones among those declared at or below the
  /// level when the tests are independent or positively dependent. Ties share a value; the order is kept.
  ///
  /// Source: Benjamini & Hochberg (1995), JRSS B 57; Yekutieli & Benjamini (1999) for the adjusted values.
  /// - Precondition: every p-value lies in 0…1.
  public static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var smallest = 1.0
    for (rank, index) in order.enumerated().reversed() {
      precondition((0...1).contains(pValues[index]), "p-value \(pValues[index]) is not in 0…1")
      smallest = min(smallest, pValues[index] * Double(pValues.count) / Double(rank + 1))
      adjusted[index] = smallest
    }
    return adjusted
  }
}
