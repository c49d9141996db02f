import LinearAlgebra

extension GroupTimeEffects {
  /// Combines the cells.
  /// - Parameters:
  ///   - kind: which question.
  ///   - sharesAreKnown: whether errors take the cohorts' shares as given, as regressions do.
  /// - Returns: the figures; one without cells says so.
  public func aggregate(_ kind: StaggeredAggregate.Kind, sharesAreKnown: Bool = false) -> StaggeredAggregate {
    let shares = CohortShares(panel, areKnown: sharesAreKnown)
    let all = cells.indices.map { index in
      Weighted(
        cohort: cells[index].group, estimate: cells[index].estimate?.value,
        influence: Array(influence.elements[index * panel.unitCount..<(index + 1) * panel.unitCount]))
    }
    let treated = cells.indices.filter { cells[$0].isTreated }
    func members(_ key: (Cell) -> Int, _ indices: [Int]) -> [(key: Int, cells: [Int])] {
      Dictionary(grouping: indices) { key(cells[$0]) }.map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
    }
    let groups: [(key: Int, cells: [Int])] =
      switch kind {
      case .simple: []
      case .dynamic: members({ $0.period - $0.group }, Array(cells.indices))
      case .group: members(\.group, treated)
      case .calendar: members(\.period, treated)
      }
    let combined = groups.map { group in
      // Within a cohort shares cancel.
      shares.combine(group.cells.map { all[$0] }, byShare: kind != .group, cohort: kind == .group ? group.key : nil)
    }
    let parts = zip(groups, combined).map { part(key: $0.key, $1, cells: $0.cells) }
    let overall: Weighted =
      switch kind {
      case .simple: shares.combine(treated.map { all[$0] }, byShare: true)
      case .dynamic: shares.combine(zip(groups, combined).filter { $0.0.key >= 0 }.map(\.1), byShare: false)
      case .group: shares.combine(combined, byShare: true)
      case .calendar: shares.combine(combined, byShare: false)
      }
    return StaggeredAggregate(
      kind: kind, parts: parts, overall: part(key: nil, overall, cells: treated),
      influence: Matrix(
        rowCount: panel.unitCount, columnCount: parts.count, elements: combined.flatMap(\.influence)),
      overallInfluence: overall.influence)
  }

  private func part(key: Int?, _ figure: Weighted, cells indices: [Int]) -> StaggeredAggregate.Part {
    let count = indices.count { cells[$0].estimate != nil }
    return StaggeredAggregate.Part(key: key, cellCount: count, leftOut: indices.count - count) {
      () throws(StaggeredBlank) in
      guard let value = figure.estimate else { throw .nothingToCombine }
      return try panel.estimate(value, influence: figure.influence)
    }
  }
}

/// A figure to be combined with others.
private struct Weighted {
  /// The cohort whose share weights it; nil when several are in it.
  let cohort: Int?
  let estimate: Double?
  /// ψ, n values.
  let influence: [Double]
}

/// P(G = g) of each cohort, and which units it is estimated from.
private struct CohortShares {
  let firstTreated: [Int?]
  let shares: [Int: Double]
  let areKnown: Bool

  init(_ panel: StaggeredPanel, areKnown: Bool) {
    self.areKnown = areKnown
    firstTreated = panel.firstTreated
    shares = Dictionary(
      uniqueKeysWithValues: panel.cohorts.map { cohort in
        (cohort, Double(panel.firstTreated.count { $0 == cohort }) / Double(panel.unitCount))
      })
  }

  /// The mean of those figures that exist, by share or equally.
  ///
  /// Weighted by share it is Σ Pₖ θₖ ÷ Σ Pₖ, whose derivative with respect to Pₖ is (θₖ − θ̄) ÷ Σ P; the influence
  /// function of Pₖ is 1(G = gₖ) − Pₖ.
  func combine(_ figures: [Weighted], byShare: Bool, cohort: Int? = nil) -> Weighted {
    let known = figures.compactMap { figure in
      figure.estimate.map {
        (figure: figure, value: $0, share: byShare ? figure.cohort.flatMap { shares[$0] } ?? 0 : 1)
      }
    }
    let n = firstTreated.count
    let sum = known.reduce(0) { $0 + $1.share }
    guard sum > 0 else {
      return Weighted(cohort: cohort, estimate: nil, influence: Array(repeating: 0, count: n))
    }
    let mean = known.reduce(0) { $0 + $1.share * $1.value } / sum
    var influence = [Double](repeating: 0, count: n)
    for (figure, value, share) in known {
      for i in 0..<n { influence[i] += share / sum * figure.influence[i] }
      guard byShare, !areKnown else { continue }
      for i in 0..<n {
        influence[i] += (value - mean) / sum * ((firstTreated[i] == figure.cohort ? 1 : 0) - share)
      }
    }
    return Weighted(cohort: cohort, estimate: mean, influence: influence)
  }
}
