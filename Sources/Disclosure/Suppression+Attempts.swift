/// Several ways to hide, of which the one that hides least is kept.
///
/// One cell after the other is protected, so what the first ones hide decides what serves the next. Other costs lead
/// to other ways, and none of them is the best for all tables.
extension Suppression {
  /// In a system of more cells one way has to do.
  private static let mostCells = 1_000

  /// What it costs to hide each cell: small ones are hidden rather than large ones, and parts rather than totals.
  static func cost(_ system: CellSystem) -> [Double] {
    system.rowsOfCell.indices.map { cell in
      let totals = system.rowsOfCell[cell].count { $0.sign < 0 }
      var weight = 1.0
      for _ in 0..<min(totals, 6) { weight *= 2 }
      var size = 0.0
      var rest = abs(system.values[cell])
      while rest > 0 {
        size += 1
        rest /= 2
      }
      return weight * (1 + size / 16)
    }
  }

  /// Hides anew at altered costs, gives back, and keeps what is cheapest at the true ones.
  /// - Parameters:
  ///   - draft: the release this is the suppression of.
  ///   - ways: how many ways there are to be, this one included.
  ///   - maySomeBeExposed: as for `run`.
  mutating func improve(_ draft: Draft, ways: Int, maySomeBeExposed: Bool) {
    let trueCost = cost
    var least = hiddenCost(trueCost)
    var spent = effort
    let room = Self.mostEffort - effort
    guard system.count <= Self.mostCells, isHidden != draft.isHidden, ways > 1 else { return }
    for attempt in 1..<ways where spent <= room {
      var other = Suppression(
        system, isHidden: draft.isHidden, threshold: threshold, cost: altered(trueCost, attempt: attempt),
        mostSolverSteps: program.mostSteps)
      // An attempt that fails is none; what is there already is protected.
      guard (try? other.run(maySomeBeExposed: maySomeBeExposed)) != nil else { continue }
      other.giveBack(draft.mayBePublished)
      spent += other.effort
      let cost = other.hiddenCost(trueCost)
      guard other.exposed.count <= exposed.count, cost < least else { continue }
      self = other
      least = cost
    }
  }

  /// Each cost times 0.2 to 1.8, evenly spread and the same in every run; less for what is hidden in the best way yet.
  private func altered(_ cost: [Double], attempt: Int) -> [Double] {
    // Multiples of the golden ratio, less their whole parts, are evenly spread.
    let ratio = (5.0.squareRoot() - 1) / 2
    return cost.indices.map { cell in
      let share = (Double((cell + 1) * attempt) * ratio).truncatingRemainder(dividingBy: 1)
      return cost[cell] * (0.2 + 1.6 * share) * (isHidden[cell] ? 0.7 : 1)
    }
  }

  private func hiddenCost(_ cost: [Double]) -> Double {
    cost.indices.reduce(0) { isHidden[$1] ? $0 + cost[$1] : $0 }
  }
}
