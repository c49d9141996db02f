import Statistics

/// Turns the rows of a table into a panel of a staggered adoption and collects what is wrong with them.
struct StaggeredReader {
  let panel: StaggeredPanel
  let calendar: SeriesCalendar

  /// So many rows missing are a table of another shape, and need not be listed.
  private static let mostMissing = 100

  /// - Throws: `ColumnTable.Failure` with everything that is wrong, or `EffectRefusal`.
  init(_ request: StaggeredAnalysis.Request, _ table: ColumnTable) throws {
    // Whole numbers need periods in a year elsewhere; here no year is compared with another.
    let isNumbered = table.texts(request.time).first.flatMap { Int($0) } != nil
    let (calendar, positions) = try table.times(request.time, frequency: isNumbered ? 12 : nil)
    self.calendar = calendar
    var problems: [ColumnTable.Problem] = []
    let firstTreated = table.texts(request.firstTreated).enumerated().map { index, text -> Int? in
      if text.isEmpty || text == "0" { return nil }
      let position = calendar.position(text)
      if position == nil {
        problems.append(.time(line: table.lines[index], name: request.firstTreated, text: text))
      }
      return position
    }
    let unitNames = table.texts(request.unit)
    let units = Self.numbers(unitNames)
    let clusters = request.cluster.map { Self.numbers(table.texts($0)) }
    let covariates = request.covariates.map { table.numbers($0) }
    let outcomes = table.numbers(request.outcome)
    let rows = table.lines.indices.map { index in
      StaggeredPanel.Row(
        unit: units[index], period: positions[index], outcome: outcomes[index] ?? 0, firstTreated: firstTreated[index],
        covariates: covariates.map { $0[index] ?? 0 }, cluster: clusters?[index])
    }
    let order = rows.indices.sorted { (rows[$0].unit, rows[$0].period, $0) < (rows[$1].unit, rows[$1].period, $1) }
    let known = Set(positions).sorted()
    for (before, next) in zip(known, known.dropFirst()) {
      for gap in (before + 1)..<max(before + 1, next) { problems.append(.noRow(time: calendar.label(gap))) }
    }
    for (before, now) in zip(order, order.dropFirst()) where units[before] == units[now] {
      let (line, earlier) = (table.lines[now], table.lines[before])
      if positions[before] == positions[now] { problems.append(.sameUnitAndTime(line: line, earlier: earlier)) }
      func changing(_ name: String) { problems.append(.changing(line: line, name: name, earlier: earlier)) }
      if firstTreated[before] != firstTreated[now] { changing(request.firstTreated) }
      if let clusters, let name = request.cluster, clusters[before] != clusters[now] { changing(name) }
      for (name, column) in zip(request.covariates, covariates) where column[before] != column[now] { changing(name) }
    }
    problems += Self.missing(rows, names: unitNames, periods: known, calendar)
    guard problems.isEmpty else { throw ColumnTable.Failure(problems: problems) }

    let label = calendar.label
    let (first, last) = (known[0], known[known.count - 1])
    guard outcomes.contains(where: { $0 != outcomes[0] }) else { throw EffectRefusal.staggered(.noVariation) }
    let before = firstTreated.compactMap { $0 }.filter { $0 > first && $0 <= last }.map { $0 - first }.max()
    if let before, before < 2 { throw EffectRefusal.staggered(.tooFewBefore(before)) }
    do {
      panel = try StaggeredPanel(rows)
    } catch {
      switch error {
      case .noComparison(let period): throw EffectRefusal.staggered(.noComparison(period: label(period)))
      // Everything else was looked at above.
      default: throw EffectRefusal.staggered(.noTreatedUnit(first: label(first), last: label(last)))
      }
    }
  }

  /// The rows that a unit lacks.
  private static func missing(
    _ rows: [StaggeredPanel.Row], names: [String], periods: [Int], _ calendar: SeriesCalendar
  ) -> [ColumnTable.Problem] {
    var seen: [String: Set<Int>] = [:]
    for (row, name) in zip(rows, names) { seen[name, default: []].insert(row.period) }
    var problems: [ColumnTable.Problem] = []
    for (name, has) in seen.sorted(by: { $0.key < $1.key }) where has.count < periods.count {
      for period in periods where !has.contains(period) && problems.count < mostMissing {
        problems.append(.noRowOfUnit(unit: name, time: calendar.label(period)))
      }
    }
    return problems
  }

  /// Numbers for names, the same in whatever order rows come.
  static func numbers(_ names: [String]) -> [Int] {
    var numbers: [String: Int] = [:]
    for (number, name) in Set(names).sorted().enumerated() { numbers[name] = number }
    return names.map { numbers[$0] ?? 0 }
  }
}
