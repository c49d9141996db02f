import Store
import Submissions
public import Tables
import Wording

extension Workspace {
  /// Counts the panel anew from the rows and holds it against the one kept at ingest; asks the database whether it is
  /// sound.
  /// - Returns: a row for each difference; none when all is well.
  /// - Throws: when the database cannot be read.
  public func verify() throws -> Table {
    let (stored, counted) = (try store.panel(), try store.recountedPanel())
    var table = Table(name: "verify", columns: ["part", "school", "period", "cell", "stored", "counted"])
    table.rows += differences("events", stored.eventCounts, counted.eventCounts, value: { [$0.count] }) { cell in
      let words = [cell.stage.rawValue, cell.kind.rawValue, cell.tier.map { "tier\($0.rawValue)" }, cell.sex?.rawValue]
      return [cell.school.rawValue, cell.month.description, words.compactMap { $0 }.joined(separator: " ")]
    }
    table.rows += differences("cases", stored.caseFlows, counted.caseFlows, value: { [$0.count] }) { cell in
      [cell.school.rawValue, cell.month.description, "\(cell.stage) \(cell.from) > \(cell.to)"]
    }
    table.rows += differences(
      "tracking", stored.trackingWeeks, counted.trackingWeeks, value: { [$0.onFileChange, $0.tracked] }
    ) { cell in
      [cell.school.rawValue, cell.monday.description, "on file, tracked"]
    }
    for problem in try store.integrityProblems() {
      table.rows.append(
        [.text("database"), .missing(.notApplicable), .missing(.notApplicable), .text(problem)]
          + Array(repeating: .missing(.notApplicable), count: 2))
    }
    do { _ = try verifyReleases() } catch WorkspaceError.publication(let reason) {
      table.rows.append(
        [.text("releases"), .missing(.notApplicable), .missing(.notApplicable), .text(reason(settings.language))]
          + Array(repeating: .missing(.notApplicable), count: 2))
    }
    return table
  }

  private func differences<Entry>(
    _ part: String, _ stored: [Entry], _ counted: [Entry], value: (Entry) -> [Int], place: (Entry) -> [String]
  ) -> [[Cell]] {
    let before = Dictionary(stored.map { (place($0), value($0)) }, uniquingKeysWith: { $1 })
    let after = Dictionary(counted.map { (place($0), value($0)) }, uniquingKeysWith: { $1 })
    let text = { (values: [Int]?) in
      values.map { .text($0.map(String.init).joined(separator: " ")) } ?? Cell.missing(.notApplicable)
    }
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { key in [.text(part)] + key.map(Cell.text) + [text(before[key]), text(after[key])] }
  }
}
