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
  /// Steps of the solver after which a program is given up.
  let mostSteps: Int

  /// Over more cells than these a program is solved only when nothing else has helped.
  static let mostCells = 400

  /// The cells that sums connect with the target and that may move, nearest first.
  func component(of target: Int, isFrozen: (Int) -> Bool) -> [Int] {
    guard !system.isKnown[target], !isFrozen(target) else { return [] }
    var cells = [target]
    var seen: Set<Int> = [target]
    var next = 0
    while next < cells.count {
      for (row, _) in system.rowsOfCell[cells[next]] {
        for cell in system.rows[row].cells where !system.isKnown[cell] && !isFrozen(cell) {
          if seen.insert(cell).inserted { cells.append(cell) }
        }
      }
      next += 1
    }
    return cells
  }

  /// Solves the program over some cells; all others stay.
  /// - Returns: the proof; nil: moving these cells does not protect the target.
  /// - Throws: `DisclosureError.solver`.
  func solve(_ target: Int, cells: [Int], isHidden: [Bool]) throws(DisclosureError) -> Witness? {
    var rowNumbers: [Int: Int] = [:]
    for cell in cells {
      for (row, _) in system.rowsOfCell[cell] where rowNumbers[row] == nil { rowNumbers[row] = rowNumbers.count }
    }
    let m = rowNumbers.count
    var columns = Columns()
    // The table moved up has the rows 0..<m, that moved down m..<2m; the last row is the width.
    for (offset, isUp) in [(0, true), (m, false)] {
      for (position, cell) in cells.enumerated() {
        var entries = system.rowsOfCell[cell].compactMap { row, sign in
          rowNumbers[row].map { (row: $0 + offset, element: Double(sign)) }
        }
        if cell == target { entries.append((2 * m, isUp ? 1 : -1)) }
        let room = room(cell)
        let tag = Columns.Tag(position: position, isUp: isUp)
        if isHidden[cell] {
          columns.add(entries, -room.down...room.up, cost: 0, tag)
        } else {
          columns.add(entries, 0...room.up, cost: cost[cell], tag)
          columns.add(entries, -room.down...0, cost: -cost[cell], tag)
        }
      }
    }
    guard let solution = try columns.minimum(rowCount: 2 * m + 1, width: Double(threshold), mostSteps: mostSteps)
    else { return nil }
    var up = [Double](repeating: 0, count: cells.count)
    var down = up
    for (tag, value) in zip(columns.tags, solution) {
      if tag.isUp { up[tag.position] += value } else { down[tag.position] += value }
    }
    let moved = cells.indices.filter { max(abs(up[$0]), abs(down[$0])) > Witness.tolerance }
    return Witness(cells: moved.map { cells[$0] }, up: moved.map { up[$0] }, down: moved.map { down[$0] })
  }

  /// How far a cell can go.
  private func room(_ cell: Int) -> (up: Double, down: Double) {
    let up = system.upper[cell] == .max ? Self.unbounded : Double(system.upper[cell] - system.values[cell])
    let down = system.lower[cell] == -.max ? Self.unbounded : Double(system.values[cell] - system.lower[cell])
    return (up, down)
  }

  /// What the solver takes as no bound.
  static let unbounded = Double.greatestFiniteMagnitude
}

/// The columns of a program whose rows are all 0 but the last, which is at least a width.
private struct Columns {
  /// The cell and table a column belongs to.
  struct Tag {
    var position: Int
    var isUp: Bool
  }
  private(set) var tags: [Tag] = []
  private var starts: [Int32] = [0]
  private var rows: [Int32] = []
  private var elements: [Double] = []
  private var lower: [Double] = []
  private var upper: [Double] = []
  private var costs: [Double] = []

  mutating func add(
    _ entries: [(row: Int, element: Double)], _ bounds: ClosedRange<Double>, cost: Double, _ tag: Tag
  ) {
    for entry in entries {
      rows.append(Int32(entry.row))
      elements.append(entry.element)
    }
    starts.append(Int32(rows.count))
    lower.append(bounds.lowerBound)
    upper.append(bounds.upperBound)
    costs.append(cost)
    tags.append(tag)
  }

  /// The cheapest values of the columns; nil: there are none.
  func minimum(rowCount: Int, width: Double, mostSteps: Int) throws(DisclosureError) -> [Double]? {
    guard let model = Clp_newModel() else { throw .solver(status: -1) }
    defer { Clp_deleteModel(model) }
    Clp_setLogLevel(model, 0)
    Clp_setMaximumIterations(model, Int32(mostSteps))
    let rowLower = [Double](repeating: 0, count: rowCount - 1) + [width]
    let rowUpper = [Double](repeating: 0, count: rowCount - 1) + [MoveProgram.unbounded]
    Clp_loadProblem(
      model, Int32(tags.count), Int32(rowCount), starts, rows, elements, lower, upper, costs, rowLower, rowUpper)
    // The primal method was seen to call programs infeasible that have a solution.
    Clp_dual(model, 0)
    // 0: optimal, 1: no solution, 3: given up.
    let status = Int(Clp_status(model))
    if status == 1 { return nil }
    guard status == 0, let solution = Clp_getColSolution(model) else { throw .solver(status: status) }
    return Array(UnsafeBufferPointer(start: solution, count: tags.count))
  }
}
