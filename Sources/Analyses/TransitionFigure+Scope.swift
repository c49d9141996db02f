extension TransitionFigure {
  /// What a figure belongs to beside its states.
  public enum Scope: Sendable, Hashable {
    /// All that was read.
    case whole
    /// A covariate; of a derived figure, the one it compares.
    case covariate(String)
    /// The time before or after a split, which is written as in the file.
    case stretch(String, isAfter: Bool)
    /// Several covariates together.
    case together([Scope])
    /// The test that a p-value comes from.
    case test(Quantity)
    /// The test by random tables.
    case exactTest

    /// Its name in the result's column `covariate`; empty for all that was read.
    public var name: String {
      switch self {
      case .whole: ""
      case .covariate(let name): name
      case .stretch(let time, let isAfter): (isAfter ? "time>=" : "time<") + time
      case .together(let parts): parts.map(\.name).joined(separator: "+")
      case .test(let quantity): quantity.rawValue
      case .exactTest: "exact"
      }
    }
  }
}
