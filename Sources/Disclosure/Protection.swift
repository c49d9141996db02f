/// Decides which figures may leave.
public enum Protection {
  /// Steps after which a linear program is given up. Those of a city of 60 districts end after some thousands.
  public static let mostSolverSteps = 1_000_000

  /// Hides what is too small or too sensitive, and as much more as keeps that from being computed.
  ///
  /// Every hidden count is shown to be uncertain: there are two tables without negative counts, alike in all that is
  /// published now and was before, that differ in it by the threshold or more. If this cannot be shown, nothing is
  /// released.
  /// - Parameters:
  ///   - cells: the counts.
  ///   - equations: the sums among them. They may also name cells of earlier releases, such as merged districts.
  ///   - ratios: rates and shares; numerators and denominators are among the cells.
  ///   - sensitivities: how sensitive each indicator is.
  ///   - earlier: the releases so far, oldest first.
  ///   - ofFewSchools: counts that since they were published have changed by the parts of fewer schools than a figure
  ///     has to rest on. Of these the change is hidden however large it is.
  ///   - profile: the thresholds.
  ///   - ways: how many ways to hide are tried, of which the cheapest is taken. In large systems one has to do.
  ///   - mostSolverSteps: how many steps a linear program may take.
  /// - Returns: what may leave.
  /// - Throws: `DisclosureError`, and then nothing may leave.
  public static func protect(
    _ cells: [CountCell], equations: [Equation], ratios: [RatioCell] = [], sensitivities: [String: Sensitivity],
    earlier: [EarlierRelease] = [], ofFewSchools: Set<CellKey> = [], profile: Profile, ways: Int = 12,
    mostSolverSteps: Int = Protection.mostSolverSteps
  ) throws(DisclosureError) -> Release {
    // That an earlier count stands tells that little has changed. Where this is too much, nothing is said of it.
    for tellsStanding in [true, false] {
      var draft = Draft(cells, profile: profile, tellsStanding: tellsStanding, ofFewSchools: ofFewSchools)
      for release in earlier { try draft.add(release) }
      try draft.addCells(sensitivities)
      try draft.add(equations)
      draft.system.addChanges(below: profile.threshold, ofFewSchools: ofFewSchools)
      try draft.add(ratios)
      var suppression = Suppression(
        draft.system, isHidden: draft.isHidden, threshold: profile.threshold, cost: Suppression.cost(draft.system),
        mostSolverSteps: mostSolverSteps)
      let maySomeBeExposed = !earlier.isEmpty || draft.hasKnownDenominators
      try suppression.run(maySomeBeExposed: maySomeBeExposed)
      if tellsStanding, !draft.standing.isEmpty, !suppression.exposed.isEmpty { continue }
      suppression.giveBack(draft.mayBePublished)
      suppression.improve(draft, ways: ways, maySomeBeExposed: maySomeBeExposed)
      try suppression.prove()
      return draft.release(suppression, ratios)
    }
    preconditionFailure("the second attempt returns or throws")
  }
}
