import Store
import Submissions
import Testing

private let head = "学校代码,学籍号,姓名,出生年月,年级,跟踪日期,风险等级\n"

/// A month of birth and a day in that month may be one child's.
@Suite struct BirthPrecisionTests {
  private func row(_ birth: String, _ day: Int) -> String { row("0203", "", birth, day) }

  private func row(_ school: String, _ number: String, _ birth: String, _ day: Int) -> String {
    "\(school),\(number),张小明,\(birth),初二,2022-06-0\(day),三类\n"
  }

  private func questions(_ receipts: [Store.Receipt]) -> [Problem] {
    receipts.flatMap(\.submission.problems).filter { $0.kind.code == "identity.birth-precision" }
  }

  @Test(arguments: [("2012-07", "2012-07-15"), ("2012-07-15", "2012-07")])
  func `of one name, a month of birth and a day in it are asked about once and not joined`(
    first: String, second: String
  ) throws {
    let bureau = try TestBureau()
    #expect(questions(try bureau.load(head + row(first, 1))).isEmpty)
    let asked = questions(try bureau.load(head + row(second, 2)))
    #expect(asked.count == 1)
    let pseudonym = try bureau.rows("SELECT pseudonym FROM pupil WHERE id = 2")[0]
    #expect(asked.allSatisfy { "\($0.message)".contains(pseudonym.prefix(12)) })
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    #expect(questions(try bureau.load(head + row(second, 3))).isEmpty)
  }

  @Test func `both in one file are asked about whatever their order`() throws {
    for births in [["2012-07", "2012-07-15"], ["2012-07-15", "2012-07"]] {
      let bureau = try TestBureau()
      #expect(questions(try bureau.load(head + births.map { row($0, 1) }.joined())).count == 1)
    }
  }

  @Test func `one number joins them, and numbers, months, days and schools that differ tell them apart`() throws {
    let one = try TestBureau()
    try one.load(head + row("0203", "G1", "2012-07", 1))
    #expect(questions(try one.load(head + row("0203", "G1", "2012-07-15", 2))).isEmpty)
    #expect(try one.rows("SELECT count(*) FROM pupil") == ["1"])
    // A row without the number is the pupil that either birth tells.
    #expect(questions(try one.load(head + row("2012-07-15", 3) + row("2012-07", 4))).isEmpty)
    #expect(try one.rows("SELECT count(*) FROM pupil") == ["1"])

    for (first, second) in [
      (row("0203", "G1", "2012-07", 1), row("0203", "G2", "2012-07-15", 1)),
      (row("2012-07", 1), row("2012-08-15", 1)), (row("2012-07-14", 1), row("2012-07-15", 1)),
      (row("0203", "", "2012-07", 1), row("0204", "", "2012-07-15", 1)),
    ] {
      let bureau = try TestBureau()
      #expect(questions(try bureau.load(head + first) + bureau.load(head + second)).isEmpty)
      #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    }
  }
}
