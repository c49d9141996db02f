/// A setting of a planned study that makes no sense.
public enum PlanFault: Sendable, Hashable {
  /// The expected count of a period is not a positive number.
  case baselineMean(Double)
  /// The dispersion is below 1 or not a number.
  case dispersion(Double)
  /// The correlation of neighbouring periods does not lie above −1 and below 1.
  case errorCorrelation(Double)
  /// The power does not lie above 0.5 and below 1.
  case power(Double)
}

extension PlanFault: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .baselineMean(let mean): "an expected count of \(mean) a period is not a positive number"
    case .dispersion(let dispersion): "dispersion \(dispersion) is not a number of at least 1"
    case .errorCorrelation(let rho): "a correlation of \(rho) does not lie above -1 and below 1"
    case .power(let power): "power \(power) does not lie above 0.5 and below 1"
    }
  }
}
