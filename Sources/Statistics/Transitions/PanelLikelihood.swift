import Foundation
import LinearAlgebra

/// The likelihood of observed changes as a function of the logarithms of intensities and hazard ratios.
///
/// The intensity of transition r under covariates x is q[r] = exp(θ[r] + Σ x[c] β[r, c]); `ParameterLayout` says which
/// parameter is which. A change from i to j over t
/// has probability P(t)[i, j]; entry into an exact state d has density Σ P(t)[i, l] q[l, d]; still being there after t has
/// probability Σ P(t)[i, l] over the states l that are not exact.
///
/// Source: Kalbfleisch & Lawless (1985), JASA 80, 863, equations 3.1–3.5; exact times: Jackson (2011), J. Stat. Softw.
/// 38(8), equation 6.
struct PanelLikelihood {
  /// The likelihood at one point.
  struct Value {
    var logLikelihood = 0.0
    /// p values.
    var gradient: [Double]
    /// p × p row by row; empty when not asked for.
    var information: [Double] = []
  }

  /// All changes over the same time.
  struct Group {
    var first: PanelTransitions.Segment
    var rest: [PanelTransitions.Segment]
    var changes: [(transition: Transition, count: Double)]

    var segments: [PanelTransitions.Segment] { [first] + rest }
  }

  let structure: TransitionStructure
  /// The rows of covariates, sorted.
  let patterns: [[Double]]
  let layout: ParameterLayout
  /// By pattern and transition, the parameters its log-intensity is made of.
  private let terms: [[[(parameter: Int, factor: Double)]]]
  /// The groups of one stretch, by pattern, and those over which covariates change.
  private let single: [[Group]]
  private let split: [SplitPart]
  /// So many intervals are computed in one matrix product, whose result fits the cache.
  private static let blocksTogether = 64
  private let longest: [Double]

  /// The number of parameters.
  var parameterCount: Int { layout.count }

  /// The time until the next look, by the state it started in, k values.
  let timeSpent: [Double]

  /// Groups the data.
  /// - Parameters:
  ///   - data: what was seen.
  ///   - structure: what can happen.
  ///   - shared: the transitions that share their hazard ratios; nil: each has its own.
  /// - Throws: `TransitionError` when there are no data, or a change is not possible.
  init(
    _ data: PanelTransitions, _ structure: TransitionStructure, shared: [[Int]]? = nil
  ) throws(TransitionError) {
    guard !data.counts.isEmpty else { throw .noObservation }
    precondition(
      data.stateCount == structure.stateCount, "\(data.stateCount) states, \(structure.stateCount) in the model")
    // By value, so that neither the order of subjects nor the seed of a hash table shows in the last bits.
    let order = data.patterns.indices.sorted { data.patterns[$0].lexicographicallyPrecedes(data.patterns[$1]) }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    func placed(_ segment: PanelTransitions.Segment) -> PanelTransitions.Segment {
      PanelTransitions.Segment(interval: segment.interval, pattern: place[segment.pattern])
    }
    var longest = [Double](repeating: 0, count: order.count)
    let changes = data.counts.map { change, count in
      (
        PanelTransitions.Change(
          first: placed(change.first), rest: change.rest.map(placed), transition: change.transition), count
      )
    }.sorted { $0.0 < $1.0 }
    var groups: [Group] = []
    let reachable = (0..<structure.stateCount).map { structure.reachable(from: $0) }
    for (change, count) in changes {
      let step = change.transition
      guard step.to == PanelTransitions.stillThere || reachable[step.from].contains(step.to) else {
        throw .impossible(step)
      }
      for segment in change.segments {
        longest[segment.pattern] = max(longest[segment.pattern], segment.interval)
      }
      if groups.last.map({ $0.first == change.first && $0.rest == change.rest }) != true {
        groups.append(Group(first: change.first, rest: change.rest, changes: []))
      }
      groups[groups.count - 1].changes.append((step, Double(count)))
    }
    let patterns = order.map { data.patterns[$0] }
    let layout = ParameterLayout(
      transitionCount: structure.transitions.count, covariateCount: data.covariateCount, shared: shared)
    var single = [[Group]](repeating: [], count: order.count)
    for group in groups where group.rest.isEmpty { single[group.first.pattern].append(group) }
    self.structure = structure
    self.single = single
    split = SplitPart.parts(groups.filter { !$0.rest.isEmpty })
    var timeSpent = [Double](repeating: 0, count: structure.stateCount)
    for group in groups {
      let time = group.segments.reduce(0) { $0 + $1.interval }
      for (transition, count) in group.changes { timeSpent[transition.from] += count * time }
    }
    self.timeSpent = timeSpent
    self.longest = longest
    self.patterns = patterns
    self.layout = layout
    terms = patterns.map { x in structure.transitions.indices.map { layout.terms($0, x) } }
  }

  /// The intensities under each pattern.
  func intensities(_ parameters: [Double]) -> [[Double]] {
    terms.map { pattern in
      pattern.map { own in exp(own.reduce(0) { $0 + $1.factor * parameters[$1.parameter] }) }
    }
  }

  /// Evaluates the likelihood.
  /// - Parameters:
  ///   - parameters: θ.
  ///   - scoring: whether the information is wanted: that expected of the changes given their starts.
  /// - Returns: the value; its log-likelihood is −∞ or NaN where the parameters are impossible.
  func value(at parameters: [Double], scoring: Bool) -> Value {
    let rates = intensities(parameters)
    var value = empty(scoring: scoring)
    guard rates.allSatisfy({ $0.allSatisfy { $0.isFinite && $0 < 1e12 } }) else {
      value.logLikelihood = -.infinity
      return value
    }
    for pattern in patterns.indices where !single[pattern].isEmpty {
      let (logLikelihood, sums) = self.sums(pattern, rates[pattern], scoring: scoring)
      value.logLikelihood += logLikelihood
      spread(sums, pattern, &value)
    }
    addSplit(rates, &value)
    return value
  }

  /// The observed information of all parameters: minus the derivatives of the score, by central differences.
  ///
  /// The score is exact to about 1e-13, so that with steps of 1e-4 eight digits remain. Changes without a split depend on the
  /// log-intensities of their pattern alone, so that these are moved and not the parameters, of which there are more.
  /// - Returns: p × p row by row.
  func observedInformation(at parameters: [Double]) -> [Double] {
    let (m, width) = (structure.transitions.count, 1e-4)
    let rates = intensities(parameters)
    var value = empty(scoring: true)
    for pattern in patterns.indices where !single[pattern].isEmpty {
      var sums = ScoreSums(count: m, scoring: true)
      for r in 0..<m {
        let sides = [width, -width].map { shift in
          var moved = rates[pattern]
          moved[r] *= exp(shift)
          return self.sums(pattern, moved, scoring: false).sums.gradient
        }
        for s in 0..<m { sums.information[s * m + r] = (sides[1][s] - sides[0][s]) / (2 * width) }
      }
      spread(sums, pattern, &value)
    }
    for parameter in 0..<parameterCount where !split.isEmpty {
      let sides = [width, -width].map { shift in
        var moved = parameters
        moved[parameter] += shift
        var side = empty(scoring: false)
        addSplit(intensities(moved), &side)
        return side.gradient
      }
      for other in 0..<parameterCount {
        value.information[other * parameterCount + parameter] += (sides[1][other] - sides[0][other]) / (2 * width)
      }
    }
    let p = parameterCount
    return (0..<p * p).map { (value.information[$0] + value.information[$0 % p * p + $0 / p]) / 2 }
  }

  private func empty(scoring: Bool) -> Value {
    Value(
      gradient: [Double](repeating: 0, count: parameterCount),
      information: [Double](repeating: 0, count: scoring ? parameterCount * parameterCount : 0))
  }

  /// The log-likelihood of the changes without a split under one pattern, and sums over its log-intensities.
  private func sums(
    _ pattern: Int, _ rates: [Double], scoring: Bool
  ) -> (logLikelihood: Double, sums: ScoreSums) {
    let groups = single[pattern]
    let kernel = IntensityKernel(structure, intensities: rates, longest: longest[pattern])
    let size = kernel.blockSize
    var logLikelihood = 0.0
    var sums = ScoreSums(count: structure.transitions.count, scoring: scoring)
    for start in stride(from: 0, to: groups.count, by: Self.blocksTogether) {
      let part = groups[start..<min(start + Self.blocksTogether, groups.count)]
      kernel.blocks(part.map(\.first.interval)).elements.withUnsafeBufferPointer { blocks in
        for (position, group) in part.enumerated() {
          let block = UnsafeBufferPointer(rebasing: blocks[position * size..<(position + 1) * size])
          logLikelihood += sums.add(group.changes, CellScores(structure, block, rates), scoring: scoring)
        }
      }
    }
    return (logLikelihood, sums)
  }

  /// Adds the changes over which covariates change.
  private func addSplit(_ rates: [[Double]], _ value: inout Value) {
    var kernels: [Int: IntensityKernel] = [:]
    for part in split {
      var blocks: [Double] = []
      for (pattern, intervals) in part.stretches {
        let kernel =
          kernels[pattern]
          ?? IntensityKernel(structure, intensities: rates[pattern], longest: longest[pattern])
        kernels[pattern] = kernel
        blocks += kernel.blocks(intervals).elements
      }
      blocks.withUnsafeBufferPointer { blocks in
        for group in part.groups { add(group, blocks, rates, &value) }
      }
    }
  }

  /// Adds the changes over the same stretches; their expected information is that of all ends they might have had.
  private func add(
    _ group: SplitPart.Group, _ blocks: UnsafeBufferPointer<Double>, _ rates: [[Double]], _ value: inout Value
  ) {
    let (k, m, p) = (structure.stateCount, structure.transitions.count, parameterCount)
    let size = (1 + m) * k * k
    func block(_ step: SplitPart.Step) -> UnsafeBufferPointer<Double> {
      UnsafeBufferPointer(rebasing: blocks[step.block * size..<(step.block + 1) * size])
    }
    let end = group.steps[group.steps.count - 1]
    let cells = CellScores(structure, block(end), rates[end.pattern])
    var slopes = [Double](repeating: 0, count: group.steps.count * m)
    var score = [Double](repeating: 0, count: p)
    func takeScore(_ probability: Double) {
      for parameter in 0..<p { score[parameter] = 0 }
      for (stretch, step) in group.steps.enumerated() {
        for r in 0..<m {
          let change = slopes[stretch * m + r] / probability
          for term in terms[step.pattern][r] { score[term.parameter] += term.factor * change }
        }
      }
    }
    var index = 0
    while index < group.changes.count {
      let from = group.changes[index].transition.from
      var walk = SegmentWalk(structure, from: from)
      for step in group.steps.dropLast() { walk.pass(block(step), rates[step.pattern]) }
      var starts = 0.0
      while index < group.changes.count, group.changes[index].transition.from == from {
        let (change, count) = group.changes[index]
        let probability = walk.probability(of: change.to, cells, &slopes)
        guard probability > 0 else {
          value.logLikelihood = -.infinity
          return
        }
        value.logLikelihood += count * log(probability)
        takeScore(probability)
        for a in 0..<p { value.gradient[a] += count * score[a] }
        starts += count
        index += 1
      }
      for to in 0..<k where !value.information.isEmpty {
        let probability = walk.probability(of: to, cells, &slopes, asPanel: true)
        guard probability > 0 else { continue }
        takeScore(probability)
        let moved = (0..<p).filter { score[$0] != 0 }
        for a in moved {
          let weight = starts * probability * score[a]
          for b in moved { value.information[a * p + b] += weight * score[b] }
        }
      }
    }
  }

  /// Adds a pattern's sums over log-intensities to the parameters that these are made of.
  private func spread(_ sums: ScoreSums, _ pattern: Int, _ value: inout Value) {
    let m = structure.transitions.count
    let terms = terms[pattern]
    for r in 0..<m {
      for left in terms[r] {
        value.gradient[left.parameter] += left.factor * sums.gradient[r]
        guard !value.information.isEmpty else { continue }
        for s in 0..<m {
          let part = left.factor * sums.information[r * m + s]
          for right in terms[s] {
            value.information[left.parameter * parameterCount + right.parameter] += part * right.factor
          }
        }
      }
    }
  }
}
