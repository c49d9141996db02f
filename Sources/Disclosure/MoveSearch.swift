/// Looks for the move that protects a cell at the least cost of newly hidden ones: a product of moves along the axes.
///
/// A product of moves that each leave the sums along their axis leaves all sums. With two values on each of d axes it is
/// the hypercube of 2ᵈ cells. Source of the idea for hypercubes: Repsilber (1994), Seminar on Statistical Confidentiality.
struct MoveSearch {
  let grid: Grid
  let system: CellSystem
  let threshold: Int
  let cost: [Double]

  /// Nodes after which the best found so far is taken.
  private static let mostNodes = 4_000

  /// The table moved so far, when a witness is put together from several moves.
  var shifted: [Int]

  init(_ system: CellSystem, threshold: Int, cost: [Double]) {
    grid = Grid(system)
    self.system = system
    self.threshold = threshold
    self.cost = cost
    shifted = system.values
  }

  /// A move, how far it goes, and what it costs to hide what it moves.
  struct Found {
    var move: [(cell: Int, sign: Int)]
    var room: Room
    var cost: Double
  }

  /// A cell that moves with its sign and code.
  private typealias Corner = (cell: Int, sign: Int, code: Int)

  /// The room for steps up and down, each cut at what is of use.
  struct Room {
    var up: Int
    var down: Int
  }

  /// The cheapest move of a cell that goes far enough.
  /// - Parameters:
  ///   - target: the cell to move.
  ///   - wanted: the steps up and down that are of use.
  ///   - need: the steps, up and down together, that it has to have.
  ///   - isHidden: the cells hidden so far.
  ///   - limit: moves that cost as much or more are no use.
  ///   - isFrozen: cells that must not move.
  func cheapest(
    _ target: Int, wanted: Room, need: Int, isHidden: [Bool], below limit: Double, isFrozen: (Int) -> Bool
  ) -> Found? {
    let start = system.isChange[target] ? system.changed(target).new : target
    guard let room = room(wanted, start, 1, need, isFrozen) else { return nil }
    var lines: [(axis: Int, moves: [(offsets: [Int], signs: [Int], cost: Double)])] = []
    let corner: Corner = (start, 1, grid.code(start))
    for axis in 0..<grid.axisCount {
      var moves: [(offsets: [Int], signs: [Int], cost: Double)] = []
      for move in grid.moves(of: start, axis: axis) {
        let offsets = move.values.dropFirst().map { grid.offset($0, from: start, axis: axis) }
        let signs = Array(move.signs.dropFirst())
        guard let grown = grow([corner], offsets, signs, room, need, isHidden, isFrozen), grown.cost < limit else {
          continue
        }
        moves.append((offsets, signs, grown.cost))
      }
      guard !moves.isEmpty else { return nil }
      if moves.count > 1 || !moves[0].offsets.isEmpty { lines.append((axis, moves.sorted { $0.cost < $1.cost })) }
    }
    lines.sort { ($0.moves.count, $0.axis) < ($1.moves.count, $1.axis) }
    let startCost = isHidden[start] ? 0 : cost[start]
    var best: Found?
    var nodes = 0

    func descend(_ depth: Int, _ corners: [Corner], _ room: Room, _ spent: Double) {
      if depth == lines.count {
        guard let move = balanced(corners) else { return }
        best = Found(move: move, room: room, cost: spent)
        return
      }
      for move in lines[depth].moves {
        // The moves are sorted by the cost of their own line, which the product contains.
        guard spent + move.cost < best?.cost ?? limit, nodes < Self.mostNodes else { return }
        nodes += 1
        guard let grown = grow(corners, move.offsets, move.signs, room, need, isHidden, isFrozen),
          spent + grown.cost < best?.cost ?? limit
        else { continue }
        descend(depth + 1, corners + grown.corners, grown.room, spent + grown.cost)
      }
    }
    descend(0, [corner], room, startCost)
    return best
  }

  /// The images of corners under the further values of a move, unless one is missing, frozen or leaves too little room.
  private func grow(
    _ corners: [Corner], _ offsets: [Int], _ signs: [Int], _ room: Room, _ need: Int, _ isHidden: [Bool],
    _ isFrozen: (Int) -> Bool
  ) -> (corners: [Corner], room: Room, cost: Double)? {
    var left = room
    var spent = 0.0
    var grown: [Corner] = []
    grown.reserveCapacity(corners.count * offsets.count)
    for (offset, sign) in zip(offsets, signs) {
      for corner in corners {
        let code = corner.code + offset
        guard let cell = grid.cell(at: code) else { return nil }
        guard let narrowed = self.room(left, cell, corner.sign * sign, need, isFrozen) else { return nil }
        left = narrowed
        if !isHidden[cell] { spent += cost[cell] }
        grown.append((cell, corner.sign * sign, code))
      }
    }
    return (grown, left, spent)
  }

  /// What room is left when the cell moves too.
  private func room(_ room: Room, _ cell: Int, _ sign: Int, _ need: Int, _ isFrozen: (Int) -> Bool) -> Room? {
    if system.isKnown[cell] || isFrozen(cell) { return nil }
    let below = shifted[cell] - system.lower[cell]
    let above = system.upper[cell] == .max ? .max : system.upper[cell] - shifted[cell]
    let left = Room(up: min(room.up, sign > 0 ? above : below), down: min(room.down, sign > 0 ? below : above))
    return left.up + left.down >= need ? left : nil
  }

  /// The move with the changes of revised cells that go with it; nil if a sum would not stay.
  private func balanced(_ corners: [Corner]) -> [(cell: Int, sign: Int)]? {
    var sums: [Int: Int] = [:]
    for corner in corners {
      for (row, sign) in system.rowsOfCell[corner.cell] { sums[row, default: 0] += sign * corner.sign }
    }
    var move = corners.map { (cell: $0.cell, sign: $0.sign) }
    for (row, sum) in sums where sum != 0 {
      // A change has no bounds and stands in no other sum.
      guard let change = system.rows[row].change else { return nil }
      move.append((change, -sum))
    }
    return move
  }
}
