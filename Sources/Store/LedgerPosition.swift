import GRDB
import Submissions

/// Where a submission stands among the accepted ones of its form, school and period.
struct LedgerPosition {
  /// Puts submissions in order: see `Schema.keepAllRows`.
  let precedence: String
  /// The number the submission has if it brings something new.
  let nextRevision: Int
  /// The one in force so far.
  let standing: Standing?

  /// A submission in force.
  struct Standing {
    var id: Int64
    /// The submission that holds its rows.
    var contentOf: Int64
    var revision: Int
    var received: Day
    var contentHash: String
    var precedence: String
  }

  init(_ submission: Submission, received: Day, _ database: Database) throws {
    precedence = submission.sentAt ?? "\(received) 24:00:00"
    let key: StatementArguments = [submission.form.rawValue, submission.school?.rawValue, submission.period]
    let condition = "form = ? AND school IS ? AND period IS ?"
    nextRevision =
      1
      + (try database.cachedRows("SELECT max(revision) FROM submission WHERE \(condition)", key).first?[0] ?? 0)
    let row = try database.cachedRows(
      """
        SELECT s.id, s.contentOf, s.revision, s.receivedOn, c.contentHash, s.precedence
        FROM (SELECT * FROM submission WHERE \(condition) AND contentOf IS NOT NULL) AS s
        JOIN submission AS c ON c.id = s.contentOf ORDER BY \(RowsInForce.latest("s")) LIMIT 1
      """, key
    ).first
    standing = row.map {
      Standing(
        id: $0["id"], contentOf: $0["contentOf"], revision: $0["revision"], received: Day(rawValue: $0["receivedOn"]),
        contentHash: $0["contentHash"], precedence: $0["precedence"])
    }
  }

  /// Whether the submission was received, or answered, before the one in force.
  var isLate: Bool { standing.map { $0.precedence > precedence } ?? false }
}

extension Submission {
  /// When the answer was sent, where the form tells it.
  fileprivate var sentAt: String? {
    if case .summary(let rows) = rows { rows.compactMap(\.submittedAt).max() } else { nil }
  }
}
