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

  /// All changes over one stretch of time.
  private struct Group {
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
  private let split: [Group]
  /// So many intervals are computed in one matrix product, whose result fits the cache.
  private static let blocksTogether = 64
  private let longest: [Double]

  /// The number of parameters.
  var parameterCount: Int { layout.count }

  /// The time until the next look, by the state it started in, k values.
  var timeSpent: [Double] {
    var time = [Double](repeating: 0, count: structure.stateCount)
    for group in single.joined() + split {
      for (transition, count) in group.changes {
        time[transition.from] += count * group.segments.reduce(0) { $0 + $1.interval }
      }
    }
    return time
  }

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
    split = groups.filter { !$0.rest.isEmpty }
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
  ///   - scoring: whether the information is wanted: that expected of the changes given their starts; of changes over a
  ///     split, which are few, the squared scores.
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
    for start in stride(from: 0, to: split.count, by: Self.blocksTogether) {
      let part = split[start..<min(start + Self.blocksTogether, split.count)]
      var blocks: [PanelTransitions.Segment: [Double]] = [:]
      for (pattern, segments) in Dictionary(grouping: Set(part.flatMap(\.segments)), by: \.pattern) {
        let kernel =
          kernels[pattern]
          ?? IntensityKernel(structure, intensities: rates[pattern], longest: longest[pattern])
        kernels[pattern] = kernel
        let all = kernel.blocks(segments.map(\.interval)).elements
        for (position, segment) in segments.enumerated() {
          blocks[segment] = Array(all[position * kernel.blockSize..<(position + 1) * kernel.blockSize])
        }
      }
      for group in part {
        let steps = group.segments.map { (block: blocks[$0] ?? [], rates: rates[$0.pattern]) }
        for (transition, count) in group.changes {
          var walk = SegmentWalk(structure, from: transition.from)
          for step in steps.dropLast() { walk.pass(step.block, step.rates) }
          steps[steps.count - 1].block.withUnsafeBufferPointer { block in
            walk.end(in: transition.to, CellScores(structure, block, steps[steps.count - 1].rates))
          }
          value.logLikelihood += add(walk, group.segments.map(\.pattern), count, &value)
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

  /// Adds a change over several segments and returns its part of the log-likelihood.
  private func add(_ walk: SegmentWalk, _ passed: [Int], _ count: Double, _ value: inout Value) -> Double {
    let p = parameterCount
    guard walk.probability > 0 else { return -.infinity }
    var score = [Double](repeating: 0, count: p)
    for (slope, pattern) in zip(walk.slopes, passed) {
      for (own, change) in zip(terms[pattern], slope) {
        for term in own { score[term.parameter] += term.factor * change / walk.probability }
      }
    }
    for a in 0..<p { value.gradient[a] += count * score[a] }
    if !value.information.isEmpty {
      for a in 0..<p where score[a] != 0 {
        for b in 0..<p { value.information[a * p + b] += count * score[a] * score[b] }
      }
    }
    return count * log(walk.probability)
  }
}
