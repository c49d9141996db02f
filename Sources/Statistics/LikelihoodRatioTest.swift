import CDistributions

/// The test of a model against a simpler one within it.
public enum LikelihoodRatioTest {
  /// P(χ² ≥ statistic), the probability of so large a gain when the simpler model holds.
  /// - Parameters:
  ///   - statistic: twice the gain in log-likelihood; below 0 only by rounding.
  ///   - degreesOfFreedom: the parameters that the simpler model lacks, ≥ 1.
  /// - Returns: the p-value.
  public static func pValue(statistic: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "\(degreesOfFreedom) degrees of freedom")
    return tidemark_chi_squared_upper_tail(Double(degreesOfFreedom), max(0, statistic))
  }
}
