/// A proof that some hidden counts are uncertain: two other tables, alike in all that is published.
///
/// With x the true table, x + up and x + down are possible: they satisfy every sum, have no count below its bound, and
/// agree with x wherever a cell is not hidden. A cell in which they differ by the threshold is protected.
struct Witness {
  /// Smaller sums than this are rounding of the linear program.
  static let tolerance = 1e-6

  let cells: [Int]
  let up: [Double]
  let down: [Double]

  /// A single move, taken as far as needed both ways.
  init(move: [(cell: Int, sign: Int)], up stepsUp: Int, down stepsDown: Int) {
    cells = move.map(\.cell)
    up = move.map { Double($0.sign * stepsUp) }
    down = move.map { Double(-$0.sign * stepsDown) }
  }

  init(cells: [Int], up: [Double], down: [Double]) {
    self.cells = cells
    self.up = up
    self.down = down
  }

  /// The schools that know a cell which moves.
  func soleSchools(_ system: CellSystem) -> Set<Int> { Set(cells.compactMap { system.sole[$0] }) }

  /// The positions of the cells that it shows to be uncertain by the threshold.
  func protectedCells(threshold: Int) -> [Int] {
    cells.indices.filter { abs(up[$0] - down[$0]) >= Double(threshold) - Self.tolerance }.map { cells[$0] }
  }

  /// By how much the two tables differ in a cell.
  func width(_ cell: Int) -> Double {
    cells.firstIndex(of: cell).map { abs(up[$0] - down[$0]) } ?? 0
  }

  /// Whether both tables are possible for a reader who sees all that is not hidden.
  func holds(_ system: CellSystem, isHidden: [Bool]) -> Bool {
    for steps in [up, down] {
      var sums: [Int: Double] = [:]
      for (cell, step) in zip(cells, steps) {
        guard isHidden[cell], !system.isKnown[cell] else { return false }
        let value = Double(system.values[cell]) + step
        guard value >= Double(system.lower[cell]) - Self.tolerance,
          system.upper[cell] == .max || value <= Double(system.upper[cell]) + Self.tolerance
        else { return false }
        for (row, sign) in system.rowsOfCell[cell] { sums[row, default: 0] += Double(sign) * step }
      }
      guard sums.values.allSatisfy({ abs($0) <= Self.tolerance }) else { return false }
    }
    return true
  }
}
