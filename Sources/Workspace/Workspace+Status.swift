import Analyses
import Store
public import Submissions
public import Tables

extension Workspace {
  /// How many schools of each district owe, have sent and still miss the month's event return.
  /// - Throws: when the database cannot be read.
  public func status(month: Month, asOf: Day) throws -> Table {
    var table = Table(
      name: "status",
      columns: [
        "form", "period", "district", "expected", "received", "on_time", "late", "missing", "exempt",
        "awaiting_correction",
      ])
    guard let completeness = CompletenessAnalysis.make(try store.panel(asOf: asOf), month: month, asOf: asOf) else {
      return table
    }
    for row in completeness.units {
      let district: Cell = if case .district(let name) = row.unit { .text(name) } else { .missing(.notApplicable) }
      table.rows.append([
        .text(FormID.events.rawValue), .text(month.description), district, .integer(row.expected),
        .integer(row.received), .integer(row.onTime), .integer(row.late), .integer(row.missing), .integer(row.exempt),
        .integer(row.awaitingCorrection),
      ])
    }
    return table
  }
}
