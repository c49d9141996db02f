extension MoveSearch {
  /// A witness for a cell that moves hidden cells alone: one move that goes all the way, or several of a part each.
  ///
  /// Where all counts are small no single partner can make up for the threshold, but many together can.
  mutating func freeWitness(_ target: Int, isHidden: [Bool], isFrozen: (Int) -> Bool) -> Witness? {
    let free = Double.leastNonzeroMagnitude
    if let found = cheapest(
      target, wanted: Room(up: threshold, down: threshold), need: threshold, isHidden: isHidden, below: free,
      isFrozen: isFrozen)
    {
      return Witness(move: found.move, up: found.room.up, down: found.room.down)
    }
    return composed(target, isHidden: isHidden, below: free, isFrozen: isFrozen)
  }

  /// The cheapest witness for a cell, cells not hidden yet included.
  mutating func witness(_ target: Int, isHidden: [Bool], isFrozen: (Int) -> Bool) -> Witness? {
    let single = cheapest(
      target, wanted: Room(up: threshold, down: threshold), need: threshold, isHidden: isHidden, below: .infinity,
      isFrozen: isFrozen)
    let limit = single?.cost ?? .infinity
    if let several = composed(target, isHidden: isHidden, below: limit, isFrozen: isFrozen) { return several }
    return single.map { Witness(move: $0.move, up: $0.room.up, down: $0.room.down) }
  }

  /// A part of the grid around a cell: along each axis about eight of the values that are cheapest to move, or four
  /// where eight are too many together; nothing in a system so large that the programs would take minutes.
  func neighbourhood(_ target: Int, isHidden: [Bool], isFrozen: (Int) -> Bool) -> [Int] {
    let wide = neighbourhood(target, most: 8, isHidden: isHidden, isFrozen: isFrozen)
    if wide.count <= 250 { return wide }
    return system.isLarge ? [] : neighbourhood(target, most: 4, isHidden: isHidden, isFrozen: isFrozen)
  }

  private func neighbourhood(_ target: Int, most: Int, isHidden: [Bool], isFrozen: (Int) -> Bool) -> [Int] {
    let start = system.isChange[target] ? system.changed(target).new : target
    var codes = [grid.code(start)]
    for axis in 0..<grid.axisCount {
      let moves = grid.moves(of: start, axis: axis).map { move in
        let cells = move.values.dropFirst().map { grid.cell(at: codes[0] + grid.offset($0, from: start, axis: axis)) }
        let price = cells.reduce(0.0) { sum, cell in
          guard let cell, !system.isKnown[cell] else { return .infinity }
          return sum + (isHidden[cell] ? 1 / Double(4 + system.values[cell]) : cost[cell])
        }
        return (move: move, price: price)
      }
      var offsets = [0]
      for (move, price) in moves.sorted(by: { $0.price < $1.price }) where offsets.count < most && price < .infinity {
        for value in move.values {
          let offset = grid.offset(value, from: start, axis: axis)
          if !offsets.contains(offset) { offsets.append(offset) }
        }
      }
      codes = codes.flatMap { code in offsets.map { code + $0 } }
    }
    var cells = codes.compactMap(grid.cell(at:)).filter { !system.isKnown[$0] && !isFrozen($0) }
    // The changes of revised cells move with them.
    for cell in cells {
      for (row, _) in system.rowsOfCell[cell] {
        if let change = system.rows[row].change { cells.append(change) }
      }
    }
    return cells
  }

  /// Puts a witness together from moves, each the cheapest from where the last has led.
  private mutating func composed(
    _ target: Int, isHidden: [Bool], below limit: Double, isFrozen: (Int) -> Bool
  ) -> Witness? {
    var isHidden = isHidden
    var spent = 0.0
    var left = threshold
    var steps: [[Int: Int]] = [[:], [:]]
    for direction in [-1, 1] {
      var moved: [Int: Int] = [:]
      defer { for cell in moved.keys { shifted[cell] = system.values[cell] } }
      while left > 0 {
        var found: Found?
        for need in [left, max(1, left / 3), 1] where found == nil {
          found = cheapest(
            target, wanted: direction > 0 ? Room(up: left, down: 0) : Room(up: 0, down: left), need: need,
            isHidden: isHidden, below: limit - spent, isFrozen: isFrozen)
        }
        guard let found else { break }
        let count = found.room.up + found.room.down
        for (cell, sign) in found.move {
          moved[cell, default: 0] += direction * sign * count
          shifted[cell] += direction * sign * count
          isHidden[cell] = true
        }
        spent += found.cost
        left -= count
      }
      steps[direction > 0 ? 0 : 1] = moved
    }
    guard left == 0 else { return nil }
    let cells = Set(steps[0].keys).union(steps[1].keys).sorted()
    return Witness(
      cells: cells, up: cells.map { Double(steps[0][$0] ?? 0) }, down: cells.map { Double(steps[1][$0] ?? 0) })
  }
}
