import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("Transitions agree with R's msm and survival, every row of the reference")
struct TransitionReferenceTests {
  private typealias Figures = [String: [Double]]

  private func standardErrors(_ estimates: [TransitionEstimate]) -> [Double] { estimates.map { $0.standardError ?? 0 } }

  private func matrix(_ q: TransitionIntensities) -> [TransitionEstimate] {
    (0..<16).map { q.intensity($0 / 4, $0 % 4) }
  }

  /// The limits of msm are those of a figure; where there is none, 0.
  private func panelFigures() throws -> Figures {
    let data = try TransitionPanels.read("tiers_panel.csv")
    let model = try PanelMarkovModel.fit(data, TransitionPanels.everyPairButOne())
    #expect(model.convergence.rung == .automatic && model.held.isEmpty)
    let q = model.intensities()
    let intensities = matrix(q)
    let stays = (0..<4).compactMap { q.sojournTime($0) }
    var figures: Figures = [
      "minus2loglik": [model.minus2LogLikelihood], "Q": intensities.map(\.value), "Q_se": standardErrors(intensities),
      "Q_lower": intensities.map { $0.lower ?? 0 }, "Q_upper": intensities.map { $0.upper ?? 0 },
      "sojourn": stays.map(\.value), "sojourn_se": standardErrors(stays), "sojourn_lower": stays.map { $0.lower ?? 0 },
      "sojourn_upper": stays.map { $0.upper ?? 0 }, "transition_counts": data.table.map(Double.init),
      "totlos_52": try q.lengthOfStay(horizon: 52)[..<4].map(\.value),
      "efpt_to_4": try q.firstPassageTimes(to: 3).compactMap { $0?.value },
      "next_state": (0..<16).compactMap { q.nextState($0 / 4, $0 % 4)?.value },
    ]
    for horizon in [1, 4, 12] {
      figures["P(\(horizon))"] = try q.transitionProbabilities(horizon: Double(horizon)).map(\.value)
    }
    return figures
  }

  private func covariateFigures() throws -> [String: Figures] {
    var figures: [String: Figures] = [:]
    var likelihoods: [Double] = []
    for (name, columns) in [("null", []), ("~intervention", [3]), ("~intervention+senior", [3, 4])] {
      let data = try TransitionPanels.read("tiers_covariates.csv", covariates: columns)
      let model = try PanelMarkovModel.fit(data, TransitionPanels.tiersAndExit())
      #expect(model.held.isEmpty)
      likelihoods.append(model.minus2LogLikelihood)
      let intensities = matrix(model.intensities())
      var own: Figures = [
        "minus2loglik": [model.minus2LogLikelihood], "Q0": intensities.map(\.value),
        "Q0_se": standardErrors(intensities),
      ]
      for (covariate, column) in ["intervention", "senior"][..<columns.count].enumerated() {
        let ratios = (0..<8).compactMap { model.hazardRatio($0, covariate: covariate) }
        own["HR_\(column)"] = ratios.map(\.value)
        own["HR_\(column)_lower"] = ratios.compactMap(\.lower)
        own["HR_\(column)_upper"] = ratios.compactMap(\.upper)
        own["HR_\(column)_rows"] = ratios.indices.map { Double($0 + 1) }
      }
      figures["tiers_covariates:\(name)"] = own
      if name == "~intervention" {
        let ratio = likelihoods[0] - likelihoods[1]
        let p = LikelihoodRatioTest.pValue(statistic: ratio, degreesOfFreedom: model.covariateDegreesOfFreedom)
        #expect(isClose(ratio, 2 * (model.logLikelihood - model.nullLogLikelihood), absolute: 1e-6))
        figures["tiers_covariates:LR null vs ~intervention"] = [
          "LR_df_p": [ratio, Double(model.covariateDegreesOfFreedom), p]
        ]
      }
    }
    return figures
  }

  private func weeklyFigures() throws -> Figures {
    let rows = try TransitionReference.panel("tiers_weekly.csv").map { $0.map { Int($0) } }
    var tables = [[Int]](repeating: [Int](repeating: 0, count: 16), count: 2)
    for (before, now) in zip(rows, rows.dropFirst()) where before[0] == now[0] {
      tables[before[1] < 5 ? 0 : 1][(before[2] - 1) * 4 + now[2] - 1] += 1
    }
    let chain = try TransitionChain.fit(counts: zip(tables[0], tables[1]).map(+), stateCount: 4)
    let test = ChainHomogeneity(tables, stateCount: 4)
    let estimates = chain.probabilities(steps: 1)
    return [
      "counts_early": tables[0].map(Double.init), "counts_late": tables[1].map(Double.init),
      "P_mle": estimates.compactMap { $0?.value },
      "homogeneity_LR_X2_df_pLR_pX2": [
        test.likelihoodRatio, test.chiSquared, Double(test.degreesOfFreedom), test.likelihoodRatioPValue ?? .nan,
        test.chiSquaredPValue ?? .nan,
      ],
      "wilson_2to1": [estimates[4]?.lower ?? .nan, estimates[4]?.upper ?? .nan],
      "wilson_2to3": [estimates[6]?.lower ?? .nan, estimates[6]?.upper ?? .nan],
    ]
  }

  /// The intervals of the exactly dated panel.
  private func exactIntervals() throws -> [StateInterval] {
    try TransitionReference.panel("tiers_exact.csv").map {
      StateInterval(
        subject: Int($0[0]), start: $0[1], stop: $0[2], from: Int($0[3]) - 1, to: $0[4] == 0 ? nil : Int($0[4]) - 1)
    }
  }

  private func exactFigures(isStartKnown: Bool, _ horizons: [Double]) throws -> Figures {
    let fit = try AalenJohansen.fit(
      try exactIntervals(), stateCount: 4, horizons: horizons, isStartKnown: isStartKnown)
    var figures: Figures = [:]
    for point in fit.points {
      let name = format(point.horizon)
      figures["state_probabilities(\(name))"] = point.probabilities.map(\.value)
      figures["se(\(name))"] = standardErrors(point.probabilities)
      figures["rmean(\(name))"] = point.restrictedMeanTimes.map(\.value)
      figures["rmean_se(\(name))"] = standardErrors(point.restrictedMeanTimes)
      if point.horizon == 0 {
        figures["p0"] = point.probabilities.map(\.value)
        #expect(point.atRisk == 28)
      }
    }
    return figures
  }

  private func format(_ horizon: Double) -> String {
    horizon == horizon.rounded() ? String(Int(horizon)) : String(horizon)
  }

  @Test("Every row of transitions_expected.csv")
  func everyRow() throws {
    var ours = try covariateFigures()
    ours["tiers_panel"] = try panelFigures()
    ours["tiers_weekly"] = try weeklyFigures()
    // The reference errors take the shares at the start as known.
    ours["tiers_exact"] = try exactFigures(isStartKnown: true, [0, 5, 10, 20, 30])
    let rows = try TransitionReference.rows("transitions_expected.csv")
    #expect(rows.count == 53)
    for row in rows {
      let figures = ours[row.model]?[row.quantity] ?? []
      #expect(row.agrees(with: figures), "\(row.model) \(row.quantity): \(figures) for \(row.values)")
    }
  }

  @Test("Every row of more_expected.csv: a split inside intervals, other covariates, the variance of the start")
  func moreRows() throws {
    var ours = ["exact": try exactFigures(isStartKnown: false, [0.25, 1, 5, 10, 20, 30])]
    let split = try PanelMarkovModel.fit(
      TransitionPanels.read("tiers_covariates.csv", splitAt: 6), TransitionPanels.tiersAndExit())
    let ratios = (0..<8).compactMap { split.hazardRatio($0, covariate: 0) }
    ours["split at 6"] = [
      "minus2loglik": [split.minus2LogLikelihood], "HR": ratios.map(\.value), "HR_lower": ratios.compactMap(\.lower),
      "HR_upper": ratios.compactMap(\.upper),
    ]
    let model = try PanelMarkovModel.fit(
      TransitionPanels.read("tiers_covariates.csv", covariates: [3, 4]), TransitionPanels.tiersAndExit())
    for x in [0.0, 1] {
      let q = model.intensities(covariates: [x, x])
      let stays = (0..<3).compactMap { q.sojournTime($0) }
      ours["covariates \(Int(x))\(Int(x))"] = [
        "sojourn": stays.map(\.value), "sojourn_se": standardErrors(stays),
        "P(4)": try q.transitionProbabilities(horizon: 4).map(\.value),
        "totlos_12": try q.lengthOfStay(horizon: 12)[..<4].map(\.value),
        "efpt_to_4": try q.firstPassageTimes(to: 3)[..<3].compactMap { $0?.value },
      ]
      #expect(q.sojournTime(3) == nil)
      #expect(try q.firstPassageTimes(to: 0)[1] == nil)
    }
    let rows = try TransitionReference.rows("more_expected.csv")
    #expect(rows.count == 24)
    for row in rows {
      let figures = ours[row.model]?[row.quantity] ?? []
      #expect(row.agrees(with: figures), "\(row.model) \(row.quantity): \(figures) for \(row.values)")
    }
  }
}
