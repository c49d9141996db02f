import Reports
import Testing
import Wording

struct ReportChangesTests {
  private static func file(_ path: String, _ lines: [String]) -> ReportFile {
    ReportFile(path: path, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// A report of two districts, with the first one's count and what is expected of both.
  private static func report(observed: Int, expected: Double, overdue: Int = 1) -> [ReportFile] {
    [
      file(
        "data/comparisons.csv",
        [
          "indicator,level,unit,observed,expected", "事件,district,东区,\(observed),\(expected)",
          "事件,district,西区,4,\(expected)",
        ]),
      file(
        "districts/东区.csv",
        [
          "table,row,figure,value", "comparisons,事件 · 东区,observed,\(observed)",
          "comparisons,事件 · 东区,expected,\(expected)", "overdue_pupils,甲,days_silent,9",
        ]),
      file(
        "districts/西区.csv",
        [
          "table,row,figure,value", "comparisons,事件 · 西区,expected,\(expected)",
          "overdue_pupils,乙,days_silent,\(overdue)",
        ]),
    ]
  }

  @Test func `districts touched are those of which other records count, not those of which something else is expected`()
  {
    let moved = ReportChanges(
      from: Self.report(observed: 3, expected: 4.5), to: Self.report(observed: 5, expected: 4.75))
    #expect(moved.text(.chinese) == "事件 东区 实际 3 → 5；涉及学区：东区；有变动的表 1 个")
    let only = ReportChanges(
      from: Self.report(observed: 3, expected: 4.5), to: Self.report(observed: 3, expected: 4.5, overdue: 2))
    #expect(only.text(.english) == "districts touched: 西区; tables that differ: 0")
  }

  @Test func `what a report has kept of its changes says the same again`() {
    let changes = ReportChanges(
      from: Self.report(observed: 3, expected: 4.5), to: Self.report(observed: 5, expected: 4.75, overdue: 3))
    #expect(ReportChanges(changes.file) == changes)
    #expect(changes.file.path == ReportChanges.path)
  }
}
