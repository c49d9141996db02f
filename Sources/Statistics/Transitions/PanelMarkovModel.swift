public import LinearAlgebra

/// A Markov model in continuous time for states that were looked at now and then: intensities, and hazard ratios of
/// covariates on them.
///
/// Between two observations anything may have happened. The intensity of transition r is
/// q[r](x) = exp(β[r,0] + Σ x[c] β[r,c]), constant while the covariates are; covariates of an interval are those at its
/// start. See `PanelLikelihood` for the likelihood and `TransitionIntensities` for what follows from a fit.
///
/// Source: Kalbfleisch & Lawless (1985), JASA 80, 863.
/// Checked against: Tests/Fixtures/transitions/transitions_expected.csv (R's msm 1.7).
public struct PanelMarkovModel: Sendable {
  /// How to fit.
  public struct Options: Sendable, Hashable {
    /// Twice the log-likelihood that may be left to gain.
    public var tolerance: Double
    /// The most iterations of one climb; well-posed models need 5 to 15.
    public var maximumIterations: Int
    /// A transition seen less often gets no hazard ratio of its own; 5 is the usual least expected count of a cell.
    public var fewestTransitions: Int
    /// A hazard ratio whose 95 % limits lie further apart than this factor is held at 1: nothing is known about it.
    public var widestRatio: Double
    /// The positions of transitions that share one hazard ratio for each covariate; a transition in no group has none, and
    /// without groups each has its own.
    public var sharedRatios: [[Int]]?

    /// Creates options.
    public init(
      tolerance: Double = 1e-10, maximumIterations: Int = 200, fewestTransitions: Int = 5, widestRatio: Double = 100,
      sharedRatios: [[Int]]? = nil
    ) {
      self.tolerance = tolerance
      self.maximumIterations = maximumIterations
      self.fewestTransitions = fewestTransitions
      self.widestRatio = widestRatio
      self.sharedRatios = sharedRatios
    }
  }

  /// From where the last climb started.
  public enum Rung: String, Sendable, Hashable, CaseIterable {
    /// Changes seen over time spent, and the model without covariates after it.
    case automatic
    /// A model of the transitions seen often enough alone.
    case simplerTransitions
    /// Covariates added one at a time.
    case covariatesOneByOne
  }

  /// How the fit came about.
  public struct Convergence: Sendable, Hashable {
    /// The rung of the ladder that led to the top.
    public let rung: Rung
    /// The iterations of the last climb.
    public let iterations: Int
    /// How often a step of it was halved.
    public let halvings: Int
    /// Twice the log-likelihood left to gain, by its quadratic approximation.
    public let decrement: Double
  }

  /// A parameter that was not estimated.
  public struct Held: Sendable, Hashable {
    /// The transition.
    public let transition: Transition
    /// The covariate whose hazard ratio is held at 1; nil: the intensity itself, which fell towards 0.
    public let covariate: Int?
    /// Why.
    public let reason: HeldReason

    /// Creates an entry.
    public init(transition: Transition, covariate: Int?, reason: HeldReason) {
      self.transition = transition
      self.covariate = covariate
      self.reason = reason
    }
  }

  /// What is modelled.
  public let structure: TransitionStructure
  /// The number of covariates.
  public let covariateCount: Int
  let layout: ParameterLayout
  /// β: the m logarithms of the intensities at x = 0, then for each covariate those of the hazard ratios, one for each
  /// transition, or for each group that shares one.
  public let coefficients: [Double]
  /// Of the coefficients, from the observed information; rows and columns of held parameters are 0.
  public let covariance: Matrix
  /// The parameters not estimated, and why.
  public let held: [Held]
  /// log L, without constants: of panel changes the probabilities, of exact entries the densities.
  public let logLikelihood: Double
  /// log L of the model without covariates.
  public let nullLogLikelihood: Double
  /// How often each transition was seen between successive observations, m counts.
  public let transitionCounts: [Int]
  /// The number of intervals observed.
  public let observationCount: Int
  /// How the fit came about.
  public let convergence: Convergence

  /// −2 log L.
  public var minus2LogLikelihood: Double { -2 * logLikelihood }

  /// The parameters estimated for covariates: the degrees of freedom of the test against the model without them.
  public var covariateDegreesOfFreedom: Int {
    layout.count - structure.transitions.count - held.count { $0.covariate != nil }
  }

  /// The ratio of intensities for one unit of a covariate; nil where it is held.
  /// - Parameters:
  ///   - transition: the position of the transition.
  ///   - covariate: the position of the covariate.
  ///   - clustered: the covariance by clusters; where it is the larger one, its error is taken.
  /// - Returns: the ratio.
  public func hazardRatio(
    _ transition: Int, covariate: Int, clustered: Matrix? = nil
  ) -> TransitionEstimate? {
    guard let index = layout.ratio(transition, covariate) else { return nil }
    // A group's ratio is held under its first transition's name.
    let step = structure.transitions[layout.transitions(of: index)[0]]
    guard !held.contains(where: { $0.transition == step && $0.covariate == covariate }) else { return nil }
    let variance = max(covariance[index, index], clustered?[index, index] ?? 0)
    return TransitionEstimate(logarithm: coefficients[index], variance: variance)
  }
}

/// Why a parameter is not estimated.
public enum HeldReason: Sendable, Hashable {
  /// The transition was seen so often only.
  case fewTransitions(count: Int)
  /// The covariate had this one value whenever the transition was seen.
  case constantCovariate(value: Double, count: Int)
  /// The limits of its interval lay this factor apart.
  case wideInterval(ratio: Double)
  /// The data do not tell it from other parameters.
  case notIdentified
  /// No maximum was found with it.
  case notConverged
  /// The estimate ran towards 0.
  case vanishing
}
