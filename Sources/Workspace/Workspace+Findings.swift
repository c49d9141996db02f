import Analyses
import Reports
import Store
public import Submissions
public import Tables

extension Workspace {
  /// The findings of the reports made so far, with what was made of them.
  /// - Parameters:
  ///   - month: the month; absent: all.
  ///   - asOf: the last day a mark may be of.
  /// - Returns: a row per finding, the latest month first.
  /// - Throws: when the database cannot be read.
  public func findings(month: Month?, asOf: Day) throws -> Table {
    let kept = try store.findings(asOf: asOf).filter { month == nil || $0.month == month }
    return KeptFindingTable.table(kept, cityName: settings.city, language: settings.language)
  }

  /// Puts down what a person made of a finding.
  /// - Parameters:
  ///   - id: the finding's number, or its beginning.
  ///   - mark: what was made of it.
  ///   - access: who does it.
  /// - Returns: the finding's whole number.
  /// - Throws: `WorkspaceError` when no finding or more than one is meant.
  public func mark(_ id: String, _ mark: KeptFinding.Mark, by access: Access) throws -> String {
    try log(access, id)
    let known = try store.mark(mark, on: id)
    guard let found = known.first, known.count == 1 else {
      throw known.isEmpty ? WorkspaceError.findingUnknown(id) : .findingAmbiguous(id, findings: known.count)
    }
    return found
  }
}
