/// Where the parameters of a model stand: first the m logarithms of intensities at x = 0, then for each covariate the
/// logarithms of its hazard ratios, one for each group of transitions that share it.
struct ParameterLayout: Sendable, Hashable {
  /// m.
  let transitionCount: Int
  let covariateCount: Int
  /// The positions of the transitions of each group.
  let groups: [[Int]]
  /// The group of each transition; nil: covariates leave it alone.
  private let groupOf: [Int?]

  /// Lays parameters out.
  /// - Parameters:
  ///   - transitionCount: m.
  ///   - covariateCount: the number of covariates.
  ///   - shared: the positions of transitions that share their hazard ratios; nil: each has its own.
  /// - Precondition: no transition is in two groups.
  init(transitionCount: Int, covariateCount: Int, shared: [[Int]]? = nil) {
    self.transitionCount = transitionCount
    self.covariateCount = covariateCount
    groups = shared ?? (0..<transitionCount).map { [$0] }
    var groupOf = [Int?](repeating: nil, count: transitionCount)
    for (group, members) in groups.enumerated() {
      for r in members {
        precondition(groupOf[r] == nil, "transition \(r) is in two groups")
        groupOf[r] = group
      }
    }
    self.groupOf = groupOf
  }

  /// The number of parameters.
  var count: Int { transitionCount + groups.count * covariateCount }

  /// The parameters in which a transition's log-intensity is linear, each with the covariate it is multiplied by (1 at the
  /// intensity itself).
  func terms(_ r: Int, _ covariates: [Double]) -> [(parameter: Int, factor: Double)] {
    guard let group = groupOf[r] else { return [(r, 1)] }
    return [(r, 1)]
      + covariates.indices.lazy.filter { covariates[$0] != 0 }.map {
        (transitionCount + groups.count * $0 + group, covariates[$0])
      }
  }

  /// The parameter of a covariate's hazard ratio on a transition; nil: it has none.
  func ratio(_ r: Int, _ covariate: Int) -> Int? {
    groupOf[r].map { transitionCount + groups.count * covariate + $0 }
  }

  /// The parameters of a covariate.
  func ratios(of covariate: Int) -> Range<Int> {
    let first = transitionCount + groups.count * covariate
    return first..<first + groups.count
  }

  /// The covariate of a parameter; nil: it is an intensity.
  func covariate(of parameter: Int) -> Int? {
    parameter < transitionCount ? nil : (parameter - transitionCount) / groups.count
  }

  /// The transitions a parameter acts on.
  func transitions(of parameter: Int) -> [Int] {
    parameter < transitionCount ? [parameter] : groups[(parameter - transitionCount) % groups.count]
  }
}
