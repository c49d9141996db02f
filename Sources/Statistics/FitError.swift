/// Why a model could not be fitted.
public enum FitError: Error, Equatable, Sendable {
  /// Nothing to fit: no observation, or no event at all.
  case noEvents
  /// Too few observations for the model.
  case tooFewObservations(residualDegreesOfFreedom: Int, wanted: Int)
  /// A column of the model matrix depends linearly on those before it (counted from 1).
  case collinear(column: Int)
  /// A count, offset or exposure is negative where it must not be, infinite or not a number.
  case invalidValue(Double)
  /// The model matrix would not fit into memory.
  case tooLarge(rows: Int, columns: Int)
  /// The iterations did not settle.
  case notConverged(iterations: Int)
}

extension FitError: CustomStringConvertible {
  /// What is wrong, and what is wanted.
  public var description: String {
    switch self {
    case .noEvents: "there is no event to fit a model to"
    case .tooFewObservations(let degrees, let wanted):
      "too little history: \(degrees) degrees of freedom are left, \(wanted) are wanted"
    case .collinear(let column): "column \(column) of the model matrix depends linearly on the others"
    case .invalidValue(let value): "value \(value) cannot be used in a model of counts"
    case .tooLarge(let rows, let columns): "a model of \(rows) rows and \(columns) columns is too large"
    case .notConverged(let iterations): "the fit did not settle within \(iterations) iterations"
    }
  }
}
