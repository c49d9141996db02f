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
  }

  let structure: TransitionStructure
  /// The rows of covariates, sorted.
  let patterns: [[Double]]
  let layout: ParameterLayout
  /// The groups of one stretch, by pattern, and those over which covariates change.
  private let single: [[Group]]
  private let split: [Group]
  /// So many intervals are computed in one matrix product, whose result fits the cache.
  private static let blocksTogether = 32
  private let longest: [Double]

  /// The number of parameters.
  var parameterCount: Int { layout.count }

  /// The time until the next look, by the state it started in, k values.
  var timeSpent: [Double] {
    var time = [Double](repeating: 0, count: structure.stateCount)
    for group in single.joined() + split {
      for (transition, count) in group.changes {
        time[transition.from] += count * group.rest.reduce(group.first.interval) { $0 + $1.interval }
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
    self.structure = structure
    var single = [[Group]](repeating: [], count: order.count)
    for group in groups where group.rest.isEmpty { single[group.first.pattern].append(group) }
    self.single = single
    split = groups.filter { !$0.rest.isEmpty }
    self.longest = longest
    self.patterns = order.map { data.patterns[$0] }
    self.layout = ParameterLayout(
      transitionCount: structure.transitions.count, covariateCount: data.covariateCount, shared: shared)
  }

  /// The intensities under a row of covariates.
  func intensities(_ parameters: [Double], _ covariates: [Double]) -> [Double] {
    structure.transitions.indices.map { r in
      exp(layout.terms(r, covariates).reduce(0) { $0 + $1.factor * parameters[$1.parameter] })
    }
  }

  /// Evaluates the likelihood.
  /// - Parameters:
  ///   - parameters: θ.
  ///   - scoring: whether the information is wanted: that expected of the changes given their starts; of changes over a
  ///     split, which are few, the squared scores.
  /// - Returns: the value; its log-likelihood is −∞ or NaN where the parameters are impossible.
  func value(at parameters: [Double], scoring: Bool) -> Value {
    let (m, p) = (structure.transitions.count, parameterCount)
    let size = (1 + m) * structure.stateCount * structure.stateCount
    var value = Value(gradient: [Double](repeating: 0, count: p))
    if scoring { value.information = [Double](repeating: 0, count: p * p) }
    let rates = patterns.map { intensities(parameters, $0) }
    guard rates.allSatisfy({ $0.allSatisfy { $0.isFinite && $0 < 1e12 } }) else {
      value.logLikelihood = -.infinity
      return value
    }
    var accumulators = patterns.map { _ in ScoreSums(count: m, scoring: scoring) }
    for (pattern, groups) in single.enumerated() where !groups.isEmpty {
      let kernel = IntensityKernel(structure, intensities: rates[pattern], longest: longest[pattern])
      for start in stride(from: 0, to: groups.count, by: Self.blocksTogether) {
        let part = groups[start..<min(start + Self.blocksTogether, groups.count)]
        kernel.blocks(part.map(\.first.interval)).elements.withUnsafeBufferPointer { blocks in
          for (position, group) in part.enumerated() {
            let block = UnsafeBufferPointer(rebasing: blocks[position * size..<(position + 1) * size])
            let cells = CellScores(structure, block, rates[pattern])
            value.logLikelihood += accumulators[pattern].add(group.changes, cells, scoring: scoring)
          }
        }
      }
    }
    var kernels: [Int: IntensityKernel] = [:]
    for group in split {
      let segments = [group.first] + group.rest
      for segment in segments where kernels[segment.pattern] == nil {
        kernels[segment.pattern] = IntensityKernel(
          structure, intensities: rates[segment.pattern], longest: longest[segment.pattern])
      }
      let blocks = segments.map { kernels[$0.pattern]?.blocks([$0.interval]).elements ?? [] }
      for (transition, count) in group.changes {
        var walk = SegmentWalk(structure, from: transition.from)
        for (segment, block) in zip(segments.dropLast(), blocks) { walk.pass(block, rates[segment.pattern]) }
        let last = segments[segments.count - 1].pattern
        blocks[segments.count - 1].withUnsafeBufferPointer { block in
          walk.end(in: transition.to, CellScores(structure, block, rates[last]))
        }
        value.logLikelihood += add(walk, segments.map(\.pattern), count, &value)
      }
    }
    for (pattern, sums) in accumulators.enumerated() { spread(sums, patterns[pattern], &value) }
    return value
  }

  /// Adds a pattern's sums over log-intensities to the parameters that these are made of.
  private func spread(_ sums: ScoreSums, _ x: [Double], _ value: inout Value) {
    let m = structure.transitions.count
    let terms = (0..<m).map { layout.terms($0, x) }
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
    let (m, p) = (structure.transitions.count, parameterCount)
    guard walk.probability > 0 else { return -.infinity }
    var score = [Double](repeating: 0, count: p)
    for (slope, pattern) in zip(walk.slopes, passed) {
      for r in 0..<m {
        for term in layout.terms(r, patterns[pattern]) {
          score[term.parameter] += term.factor * slope[r] / walk.probability
        }
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
