import CClp

/// The move that protects a cell at the least cost, as a linear program.
///
/// Unknown are the steps up⁺, up⁻, down⁺, down⁻ ≥ 0 of each cell. Every sum stays under both moves, no cell leaves its
/// bounds, and up − down of the target is at least the threshold. The cost is that of each cell times its steps.
/// Source of the idea: Kelly, Golden & Assad (1992), Networks 22; Castro (2007), European Journal of Operational
/// Research 177.
struct MoveProgram {
  let system: CellSystem
  let threshold: Int
  let cost: [Double]

  /// What a step of a hidden cell costs, so that no more of them move than have to.
  private static let stepCost = 1e-3

  /// Solves the program over the cells around the target, and over more of them if these do not suffice.
  /// - Returns: the proof; nil: nothing that may be hidden would protect the target.
  /// - Throws: `DisclosureError.solver`.
  func cheapest(
    _ target: Int, isHidden: [Bool], mostCells: Int, isFrozen: (Int) -> Bool
  ) throws(DisclosureError) -> Witness? {
    var last = 0
    for most in [300, 3_000, Int.max] where most <= mostCells {
      let cells = around(target, most: most, isFrozen: isFrozen)
      guard cells.count > last else { return nil }
      last = cells.count
      if let witness = try solve(target, cells: cells, isHidden: isHidden) { return witness }
    }
    return nil
  }

  /// The cells that sums connect with the target, nearest first.
  private func around(_ target: Int, most: Int, isFrozen: (Int) -> Bool) -> [Int] {
    guard !system.isKnown[target], !isFrozen(target) else { return [] }
    var cells = [target]
    var seen: Set<Int> = [target]
    var next = 0
    while next < cells.count, cells.count < most {
      for (row, _) in system.rowsOfCell[cells[next]] {
        for cell in system.rows[row].cells where !system.isKnown[cell] && !isFrozen(cell) {
          if seen.insert(cell).inserted { cells.append(cell) }
        }
      }
      next += 1
    }
    return cells
  }

  private func solve(_ target: Int, cells: [Int], isHidden: [Bool]) throws(DisclosureError) -> Witness? {
    let n = cells.count
    var rowNumbers: [Int: Int] = [:]
    for cell in cells {
      for (row, _) in system.rowsOfCell[cell] where rowNumbers[row] == nil { rowNumbers[row] = rowNumbers.count }
    }
    let m = rowNumbers.count
    // Columns in four blocks: up⁺, up⁻, down⁺, down⁻. Rows: the sums of up, those of down, and the width wanted.
    var starts: [Int32] = [0]
    var indices: [Int32] = []
    var elements: [Double] = []
    var columnUpper: [Double] = []
    var objective: [Double] = []
    for block in 0..<4 {
      let direction = block % 2 == 0 ? 1.0 : -1.0
      for cell in cells {
        for (row, sign) in system.rowsOfCell[cell] {
          guard let number = rowNumbers[row] else { continue }
          indices.append(Int32(block < 2 ? number : m + number))
          elements.append(direction * Double(sign))
        }
        if cell == target {
          indices.append(Int32(2 * m))
          elements.append(block < 2 ? direction : -direction)
        }
        starts.append(Int32(indices.count))
        columnUpper.append(room(cell, up: direction > 0))
        objective.append(isHidden[cell] ? Self.stepCost : Self.stepCost + cost[cell])
      }
    }
    let rowLower = [Double](repeating: 0, count: 2 * m) + [Double(threshold)]
    let rowUpper = [Double](repeating: 0, count: 2 * m) + [.greatestFiniteMagnitude]
    guard let model = Clp_newModel() else { throw .solver(status: -1) }
    defer { Clp_deleteModel(model) }
    Clp_setLogLevel(model, 0)
    let columnLower = [Double](repeating: 0, count: 4 * n)
    Clp_loadProblem(
      model, Int32(4 * n), Int32(2 * m + 1), starts, indices, elements, columnLower, columnUpper, objective, rowLower,
      rowUpper)
    Clp_dual(model, 0)
    // 0: optimal, 1: no solution.
    let status = Int(Clp_status(model))
    if status == 1 { return nil }
    guard status == 0, let solution = Clp_getColSolution(model) else { throw .solver(status: status) }
    let up = (0..<n).map { solution[$0] - solution[n + $0] }
    let down = (0..<n).map { solution[2 * n + $0] - solution[3 * n + $0] }
    let moved = (0..<n).filter { max(abs(up[$0]), abs(down[$0])) > Witness.tolerance }
    return Witness(cells: moved.map { cells[$0] }, up: moved.map { up[$0] }, down: moved.map { down[$0] })
  }

  /// How far a cell can go.
  private func room(_ cell: Int, up: Bool) -> Double {
    if up {
      return system.upper[cell] == .max ? .greatestFiniteMagnitude : Double(system.upper[cell] - system.values[cell])
    }
    return system.lower[cell] == -.max ? .greatestFiniteMagnitude : Double(system.values[cell] - system.lower[cell])
  }
}
