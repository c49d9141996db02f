import Ingestion
import Simulation
import Submissions
import Tables
import Testing
import Wording

/// The follow-ups of pupils at risk.
@Suite struct CaseFilesTests {
  /// A pupil at one school.
  private struct Stay: Hashable {
    var school: SchoolCode
    var pupil: String
  }

  private let city: ReadCity
  private let followUps: [FollowUp]
  private let stays: [Stay: [FollowUp]]

  init() throws {
    city = try ReadCity(
      CityPlan(
        seed: 11, pupils: 200_000, districts: 6, from: Month(year: 2020, month: 9), to: Month(year: 2022, month: 6)))
    followUps = city.followUps()
    stays = followUps.grouped { Stay(school: $0.school, pupil: $0.pupil.studentID ?? "") }
      .mapValues { $0.sorted { $0.date < $1.date } }
  }

  @Test func `The recorded tier changes only at an assessment, in March, September or at an opening`() {
    var reassessed = 0
    for rows in stays.values {
      for (before, after) in zip(rows, rows.dropFirst()) {
        if before.tier != after.tier { #expect(before.tierAssessed != after.tierAssessed) }
        guard let assessed = after.tierAssessed, assessed != before.tierAssessed else { continue }
        #expect([3, 9].contains(assessed.month.monthOfYear) || assessed == after.opened)
        reassessed += 1
      }
      for row in rows { #expect((row.tierAssessed ?? row.date) <= row.date) }
    }
    #expect(reassessed > 500)
  }

  @Test func `More pupils are in tier 1 than in tier 2, and more in tier 2 than in tier 3`() throws {
    for term in city.truth.cases.terms {
      let counts = try Tier.all.map { try #require(term.onFile[$0.label.zh]) }
      #expect(Double(counts[0]) > 1.3 * Double(counts[1]) && Double(counts[1]) > 1.3 * Double(counts[2]))
      // 120,000 pupils: 400 to 500 on file.
      #expect((550...900).contains(counts.reduce(0, +)), "\(term.term): \(counts)")
    }
  }

  @Test func `Weeks with a follow-up are as frequent as planted, in term and in holidays`() throws {
    let terms = city.truth.cases.terms
    let inTerm =
      Double(terms.reduce(0) { $0 + $1.trackedInTerm }) / Double(terms.reduce(0) { $0 + $1.weeksInTerm })
    let inHolidays =
      Double(terms.reduce(0) { $0 + $1.trackedInHolidays }) / Double(terms.reduce(0) { $0 + $1.weeksInHolidays })
    #expect(try abs(inTerm - #require(city.truth.cases.adherence["inTerm"])) < 0.02)
    #expect(try abs(inHolidays - #require(city.truth.cases.adherence["inHolidays"])) < 0.03)
    // The same weeks as a workspace counts them; the tracking sheets' pupils are missing here.
    var onFile = 0
    var tracked = 0
    for rows in stays.values {
      let weeks = CaseHistory(FollowUpBatch(rows).rows).weeks
      tracked += weeks.count(where: \.isTracked)
      let last = city.plan.to.lastDay.monday
      onFile += weeks.filter { $0.monday <= last }.reduce(0) {
        $0 + $1.onFileChange * (Int(last.rawValue - $1.monday.rawValue) / 7 + 1)
      }
    }
    let all = terms.reduce(0) { $0 + $1.trackedInTerm + $1.trackedInHolidays }
    #expect(abs(Double(tracked) / Double(all) - 1) < 0.02)
    #expect(abs(Double(tracked) / Double(onFile) - 0.92) < 0.03)
  }

  @Test func `A school number belongs to one pupil, who may move between schools`() {
    let pupils = followUps.grouped { $0.pupil.studentID ?? "" }
    var moved = 0
    for (id, rows) in pupils {
      #expect(id.hasPrefix("G99") && id.count == 19)
      #expect(Set(rows.map(\.pupil)).count == 1)
      #expect(Set(rows.map(\.sex)).count == 1)
      #expect(rows.grouped(by: \.date).values.allSatisfy { $0.count == 1 })
      if Set(rows.map(\.school)).count > 1 { moved += 1 }
    }
    #expect(moved > 20)
  }

  @Test func `What the truth counts stands in the files`() {
    let sheets = 6
    for (status, count) in [
      (CaseStatus.released, \CityTruth.TermTruth.released), (.transferredOut, \.transferredOut),
      (.transferredIn, \.transferredIn), (.graduated, \.graduated), (.reopened, \.reopened), (.deceased, \.deceased),
    ] {
      let counted = city.truth.cases.terms.reduce(0) { $0 + $1[keyPath: count] }
      #expect(followUps.count { $0.status == status } == counted, "\(status)")
    }
    let last = stays.values.compactMap(\.last).filter(\.status.isOnFile)
    // Whoever moved is on file at one school; the pupils with tracking sheets stop in March here.
    let onFile = city.truth.cases.terms.last?.onFile.values.reduce(0, +) ?? 0
    #expect(abs(last.count - onFile) <= sheets)
  }

  @Test func `Pupils on tracking sheets have no other records in those weeks`() throws {
    let files = city.files(in: "tracking-sheets")
    #expect(files.count == 4)
    var pupils = 0
    for sheet in files.flatMap({ SourceFile(bytes: $0.bytes, name: $0.path).sheets }) {
      let texts = sheet.rows.flatMap(\.cells)
      let id = texts.firstIndex(of: .text("学籍号")).flatMap { index in
        texts[(index + 1)...].first { $0 != .empty }
      }
      guard case .text(let number)? = id else { continue }
      pupils += 1
      let days = sheet.rows.compactMap { row -> Day? in
        if case .date(let day)? = row.cells.first { Day(rawValue: day) } else { nil }
      }
      #expect(days.count > 4)
      let first = try #require(days.min())
      #expect(!followUps.contains { $0.pupil.studentID == number && $0.date >= first })
      #expect(followUps.contains { $0.pupil.studentID == number } || first.month.monthOfYear != 3)
    }
    #expect(pupils == 6)
  }
}
