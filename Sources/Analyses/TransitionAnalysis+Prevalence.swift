import Statistics

extension TransitionAnalysis {
  /// Sets the subjects seen in each state beside those the model expects, at each horizon after their first observation.
  mutating func addPrevalence(
    _ model: PanelMarkovModel, _ panel: StatePanel, _ horizons: [Double], _ longest: Double
  ) throws {
    var histories: [Prevalence.History] = []
    var isChanging = false
    for (index, row) in panel.rows.enumerated() {
      let covariates = panel.covariates(of: index)
      if index > 0, panel.rows[index - 1].subject == row.subject {
        histories[histories.count - 1].times.append(row.time)
        histories[histories.count - 1].states.append(row.state)
        if histories[histories.count - 1].covariates != covariates { isChanging = true }
      } else {
        histories.append(Prevalence.History(times: [row.time], states: [row.state], covariates: covariates))
      }
    }
    for compared in try Prevalence.compare(model, histories, times: horizons) {
      let seen = compared.observed.reduce(0, +)
      let doubt = TransitionDoubt.gravest([
        .atRisk(seen), compared.time > longest ? .beyondFollowUp(longest: longest) : nil,
        isChanging ? .changingCovariate : nil,
      ])
      for (j, to) in panel.states.enumerated() {
        figures.append(
          TransitionFigure(
            .observedPrevalence, to: to, horizon: compared.time, value: Double(compared.observed[j]), doubt: doubt))
        figures.append(
          TransitionFigure(
            .expectedPrevalence, to: to, horizon: compared.time, value: compared.expected[j], doubt: doubt))
      }
    }
  }
}
