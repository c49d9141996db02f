/// A row of the reference figures for transitions: what a case gives for a quantity, matrices row by row.
public struct TransitionReference: Sendable, Hashable {
  /// The panel, and the model where there are several.
  public let model: String
  /// What the values are.
  public let quantity: String
  /// The values.
  public let values: [Double]

  /// The rows of a file below the fixtures of transitions.
  public static func rows(_ file: String) throws -> [TransitionReference] {
    try Fixture.text("transitions/\(file)").split(separator: "\n").dropFirst().map { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      let names = parts[0].split(separator: ",").map(String.init)
      return TransitionReference(
        model: names[0], quantity: names[1], values: parts[1].split(separator: ",").compactMap { Double($0) })
    }
  }

  /// The largest difference that agreement allows, relative to the value.
  ///
  /// Intensities, probabilities and times 1e-4; standard errors, limits and hazard ratios 1e-3, since two tight runs of
  /// msm differ by 3.5e-5; exactly dated changes 1e-8 and their errors 1e-6; closed forms 1e-9.
  public var tolerance: Double {
    let isBound = ["se", "lower", "upper", "HR"].contains { quantity.contains($0) }
    if model.hasPrefix("tiers_exact") || model == "exact" { return isBound ? 1e-6 : 1e-8 }
    if model == "tiers_weekly" { return 1e-9 }
    return isBound ? 1e-3 : 1e-4
  }

  /// Whether values agree; a −2 log-likelihood may be lower, and higher by 1e-4.
  public func agrees(with ours: [Double]) -> Bool {
    guard ours.count == values.count, !values.isEmpty else { return false }
    if quantity == "minus2loglik" { return ours[0] <= values[0] + 1e-4 && ours[0] > values[0] - 1 }
    return zip(ours, values).allSatisfy { isClose($0, $1, relative: tolerance, absolute: 1e-10) }
  }

  /// The rows of a panel as numbers, without the header.
  public static func panel(_ file: String) throws -> [[Double]] {
    try Fixture.text("transitions/\(file)").split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
  }
}
