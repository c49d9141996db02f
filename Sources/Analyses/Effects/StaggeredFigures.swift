import LinearAlgebra
import Statistics

/// The figures of a staggered adoption: one estimator in full, the answers of the others beside it.
struct StaggeredFigures {
  private let panel: StaggeredPanel
  private let request: StaggeredAnalysis.Request
  private let label: (Int) -> String
  private let hasBend: Bool
  private let effects: GroupTimeEffects
  /// The overall figure of each estimator.
  private var answers: [StaggeredEstimator: EffectFigure] = [:]
  private(set) var notices: [EffectResult.Notice] = []

  /// - Parameters:
  ///   - panel: what was seen.
  ///   - request: which figures.
  ///   - label: how a period is written.
  ///   - hasBend: whether to look for the bend that is survived, which takes half a minute with 40 periods.
  init(
    _ panel: StaggeredPanel, _ request: StaggeredAnalysis.Request, label: @escaping (Int) -> String,
    hasBend: Bool = true
  ) {
    self.panel = panel
    self.request = request
    self.label = label
    self.hasBend = hasBend
    effects = GroupTimeEffects.fit(panel, options: request.options)
  }

  /// All figures, the answer first.
  mutating func all(using random: inout SplitMix64) -> [EffectFigure] {
    let sunAbraham = try? SunAbraham.fit(panel)
    let imputation = Result { () throws(StaggeredBlank) in try StaggeredImputation.fit(panel) }
    let twoWay = Result { () throws(StaggeredBlank) in try TwoWayFixedEffects.fit(panel) }
    answers[.callawaySantAnna] = figure(
      .overall, .estimator(.callawaySantAnna), effects.aggregate(.simple).overall)
    answers[.twoWay] = figure(.overall, .estimator(.twoWay), twoWay.map(\.estimate))
    answers[.sunAbraham] =
      sunAbraham.map { figure(.overall, .estimator(.sunAbraham), $0.overall) }
      ?? figure(.overall, .estimator(.sunAbraham), .failure(.noEarlierPeriod))
    switch imputation {
    case .success(let fit): answers[.imputation] = figure(.overall, .estimator(.imputation), fit.overall)
    case .failure(let blank): answers[.imputation] = figure(.overall, .estimator(.imputation), .failure(blank))
    }

    let trends = Result { () throws(StaggeredBlank) in
      let test = try effects.preTrendTest()
      // With six districts of a city without any effect it gave p = 1e-96.
      guard panel.clusterCount >= EffectDoubt.clustersPerFigure * test.degreesOfFreedom else {
        throw .manyFigures(test.degreesOfFreedom, clusters: panel.clusterCount)
      }
      return test
    }
    let doubts = doubts(trends)
    let others = StaggeredEstimator.allCases.filter { $0 != request.estimator }.compactMap { answers[$0] }
    guard var answer = answers[request.estimator] else { return [] }
    answer.isAnswer = true
    if answer.value != nil { answer.doubts += doubts + disagreements(answer, others) }
    notices.append(.staggered(answer))
    notices.append(.agreement(others))
    if !request.covariates.isEmpty { notices.append(.withoutCovariates) }
    var all = [answer] + others + parts(sunAbraham, try? imputation.get(), answer.doubts, using: &random)
    if request.estimator == .twoWay { all += bacon(isFull: true) } else { all += bacon(isFull: false) }
    all += preTrend(trends) + sensitivity()
    // Neither what survives nor what others find is a conclusion where there is none.
    if answer.verdict == .insufficient {
      notices.removeAll {
        switch $0 {
        case .breakdown, .agreement: true
        default: false
        }
      }
    }
    for (quantity, count) in [
      (EffectTerm.Quantity.units, panel.unitCount), (.clusters, panel.clusterCount),
      (.alwaysTreated, panel.alwaysTreatedCount),
    ] {
      all.append(EffectFigure(.quantity(quantity), .fit, series: request.outcome, value: Double(count)))
    }
    return all
  }

  /// The doubts that concern every estimator.
  private func doubts(_ trends: Result<PreTrendTest, StaggeredBlank>) -> [EffectDoubt] {
    var doubts: [EffectDoubt] = []
    let units = panel.units.indices
    let treated = Set(units.filter { panel.firstTreated[$0] != nil }.map { panel.clusters[$0] }).count
    // Without units never treated, the last cohort is what the others are compared with.
    let never = units.filter { panel.firstTreated[$0] == nil }
    let controls = Set(
      (never.isEmpty ? units.filter { panel.firstTreated[$0] == panel.cohorts.last } : never)
        .map { panel.clusters[$0] }
    ).count
    if treated < EffectDoubt.few { doubts.append(.fewTreated(treated)) }
    if controls < EffectDoubt.few { doubts.append(.fewControls(controls)) }
    switch trends {
    case .success(let test): if test.pValue < EffectDoubt.unlikely { doubts.append(.trendsDiffer(pValue: test.pValue)) }
    case .failure(let blank): doubts.append(.trendsUntested(blank))
    }
    return doubts
  }

  private func disagreements(_ answer: EffectFigure, _ others: [EffectFigure]) -> [EffectDoubt] {
    guard let lower = answer.lower, let upper = answer.upper else { return [] }
    return others.compactMap { other in
      guard case .estimator(let estimator) = other.kind, let low = other.lower, let high = other.upper,
        low > upper || high < lower
      else { return nil }
      return .disagreement(estimator)
    }
  }

  // MARK: - In full

  private func parts(
    _ sunAbraham: SunAbraham?, _ imputation: StaggeredImputation?, _ doubts: [EffectDoubt],
    using random: inout SplitMix64
  ) -> [EffectFigure] {
    let kinds = request.aggregate.map { [$0.kind].compactMap { $0 } } ?? [.dynamic]
    switch request.estimator {
    case .callawaySantAnna:
      if request.aggregate == .cells {
        let cells = effects.cells.map { cell in
          figure(
            .cell(cohort: label(cell.group), period: label(cell.period)), .cells,
            cell.estimate.map { .success($0) } ?? .failure(cell.blank ?? .nothingToCombine))
        }
        return cells + band(cells, effects.influence, .cells, using: &random)
      }
      return kinds.flatMap { kind -> [EffectFigure] in
        let aggregate = effects.aggregate(kind)
        let parts = aggregate.parts.map { figure(term($0.key, kind), .aggregate(kind), $0) }
        var overall = figure(.overall, .aggregate(kind), aggregate.overall)
        overall.isAnswer = true
        if overall.value != nil { overall.doubts += doubts }
        return [overall] + parts + band(parts, aggregate.influence, .aggregate(kind), using: &random)
      }
    case .twoWay: return []
    case .sunAbraham:
      guard kinds.contains(.dynamic) else { return [] }
      return sunAbraham?.parts.map { figure(term($0.key, .dynamic), .part(.sunAbraham, .dynamic), $0) } ?? []
    case .imputation:
      return kinds.flatMap { kind -> [EffectFigure] in
        let grouping: StaggeredImputation.Grouping
        switch kind {
        case .simple: return []
        case .dynamic: grouping = .dynamic
        case .group: grouping = .group
        case .calendar: grouping = .calendar
        }
        return imputation?.parts(grouping).map { figure(term($0.key, kind), .part(.imputation, kind), $0) } ?? []
      }
    }
  }

  /// The band that covers all figures together; none for a single one.
  private func band(
    _ figures: [EffectFigure], _ influence: Matrix, _ kind: EffectKind, using random: inout SplitMix64
  ) -> [EffectFigure] {
    guard figures.count(where: { $0.value != nil }) > 1,
      let band = try? SimultaneousBand.draw(influence, panel: panel, draws: request.draws, using: &random)
    else { return [] }
    let critical = EffectFigure(
      .quantity(.criticalValue), .band(kind), series: request.outcome, value: band.criticalValue)
    return [critical]
      + figures.compactMap { figure in
        guard let value = figure.value, let error = figure.standardError else { return nil }
        var wide = EffectFigure(figure.term, .band(kind), series: request.outcome, value: value)
        wide.standardError = error
        (wide.lower, wide.upper) = (value - band.criticalValue * error, value + band.criticalValue * error)
        return wide
      }
  }

  // MARK: - Beside it

  private func bacon(isFull: Bool) -> [EffectFigure] {
    let decomposition = BaconDecomposition(panel)
    var figures = [
      EffectFigure(
        .quantity(.alreadyTreatedWeight), .bacon, series: request.outcome,
        value: decomposition.alreadyTreatedWeight)
    ]
    guard isFull else { return figures }
    for comparison in decomposition.comparisons {
      let control: String? =
        switch comparison.control {
        case .never: nil
        case .later(let cohort), .earlier(let cohort): label(cohort)
        }
      let term = EffectTerm.comparison(cohort: label(comparison.group), control: control)
      figures.append(EffectFigure(term, .bacon, series: request.outcome, value: comparison.estimate))
      figures.append(EffectFigure(term, .baconWeight, series: request.outcome, value: comparison.weight))
    }
    return figures
  }

  private mutating func preTrend(_ trends: Result<PreTrendTest, StaggeredBlank>) -> [EffectFigure] {
    var wald = EffectFigure(.quantity(.wald), .preTrend, series: request.outcome)
    guard case .success(let test) = trends else {
      if case .failure(let blank) = trends { wald.doubts = [.blank(blank)] }
      return [wald]
    }
    (wald.value, wald.pValue) = (test.statistic, test.pValue)
    notices.append(.trends(pValue: test.pValue))
    return [
      wald,
      EffectFigure(
        .quantity(.degreesOfFreedom), .preTrend, series: request.outcome, value: Double(test.degreesOfFreedom)),
    ]
  }

  /// How far trends may part before the average over times since treatment is no longer told from 0.
  private mutating func sensitivity() -> [EffectFigure] {
    var options = request.options
    options.basePeriod = .universal
    let universal =
      request.options.basePeriod == .universal ? effects : GroupTimeEffects.fit(panel, options: options)
    func figure(_ quantity: EffectTerm.Quantity, _ value: Double?) -> EffectFigure {
      EffectFigure(.quantity(quantity), .sensitivity, series: request.outcome, value: value)
    }
    do {
      let study = try EventStudy(universal)
      let relative = RelativeMagnitude(study)
      notices.append(.breakdown(relative.breakdown))
      return [
        figure(.breakdown, relative.breakdown), figure(.breakdownOfEstimate, relative.breakdownOfEstimate),
      ] + (hasBend ? [figure(.breakdownOfBend, Smoothness(study).breakdown())] : [])
    } catch {
      var blank = figure(.breakdown, nil)
      blank.doubts = [.blank(error)]
      return [blank]
    }
  }

  // MARK: - Figures

  private func term(_ key: Int?, _ kind: StaggeredAggregate.Kind) -> EffectTerm {
    guard let key else { return .overall }
    switch kind {
    case .simple: return .overall
    case .dynamic: return .sinceTreatment(key)
    case .group: return .cohort(label(key))
    case .calendar: return .period(label(key))
    }
  }

  private func figure(_ term: EffectTerm, _ kind: EffectKind, _ part: StaggeredAggregate.Part) -> EffectFigure {
    var figure = figure(term, kind, part.estimate.map { .success($0) } ?? .failure(reason(part)))
    if figure.value != nil, part.leftOut > 0 { figure.doubts.append(.leftOut(part.leftOut)) }
    return figure
  }

  /// Why a part has no figure: that there is nothing to combine says less than why.
  private func reason(_ part: StaggeredAggregate.Part) -> StaggeredBlank {
    guard part.blank == nil || part.blank == .nothingToCombine else { return part.blank ?? .nothingToCombine }
    return effects.cells.lazy.compactMap(\.blank).first ?? .nothingToCombine
  }

  private func figure(
    _ term: EffectTerm, _ kind: EffectKind, _ estimate: Result<StaggeredEstimate, StaggeredBlank>
  ) -> EffectFigure {
    var figure = EffectFigure(term, kind, series: request.outcome)
    switch estimate {
    case .failure(let blank): figure.doubts = [.blank(blank)]
    case .success(let estimate):
      let interval = estimate.interval()
      (figure.value, figure.standardError) = (estimate.value, estimate.standardError)
      (figure.lower, figure.upper) = (interval.lowerBound, interval.upperBound)
      let z = estimate.value / estimate.standardError
      figure.pValue = LikelihoodRatioTest.pValue(statistic: z * z, degreesOfFreedom: 1)
    }
    return figure
  }
}
