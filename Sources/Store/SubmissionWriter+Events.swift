import GRDB
import Submissions

extension SubmissionWriter {
  /// Stores the events of a return, which takes the place of the one before as a whole.
  func store(
    _ events: [CrisisEvent], id: Int64, _ position: LedgerPosition, into receipt: inout Store.Receipt
  ) throws {
    let before = try position.standing.map { try entries(of: $0.contentOf) } ?? []
    try askAboutNumbersElsewhere(events, &receipt)
    var linker = try linker
    var pupils: [Int64: Day] = [:]
    for event in events {
      let pupil = try event.pupil.map { try linker.id(of: $0, school: event.school) }
      if let pupil { pupils[pupil] = event.occurred }
      try database.cachedStatement(
        sql: """
          INSERT INTO event (submissionId, school, eventId, occurred, known, reported, kind, tier, stage, sex, pupilId)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          id, event.school.rawValue, event.eventID, event.occurred.rawValue, event.known?.rawValue,
          event.reported.rawValue, event.kind.rawValue, event.tier?.rawValue, event.stage.rawValue,
          event.sex?.rawValue, pupil,
        ])
    }
    if !position.isLate { try askAboutEventsElsewhere(id, &receipt) }
    ask(linker, in: &receipt)
    if let school = receipt.submission.school {
      try askAboutMoves(pupils, at: schoolNumber(school), in: &receipt)
    }
    let change = RowChange(from: before, to: try entries(of: id))
    receipt.new = change.new
    receipt.replaced = change.replaced
    // A zero report is one row of its file.
    if events.isEmpty, position.standing == nil { receipt.new = 1 }
    if events.isEmpty, position.standing != nil { receipt.replaced = 1 }
    receipt.withdraw(change.withdrawn, unless: position.isLate)
  }

  private func entries(of submission: Int64) throws -> [RowChange.Entry] {
    try database.cachedRows(
      """
        SELECT eventId, occurred, known, reported, kind, tier, stage, sex, pupilId FROM event WHERE submissionId = ?
      """, [submission]
    ).map {
      RowChange.Entry(key: $0["eventId"], content: $0.databaseValues.map(\.description).joined(separator: "\u{1F}"))
    }
  }

  /// A number that another month's return names too counts once, where it was received last; with another day and another
  /// kind it is another event's.
  private func askAboutNumbersElsewhere(_ events: [CrisisEvent], _ receipt: inout Store.Receipt) throws {
    let numbered = Dictionary(grouping: events.filter { $0.eventID != nil }, by: \.eventID)
    guard !numbered.isEmpty, let school = receipt.submission.school else { return }
    let rows = RowsInForce(isOfOneSchool: true)
    let elsewhere = try database.cachedRows(
      """
        SELECT e.eventId, e.occurred, e.kind, s.period FROM \(rows.source(.event)) AS e JOIN submission AS s ON s.id = e.submissionId
        WHERE e.eventId IS NOT NULL AND s.period IS NOT ?2 ORDER BY s.period
      """, [school.rawValue, receipt.submission.period])
    let alike = elsewhere.compactMap { row -> (period: String, isSame: Bool)? in
      guard let own = numbered[row["eventId"]]?.first else { return nil }
      return (row["period"], own.occurred.rawValue == row["occurred"] || own.kind.rawValue == row["kind"])
    }
    for (period, numbers) in Dictionary(grouping: alike, by: \.period).sorted(by: { $0.key < $1.key }) {
      let same = numbers.count(where: \.isSame)
      if same > 0 { receipt.submission.problems.append(Problem(.eventNumbersElsewhere(count: same, period: period))) }
      if same < numbers.count {
        receipt.submission.problems.append(Problem(.eventNumbersReused(count: numbers.count - same, period: period)))
      }
    }
  }

  /// Without one number in both nothing tells whether another month's return means the same event: it counts in both, and is
  /// asked about.
  private func askAboutEventsElsewhere(_ id: Int64, _ receipt: inout Store.Receipt) throws {
    guard let school = receipt.submission.school else { return }
    let rows = RowsInForce(isOfOneSchool: true)
    let alike = try database.cachedRows(
      """
        SELECT s.period, count(DISTINCT own.id) AS events FROM \(rows.source(.event)) AS e
        JOIN submission AS s ON s.id = e.submissionId
        JOIN event AS own ON own.occurred = e.occurred AND own.kind = e.kind AND own.stage = e.stage
          AND own.sex IS e.sex AND own.pupilId IS e.pupilId
        WHERE own.submissionId = ?2 AND s.period IS NOT ?3 AND (own.eventId IS NULL OR own.eventId IS NOT e.eventId)
        GROUP BY s.period ORDER BY s.period
      """, [school.rawValue, id, receipt.submission.period])
    for row in alike {
      receipt.submission.problems.append(Problem(.eventsElsewhere(count: row["events"], period: row["period"])))
    }
  }
}

extension Store.Receipt {
  /// Notes rows that a later return no longer has; one that came before the return in force takes nothing back.
  mutating func withdraw(_ count: Int, unless isLate: Bool) {
    guard count > 0, !isLate else { return }
    submission.problems.append(Problem(.rowsWithdrawn(count: count)))
  }
}
