/// Cells as points of a grid whose axes are indicator, place, period and each breakdown. A sum runs along one axis.
struct Grid {
  let axisCount: Int
  /// The coordinates of each cell, by cell and axis.
  private(set) var points: [[Int]] = []
  private var strides: [Int] = []
  private var cellAt: [Int: Int] = [:]
  /// The moves along each axis, by axis and coordinate.
  private var moves: [[[LineMove]]] = []

  init(_ system: CellSystem) {
    let breakdowns = system.keys.map(\.breakdown.count).max() ?? 0
    axisCount = 3 + breakdowns
    var numbers = [[String: Int]](repeating: [:], count: axisCount)
    points.reserveCapacity(system.count)
    for key in system.keys {
      let missing = [String](repeating: "", count: breakdowns - key.breakdown.count)
      let labels = [key.indicator, "\(key.level) \(key.place)", key.period.description] + key.breakdown + missing
      points.append(
        labels.enumerated().map { axis, label in
          if let number = numbers[axis][label] { return number }
          numbers[axis][label] = numbers[axis].count
          return numbers[axis].count - 1
        })
    }
    var stride = 1
    for axis in 0..<axisCount {
      strides.append(stride)
      stride *= max(1, numbers[axis].count)
    }
    for cell in system.newest { cellAt[code(cell)] = cell }
    var sums = [Set<LineSum>](repeating: [], count: axisCount)
    for row in system.rows where row.change == nil {
      let differing = (0..<axisCount).filter { axis in
        row.cells.contains { points[$0][axis] != points[row.cells[0]][axis] }
      }
      guard differing.count == 1, let axis = differing.first else { continue }
      sums[axis].insert(LineSum(values: row.cells.map { points[$0][axis] }, signs: row.signs))
    }
    moves = (0..<axisCount).map { axis in
      LineMove.all(
        sums: sums[axis].sorted { $0.values.lexicographicallyPrecedes($1.values) }, count: numbers[axis].count)
    }
  }

  /// The place of a cell in the grid.
  func code(_ cell: Int) -> Int {
    var code = 0
    for axis in 0..<axisCount { code += points[cell][axis] * strides[axis] }
    return code
  }

  /// The newest cell at a place of the grid.
  func cell(at code: Int) -> Int? { cellAt[code] }

  /// The moves along an axis that start at the cell.
  func moves(of cell: Int, axis: Int) -> [LineMove] { moves[axis][points[cell][axis]] }

  /// How far a step along an axis is from a cell, in codes.
  func offset(_ coordinate: Int, from cell: Int, axis: Int) -> Int { (coordinate - points[cell][axis]) * strides[axis] }
}

/// A sum along an axis.
struct LineSum: Hashable {
  let values: [Int]
  let signs: [Int]
}

/// Changes of counts along one axis, one up or down each, that leave every sum along it as it is.
struct LineMove {
  /// The coordinates; the one it starts at comes first, and goes up.
  let values: [Int]
  let signs: [Int]

  /// More moves than these from one coordinate are not looked for.
  private static let most = 160
  /// Longer moves than these are not looked for.
  private static let longest = 14
  /// From one coordinate the search goes so many steps: periods of many releases overlap, and the ways multiply.
  private static let mostSteps = 5_000

  /// All short moves, by the coordinate they start at, shortest first.
  static func all(sums: [LineSum], count: Int) -> [[LineMove]] {
    var sumsOf = [[(sum: Int, sign: Int)]](repeating: [], count: count)
    for (number, sum) in sums.enumerated() {
      for (value, sign) in zip(sum.values, sum.signs) { sumsOf[value].append((number, sign)) }
    }
    return (0..<count).map { start in
      guard !sumsOf[start].isEmpty else { return [LineMove(values: [start], signs: [1])] }
      var found: [LineMove] = []
      var steps = 0
      for length in 2...longest where found.count < most && steps < mostSteps {
        var search = Search(sums: sums, sumsOf: sumsOf, length: length, steps: steps)
        search.extend([start], [1])
        found += search.found
        steps = search.steps
      }
      return Array(found.prefix(most))
    }
  }

  /// Balances one sum after the other.
  private struct Search {
    let sums: [LineSum]
    let sumsOf: [[(sum: Int, sign: Int)]]
    let length: Int
    var steps: Int
    var found: [LineMove] = []

    mutating func extend(_ values: [Int], _ signs: [Int]) {
      guard found.count < most, steps < mostSteps else { return }
      steps += 1
      var balance: [Int: Int] = [:]
      for (value, sign) in zip(values, signs) {
        for (sum, own) in sumsOf[value] { balance[sum, default: 0] += sign * own }
      }
      guard let open = balance.filter({ $0.value != 0 }).min(by: { $0.key < $1.key }) else {
        if values.count == length { found.append(LineMove(values: values, signs: signs)) }
        return
      }
      guard values.count < length, abs(open.value) == 1 else { return }
      for (value, own) in zip(sums[open.key].values, sums[open.key].signs) where !values.contains(value) {
        extend(values + [value], signs + [-open.value * own])
      }
    }
  }
}
