import Reports
import Submissions

/// Which making of a report this is, beside the one on file that it takes the place of.
struct ReportMaking {
  /// 1 for the first; one more each time the figures or the day differ.
  let number: Int
  /// Whether the figures and the day are those of the one on file.
  let isSame: Bool
  /// What the making of this number changed; absent for the first.
  let changes: ReportChanges?

  /// Holds a report against the one on file.
  /// - Parameters:
  ///   - data: its tables, in the language of the one on file.
  ///   - asOf: the day it speaks from.
  ///   - before: the one on file; absent: it is the first.
  init(of data: [ReportFile], asOf: Day, after before: ReportOnFile?) {
    guard let before else {
      (number, isSame, changes) = (1, false, nil)
      return
    }
    let old = before.data
    isSame = before.asOf == asOf && Set(old) == Set(data)
    number = (before.revision?.number ?? 1) + (isSame ? 0 : 1)
    changes = isSame ? before.changes.map(ReportChanges.init) : ReportChanges(from: old, to: data)
  }
}
