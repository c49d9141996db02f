import Store
import Submissions
import Testing

private func day(_ text: String) -> Day { Day(iso: text) ?? Day(rawValue: 0) }

/// How a school takes back a follow-up: the same pupil and day with the state 作废.
@Suite struct WithdrawalTests {
  private let head = "学校代码,学籍号,年级,跟踪日期,风险等级,状态\n"
  private func row(_ pupil: String, _ day: String, _ status: String = "在册") -> String {
    "0101,\(pupil),三年级,2022-06-\(day),二类,\(status)\n"
  }
  private var ledger: String {
    head + ["01", "08", "15", "22"].flatMap { [row("A1", $0), row("A2", $0)] }.joined()
  }

  /// The panel, which must be the one counted anew.
  private func panel(_ bureau: TestBureau) throws -> String {
    let (kept, counted) = (try bureau.store.panel(), try bureau.store.recountedPanel())
    #expect(kept.caseFlows == counted.caseFlows && kept.trackingWeeks == counted.trackingWeeks)
    let weeks = kept.trackingWeeks.map { "\($0.monday) \($0.onFileChange) \($0.tracked)" }
    return (kept.caseFlows.map { "\($0.month) \($0.from) \($0.to) \($0.count)" } + weeks).joined(separator: "\n")
  }

  @Test func `a withdrawn row counts no more, in whatever order files load, and still counted before`() throws {
    let without = try TestBureau()
    try without.load(ledger.replacing(row("A2", "15"), with: "").replacing(row("A1", "22"), with: ""))
    let withdrawal = head + row("A2", "15", "作废") + row("A1", "22", "作废")
    let first = try TestBureau()
    #expect(try first.load(ledger, on: day("2022-07-01")).outcome == ["accepted 8 0 0 0"])
    let before = try panel(first)
    let receipt = try first.load(withdrawal, on: day("2022-07-03"))
    #expect(receipt.outcome == ["accepted 0 0 2 0"] && receipt[0].submission.problems.isEmpty)
    let second = try TestBureau()
    try second.load(withdrawal, on: day("2022-07-03"))
    try second.load(ledger, on: day("2022-07-01"))
    for bureau in [first, second] {
      #expect(try panel(bureau) == panel(without) && panel(bureau) != before)
      #expect(try bureau.count("followUp") == 6)
    }
    let past = try first.store.panel(asOf: day("2022-07-02"))
    #expect(past.trackingWeeks.reduce(0) { $0 + $1.tracked } == 6)
    #expect(try first.load(withdrawal, on: day("2022-07-04")).outcome == ["unchanged 0 2 0 0"])
    // Told again it counts again.
    #expect(
      try first.load(head + row("A2", "15") + row("A1", "22"), on: day("2022-07-05")).outcome == ["accepted 0 0 2 0"])
    #expect(try panel(first) == before)
  }

  @Test func `a withdrawal of what is not there is asked about`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledger)
    let receipt = try bureau.load(head + row("A2", "16", "作废") + row("A9", "15", "作废"))
    #expect(receipt[0].submission.problems.map(\.kind) == [.nothingWithdrawn(count: 2)])
    #expect(try bureau.count("followUp") == 8)
    _ = try panel(bureau)
  }

  @Test func `rows that a file sent anew does not have stay, and are asked about`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledger)
    let again = try bureau.load(
      ledger.replacing(row("A2", "15"), with: "").replacing("A1,三年级,2022-06-22,二类", with: "A1,三年级,2022-06-22,三类"))
    #expect(again[0].submission.problems.map(\.kind) == [.rowsNotResent(count: 1)])
    #expect(try bureau.count("followUp") == 8)
    // The next week's rows alone say nothing of those before.
    #expect(try bureau.load(head + row("A1", "29"))[0].submission.problems.isEmpty)
  }
}
