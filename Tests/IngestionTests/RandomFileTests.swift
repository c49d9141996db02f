import Ingestion
import Submissions
import TestSupport
import Testing

/// Cells as people fill them in, good and bad.
private let cells = [
  "", " ", "0", "-1", "12", "1,110", "３人", "约20", "无", "—", "是", "否", "0101", "0203", "9999", "101", "云汀市第一小学",
  "云汀市第二中学", "小学", "初中", "初一", "一类", "三类", "男", "女", "2022-06", "2022年6月", "202206", "2022-06-05", "2022/6/31",
  "20220605", "44717", "5/6/2022", "6月5日", "自伤", "其他", "解除", "家访", "市", "学区", "河东学区", "events", "deaths",
  "138-0013-8000", "Ｇ330102201003072345", "\u{200B}", "⻅", "\"a\"\"b\"", "99999999999999999999", "1e400", "2022-13",
  "0000-00-00", "9999-12-31", "年月日", "---", ".", "2022.", "小计", "\u{1F600}",
]

/// Cells in which nothing can be seen; a row of them is no row.
private let invisible = ["", " ", "\u{200B}"]

@Suite struct RandomFileTests {
  /// The tracking sheet is no table; it has tests of its own.
  @Test(arguments: FormID.allCases.filter { $0 != .trackingSheet }) func anyCellsAreReadWithoutLosingARow(form: FormID)
    throws
  {
    let context = try roster()
    let fields = try FormSpecification.shipped(form).fields
    var generator = SeededGenerator(seed: 20_220_601)
    for _ in 0..<150 {
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        fields.map { _ in cells.randomElement(using: &generator) ?? "" }
      }
      let text = ([fields.map(\.header)] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n")
        .replacing("1,110", with: "\"1,110\"")
      let parsed = SourceFile(bytes: Array(text.utf8), name: "x.csv").parsed(in: context)
      #expect(parsed.form == form)
      let left = parsed.problems.count { $0.kind == .totalRow }
      #expect(parsed.submissions.reduce(left) { $0 + $1.rowsRead } == rows.count { !$0.allSatisfy(invisible.contains) })
      for problem in parsed.problems + parsed.submissions.flatMap(\.problems) {
        #expect(problem.masked?.contains("0013") != true && problem.masked?.contains("20100307") != true)
      }
      #expect(
        SourceFile(bytes: Array(text.utf8), name: "y").parsed(in: context).submissions.map(\.problems)
          == parsed.submissions.map(\.problems))
    }
  }

  @Test func cutOffWorkbooksAreRefusedAndNeverHalfRead() throws {
    let bytes = try Fixture.bytes("ingestion/followups.xlsx")
    for length in stride(from: 0, to: bytes.count - 1, by: 97) {
      #expect(!SourceFile(bytes: Array(bytes.prefix(length)), name: "x").problems.isEmpty)
    }
  }
}
