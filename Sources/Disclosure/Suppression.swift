/// Hides cells until each hidden one is protected, and keeps the proofs.
struct Suppression {
  /// A cell on which more than these rest is not tried to be published again in a system that is not small.
  private static let mostDependents = 60
  /// In a system of up to so many cells every hidden one is tried, and by programs.
  private static let smallCount = 2_000
  /// The work on programs after which none is solved to publish a cell again, a few seconds; see `effort`.
  static let mostEffort = 100_000_000

  let system: CellSystem
  let threshold: Int
  let cost: [Double]
  private var search: MoveSearch
  let program: MoveProgram
  private(set) var isHidden: [Bool]
  /// Cells that nothing can protect, since too much of them was known before.
  private(set) var exposed: Set<Int> = []
  private var witnesses: [Witness] = []
  private var schools: [Set<Int>] = []
  /// The witnesses that protect a cell, and those that move it.
  private var witnessesFor: [[Int]]
  private var witnessesMoving: [[Int]]
  private var queue: [Int] = []
  /// The squares of the programs' numbers of cells, added up: the time of the solver grows with it.
  private(set) var effort = 0

  /// - Parameters:
  ///   - system: the counts and their sums.
  ///   - isHidden: what is hidden whatever else is published.
  ///   - threshold: the width wanted.
  ///   - cost: what it costs to hide a cell.
  ///   - mostSolverSteps: how many steps a linear program may take.
  init(_ system: CellSystem, isHidden: [Bool], threshold: Int, cost: [Double], mostSolverSteps: Int) {
    self.system = system
    self.threshold = threshold
    self.isHidden = isHidden
    self.cost = cost
    search = MoveSearch(system, threshold: threshold, cost: cost)
    program = MoveProgram(system: system, threshold: threshold, cost: cost, mostSteps: mostSolverSteps)
    witnessesFor = [[Int]](repeating: [], count: system.count)
    witnessesMoving = witnessesFor
  }

  /// Protects every hidden cell that readers do not know already.
  /// - Parameter maySomeBeExposed: whether cells that nothing can protect are listed; else they are an error.
  /// - Throws: `DisclosureError`.
  mutating func run(maySomeBeExposed: Bool) throws(DisclosureError) {
    queue = system.values.indices.filter { isHidden[$0] && !system.isKnown[$0] }
    // Totals first: what they need hidden serves their parts too.
    queue.sort { (-cost[$0], $0) < (-cost[$1], $1) }
    var next = 0
    while next < queue.count {
      let cell = queue[next]
      next += 1
      if try !protect(cell) {
        guard maySomeBeExposed else { throw .unprotected(system.keys[cell]) }
        exposed.insert(cell)
        // What cannot be kept from those who know it already is still not said again.
        if system.isChange[cell] { hide(system.changed(cell).new) }
      }
    }
  }

  /// Publishes again what need not have been hidden. In a large system that takes a minute and gives back a twentieth.
  /// - Parameter mayBePublished: by cell.
  mutating func giveBack(_ mayBePublished: [Bool]) {
    guard !system.isLarge else { return }
    let kept = Set(exposed.filter { system.isChange[$0] }.map { system.changed($0).new })
    let candidates = system.values.indices.filter { isHidden[$0] && mayBePublished[$0] && !kept.contains($0) }
    for cell in candidates.sorted(by: { (-cost[$0], $0) < (-cost[$1], $1) }) { giveBack(cell) }
  }

  /// Goes through all proofs once more.
  /// - Throws: `DisclosureError.unprotected`.
  func prove() throws(DisclosureError) {
    let holds = witnesses.map { $0.holds(system, isHidden: isHidden) }
    for cell in system.values.indices where isHidden[cell] && !system.isKnown[cell] {
      let valid = witnessesFor[cell].filter { number in
        holds[number] && witnesses[number].width(cell) >= Double(threshold) - Witness.tolerance
      }
      // What is exposed to a school, by its own correction, is still hidden from everybody else.
      let mayBeKnown = exposed.contains(cell) && (witnessesFor[cell].isEmpty || !valid.isEmpty)
      guard mayBeKnown || knowing(cell, valid)?.isEmpty == true else { throw .unprotected(system.keys[cell]) }
    }
  }

  /// The schools against which none of the witnesses protects a cell: they know something that moves in each.
  /// - Returns: nil when there is no witness at all.
  private func knowing(_ cell: Int, _ numbers: [Int]) -> Set<Int>? {
    guard let first = numbers.first else { return nil }
    // A correction is kept from readers; the school it came from knows it, and often it is the whole change.
    if system.isChange[cell] { return [] }
    var common = schools[first]
    for number in numbers.dropFirst() { common.formIntersection(schools[number]) }
    // A school that knows the cell itself needs no protection from itself.
    if let own = system.sole[cell] { common.remove(own) }
    return common
  }

  /// - Parameter mayHide: whether more may be hidden for it.
  private mutating func protect(_ cell: Int, mayHide: Bool = true) throws(DisclosureError) -> Bool {
    if knowing(cell, witnessesFor[cell])?.isEmpty == true { return true }
    let own = system.sole[cell]
    let sole = system.sole
    // One proof that rests on no cell a single school knows serves against all of them.
    let isKept = !system.isChange[cell]
    if let witness = try find(cell, mayHide, isFrozen: { isKept && sole[$0] != nil && sole[$0] != own }) {
      adopt(witness)
      return true
    }
    if witnessesFor[cell].isEmpty {
      guard let witness = try find(cell, mayHide, isFrozen: { _ in false }) else { return false }
      adopt(witness)
    }
    while let school = knowing(cell, witnessesFor[cell])?.min() {
      guard let witness = try find(cell, mayHide, isFrozen: { sole[$0] == school }) else { return false }
      adopt(witness)
    }
    return true
  }

  /// The cheap ways first: a move of hidden cells, then a program over a part of the system, then over all of it.
  private mutating func find(
    _ cell: Int, _ mayHide: Bool, isFrozen: (Int) -> Bool
  ) throws(DisclosureError) -> Witness? {
    if let witness = search.freeWitness(cell, isHidden: isHidden, isFrozen: isFrozen) { return witness }
    guard mayHide || (system.count <= Self.smallCount && effort < Self.mostEffort) else { return nil }
    // What does not go without hiding more is not moved when no more may be hidden.
    let isHidden = isHidden
    func stays(_ other: Int) -> Bool { isFrozen(other) || !(mayHide || isHidden[other]) }
    if mayHide, system.count > MoveProgram.mostCells {
      let cells = search.neighbourhood(cell, isHidden: isHidden, isFrozen: isFrozen)
      if !cells.isEmpty, let witness = try solve(cell, cells) { return witness }
      if let witness = search.witness(cell, isHidden: isHidden, isFrozen: isFrozen) { return witness }
    }
    return try solve(cell, program.component(of: cell, isFrozen: stays))
  }

  private mutating func solve(_ cell: Int, _ cells: [Int]) throws(DisclosureError) -> Witness? {
    effort += cells.count * cells.count
    return try program.solve(cell, cells: cells, isHidden: isHidden)
  }

  /// Hides what the witness moves, and keeps it for every cell it protects.
  private mutating func adopt(_ witness: Witness) {
    let number = witnesses.count
    witnesses.append(witness)
    schools.append(witness.soleSchools(system))
    for cell in witness.cells {
      witnessesMoving[cell].append(number)
      hide(cell)
    }
    for cell in witness.protectedCells(threshold: threshold) {
      if knowing(cell, witnessesFor[cell])?.isEmpty != true { witnessesFor[cell].append(number) }
    }
  }

  private mutating func hide(_ cell: Int) {
    guard !isHidden[cell], !system.isKnown[cell] else { return }
    isHidden[cell] = true
    queue.append(cell)
  }

  private mutating func giveBack(_ cell: Int) {
    if leavesOneAlone(cell) { return }
    let lost = Set(witnessesMoving[cell])
    var dependents: Set<Int> = []
    for number in lost {
      for dependent in witnesses[number].cells where dependent != cell && isHidden[dependent] {
        if witnessesFor[dependent].contains(number) { dependents.insert(dependent) }
      }
      // What so many rest on is needed.
      if dependents.count > Self.mostDependents, system.count > Self.smallCount { return }
    }
    let order = dependents.sorted()
    let before = order.map { witnessesFor[$0] }
    let count = witnesses.count
    isHidden[cell] = false
    for dependent in order { witnessesFor[dependent].removeAll { lost.contains($0) } }
    for dependent in order {
      // Only what is hidden anyway may move. A program that fails proves nothing, and the cell stays hidden.
      if (try? protect(dependent, mayHide: false)) != true {
        isHidden[cell] = true
        forget(from: count)
        for (dependent, numbers) in zip(order, before) { witnessesFor[dependent] = numbers }
        return
      }
    }
    // They may rest on what is given back next, and the cell be hidden again.
    witnessesFor[cell] = []
  }

  /// Whether some sum would have a single hidden cell, which everybody could then compute, if this one were told.
  private func leavesOneAlone(_ cell: Int) -> Bool {
    system.rowsOfCell[cell].contains { row, _ in
      system.rows[row].cells.count { $0 != cell && isHidden[$0] && !system.isKnown[$0] } == 1
    }
  }

  /// Drops the newest witnesses.
  private mutating func forget(from count: Int) {
    while witnesses.count > count {
      let number = witnesses.count - 1
      for cell in witnesses.removeLast().cells {
        witnessesMoving[cell].removeAll { $0 == number }
        witnessesFor[cell].removeAll { $0 == number }
      }
      schools.removeLast()
    }
  }
}
