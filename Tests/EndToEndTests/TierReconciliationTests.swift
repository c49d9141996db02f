import Foundation
import Testing

/// The report's sentences on tiers of the demo city, held against the follow-ups counted by SQL of its own.
@Suite(.serialized) struct TierReconciliationTests {
  private static let bureau = Result {
    let bureau = try CommandLine.scratch().appending(path: "bureau")
    try CommandLine.run(["init", bureau.path, "--city", "云汀市"])
    let load = try CommandLine.run(["ingest", "-w", bureau.path, "--as-of", "2022-07-15", CommandLine.city.path])
    try #require(load.code == 3, "\(load.diagnostics)")
    return bureau
  }

  /// Each pupil's state on two days, straight from the rows: 1 to 3 the tier told last since the pupil came on file,
  /// 0 none told, −1 released, −2 left otherwise, −3 no record yet. Statuses are stored by position: 1 released; 3
  /// transferred out, 5 graduated and 7 deceased are other ways of leaving.
  private static let count = """
    from collections import Counter
    from datetime import date
    from sqlite3 import connect
    from sys import argv
    pupils = {}
    for row in connect(argv[1]).execute("SELECT school, pupil, day, tier, status FROM followUp ORDER BY day"):
        pupils.setdefault(row[:2], []).append(row[2:])
    def day(text): return (date.fromisoformat(text) - date(1970, 1, 1)).days
    def state(rows, last):
        now, tier = -3, 0
        for _, told, status in [r for r in rows if r[0] <= last]:
            if status == 1: now, tier = -1, 0
            elif status in (3, 5, 7): now, tier = -2, 0
            else:
                tier = told or tier
                now = tier
        return now
    first, last = day(argv[2]), day(argv[3])
    pairs = Counter((state(r, first), state(r, last)) for r in pupils.values())
    on = {p: n for p, n in pairs.items() if p[0] >= 0 or p[1] >= 0}
    def total(test): return sum(n for (a, b), n in on.items() if test(a, b))
    print(total(lambda a, b: a >= 0), total(lambda a, b: a < 0), total(lambda a, b: b > 0 and a > b),
          total(lambda a, b: a > 0 and b > a), total(lambda a, b: a >= 0 and b == -1),
          total(lambda a, b: a >= 0 and b == -2), total(lambda a, b: a == b >= 0), total(lambda a, b: b >= 0))
    """

  /// On file at the start, newly on file, down, up, released, left, in the same tier, on file at the end.
  private func counted(_ first: String, _ last: String) throws -> [Int] {
    let database = try Self.bureau.get().appending(path: "tidemark.sqlite").path
    let outcome = try CommandLine.run(
      ["-c", Self.count, database, first, last], executable: URL(filePath: "/usr/bin/python3"))
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    return outcome.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
  }

  /// The numbers of a file of the report, row by row, with the words of the row.
  private func rows(_ page: URL, _ name: String) throws -> [(words: [String], numbers: [Int])] {
    let file = page.deletingLastPathComponent().appending(path: "data/\(name).csv")
    return try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return (cells, cells.compactMap { Int($0) })
    }
  }

  @Test(arguments: [
    ("2022-03", "2022-02-28", "2022-03-31", nil), ("2022-06", "2022-05-31", "2022-06-30", "2022-02-28"),
    ("2021-09", "2021-08-31", "2021-09-30", nil), ("2021-12", "2021-11-30", "2021-12-31", "2021-08-31"),
  ])
  func `sentence, account and flows of a month are the follow-ups counted apart`(
    month: String, first: String, last: String, term: String?
  ) throws {
    let outcome = try CommandLine.run([
      "report", "-w", Self.bureau.get().path, "--month", month, "--as-of", "2022-07-15", "--language", "en",
    ])
    try #require(outcome.code == 0, "\(outcome.diagnostics)")
    let address = URL(filePath: outcome.output.trimmingCharacters(in: .newlines))
    let page = try String(contentsOf: address, encoding: .utf8)
    let raw = try counted(first, last)
    try #require(raw.count == 8)
    // In the months of assessment many step down: the comparison is not one of zeros.
    #expect(raw[0] > 300 && (term != nil || raw[2] > 10), "\(raw)")
    // month, tier, start, opened, moved in, down, up, otherwise, released, left, deceased, end
    let account = try #require(try rows(address, "tier_account").first { $0.words[1] == "all" }).numbers
    let died = account[8]
    let sentence =
      "\(raw[0]) pupils were on file; \(raw[1]) came on file during the month. Of those there at the start, \(raw[2]) "
      + "stepped down, \(raw[3]) stepped up, \(raw[4]) were released, \(raw[5] - died) transferred out or graduated, "
      + (died > 0 ? "\(died) died, " : "") + "and \(raw[6]) are in the same tier"
    #expect(page.contains(sentence), "\(sentence)")
    #expect(
      account == [raw[0], raw[1], raw[2] + raw[3], raw[2], raw[3], 0, raw[4], raw[5] - died, died, raw[7]])
    #expect(try flows(address, from: first) == raw)
    guard let term else {
      #expect(page.contains("The month is the first of its term"))
      return
    }
    let since = try counted(term, last)
    #expect(try flows(address, from: term) == since)
    #expect(
      page.contains("of these \(since[2]) had stepped down, \(since[3]) stepped up, \(since[4]) been released and"))
  }

  /// The same eight numbers from the rows of the file behind the chart.
  private func flows(_ page: URL, from day: String) throws -> [Int] {
    let flows = try rows(page, "tier_moves").filter { $0.words[0] == day }
    func total(_ isCounted: (String, String) -> Bool) -> Int {
      flows.reduce(0) { $0 + (isCounted($1.words[2], $1.words[3]) ? Int($1.words[4]) ?? 0 : 0) }
    }
    let here = { (state: String) in state.hasPrefix("tier ") }
    func grade(_ state: String) -> Int { state.hasPrefix("tier ") ? Int(state.suffix(1)) ?? 0 : 0 }
    return [
      total { from, _ in here(from) }, total { from, _ in !here(from) },
      total { grade($1) > 0 && grade($0) > grade($1) }, total { grade($0) > 0 && grade($1) > grade($0) },
      total { here($0) && $1 == "released" }, total { here($0) && $1 == "left otherwise" },
      total { here($0) && $0 == $1 }, total { _, to in here(to) },
    ]
  }
}
