import Store
import Testing

@Suite struct AccessLogTests {
  private func record(_ number: Int) -> AccessLog.Record {
    AccessLog.Record(
      time: "2022-07-10T09:00:0\(number)+08:00", user: "analyst", command: "reidentify", subject: "ab\(number)",
      reason: "学校请求协助家访")
  }

  /// A log of some entries, and the end that is kept apart.
  private func log(_ count: Int) throws -> (lines: [String], end: AccessLog.End) {
    var lines: [String] = []
    var end: AccessLog.End?
    for number in 1...count {
      let entry = try AccessLog(lines.joined()).next(record(number), end: end)
      lines.append(try AccessLog.line(entry))
      end = AccessLog.End(entry)
    }
    return (lines, try #require(end))
  }

  @Test func `an untouched log is intact, and is continued`() throws {
    let (lines, end) = try log(4)
    let log = AccessLog(lines.joined())
    #expect(log.verdict(end: end) == .intact(entries: 4))
    #expect(log.entries.map(\.number) == [1, 2, 3, 4] && log.entries.map(\.record) == (1...4).map(record))
    #expect(AccessLog("").verdict(end: nil) == .intact(entries: 0))
  }

  @Test(arguments: 0..<4) func `an entry taken out is found, also the last`(position: Int) throws {
    var (lines, end) = try log(4)
    lines.remove(at: position)
    #expect(AccessLog(lines.joined()).verdict(end: end) == .broken(entry: position + 1))
    // Cut off at the end and continued, the gap stays to be seen.
    let next = try AccessLog(lines.joined()).next(record(5), end: end)
    let longer = AccessLog(lines.joined() + (try AccessLog.line(next)))
    #expect(longer.verdict(end: AccessLog.End(next)) == .broken(entry: position + 1))
  }

  @Test(arguments: 0..<4) func `an entry altered is found`(position: Int) throws {
    let (lines, end) = try log(4)
    for (old, new) in [
      ("analyst", "nobody"), ("ab", "cd"), ("家访", "检查"), ("09:00", "10:00"), ("\"number\":", "\"number\": "),
    ] {
      var altered = lines
      altered[position] = altered[position].replacing(old, with: new)
      #expect(altered[position] != lines[position])
      #expect(AccessLog(altered.joined()).verdict(end: end) == .broken(entry: position + 1))
    }
    var garbled = lines
    garbled[position] = "{}\n"
    #expect(AccessLog(garbled.joined()).verdict(end: end) == .broken(entry: position + 1))
  }

  @Test func `a log written anew as a whole does not end as the one kept apart`() throws {
    let (_, end) = try log(4)
    var forged = ""
    for number in 5...8 { forged += try AccessLog.line(AccessLog(forged).next(record(number), end: nil)) }
    #expect(AccessLog(forged).verdict(end: nil) == .intact(entries: 4))
    #expect(AccessLog(forged).verdict(end: end) == .broken(entry: 4))
    #expect(AccessLog("").verdict(end: end) == .broken(entry: 1))
  }

  @Test func `an entry written just before a run was cut off is no break`() throws {
    let (lines, end) = try log(3)
    let next = try AccessLog(lines.joined()).next(record(4), end: end)
    #expect(AccessLog(lines.joined() + (try AccessLog.line(next))).verdict(end: end) == .intact(entries: 4))
  }
}
