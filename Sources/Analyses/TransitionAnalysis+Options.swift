extension TransitionAnalysis {
  /// What may be asked for; the raw value is the option's name on the command line.
  public enum Option: String, Sendable, Hashable, CaseIterable {
    /// The transitions that can happen.
    case allowed
    /// States whose entry is exactly timed.
    case exactStates = "exact-states"
    /// Columns taken as covariates.
    case covariates
    /// Times ahead.
    case horizon
    /// The time before and after which is compared.
    case splitAt = "split-at"
    /// The Dirichlet prior of each cell.
    case smoothing
    /// The shares at the start are known.
    case knownStart = "known-start"
    /// The name of the time column.
    case time

    /// The models it means something to.
    public var models: [Model] {
      switch self {
      case .allowed, .horizon: Model.allCases
      case .exactStates, .covariates: [.continuous]
      case .splitAt, .time: [.continuous, .discrete]
      case .smoothing: [.discrete]
      case .knownStart: [.aalenJohansen]
      }
    }
  }

  /// Refuses options that the model would pass over, and covariates that are none.
  /// - Parameters:
  ///   - given: the options written.
  ///   - model: the model chosen.
  ///   - layout: the columns named.
  /// - Throws: `Refusal`.
  public static func check(_ given: [Option], for model: Model, layout: StatePanel.Layout) throws(Refusal) {
    for option in given where !option.models.contains(model) { throw .optionWithoutEffect(option, model) }
    if ["subject", "state"].contains(layout.timeColumn) { throw .reservedColumn(layout.timeColumn, option: .time) }
    for name in layout.covariates where ["subject", "state", layout.timeColumn].contains(name) {
      throw .reservedColumn(name, option: .covariates)
    }
  }
}
