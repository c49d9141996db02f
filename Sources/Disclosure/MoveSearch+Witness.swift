extension MoveSearch {
  /// The cheapest witness for a cell: one move that goes all the way, or several that each go a part of it.
  ///
  /// Where all counts are small no single partner can make up for the threshold, but many together can.
  mutating func witness(
    _ target: Int, isHidden: [Bool], below limit: Double, isFrozen: (Int) -> Bool
  ) -> Witness? {
    let free = Double.leastNonzeroMagnitude
    let whole = Room(up: threshold, down: threshold)
    if let found = cheapest(
      target, wanted: whole, need: threshold, isHidden: isHidden, below: free, isFrozen: isFrozen)
    {
      return Witness(move: found.move, up: found.room.up, down: found.room.down)
    }
    if let found = composed(target, isHidden: isHidden, below: free, isFrozen: isFrozen) { return found.witness }
    guard limit > free else { return nil }
    let single = cheapest(
      target, wanted: whole, need: threshold, isHidden: isHidden, below: limit, isFrozen: isFrozen)
    let several = composed(target, isHidden: isHidden, below: single?.cost ?? limit, isFrozen: isFrozen)
    if let several { return several.witness }
    return single.map { Witness(move: $0.move, up: $0.room.up, down: $0.room.down) }
  }

  /// Puts a witness together from moves, each the cheapest from where the last has led.
  private mutating func composed(
    _ target: Int, isHidden: [Bool], below limit: Double, isFrozen: (Int) -> Bool
  ) -> (witness: Witness, cost: Double)? {
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
    let witness = Witness(
      cells: cells, up: cells.map { Double(steps[0][$0] ?? 0) }, down: cells.map { Double(steps[1][$0] ?? 0) })
    return (witness, spent)
  }
}
