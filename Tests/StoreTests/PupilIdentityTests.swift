import Store
import Submissions
import TestSupport
import Testing

private let ledgerHead = "学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态\n"
private let sheetRows = "时间,情况记录,,\n2022-07-05,家访,,\n"

@Suite struct PupilIdentityTests {
  private func kinds(_ receipts: [Store.Receipt]) -> [String] {
    receipts.flatMap(\.submission.problems).map(\.kind.code)
  }

  @Test func `a row with both keys makes one pupil of two, and the panel counts it as if it always had been`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledgerHead + "0203,G1,,,初二,,,2022-06-01,三类,在册\n0203,G1,,,初二,,,2022-06-08,三类,在册\n")
    try bureau.load(
      ledgerHead + "0203,,张小明,2008-03,初二,,,2022-06-08,二类,在册\n0203,,张小明,2008-03,初二,,,2022-06-22,二类,解除\n")
    try bureau.load("学校代码,学籍号,姓名,出生年月,告知日期,告知方式,是否签字\n0203,G1,,,2022-06-20,当面,否\n")
    try bureau.load("学校代码,学籍号,姓名,出生年月,告知日期,告知方式,是否签字\n0203,,张小明,2008-03,2022-06-20,当面,是\n")
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    let both = ledgerHead + "0203,G1,张小明,2008-03,初二,,,2022-06-15,二类,在册\n"
    #expect(try bureau.load(both).outcome == ["accepted 1 0 0 0"])

    let whole = try TestBureau()
    try whole.load(
      ledgerHead
        + "0203,G1,张小明,2008-03,初二,,,2022-06-01,三类,在册\n0203,G1,张小明,2008-03,初二,,,2022-06-08,二类,在册\n"
        + "0203,G1,张小明,2008-03,初二,,,2022-06-15,二类,在册\n0203,G1,张小明,2008-03,初二,,,2022-06-22,二类,解除\n")
    #expect(try bureau.store.panel().caseFlows == whole.store.panel().caseFlows)
    #expect(try bureau.store.panel().trackingWeeks == whole.store.panel().trackingWeeks)
    #expect(!(try whole.store.panel().caseFlows.isEmpty))

    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["1"])
    #expect(try bureau.rows("SELECT count(DISTINCT pupilId), count(*) FROM pupilKey") == ["1 2"])
    #expect(try bureau.rows("SELECT count(*) FROM followUp") == ["4"])
    // Of the two records of 8 June the one sent later counts; the other is kept as superseded.
    #expect(try bureau.rows("SELECT tier FROM followUpEnded") == ["3"])
    // Both acknowledgements of 20 June are kept, of one pupil; the one sent later counts.
    #expect(try bureau.rows("SELECT count(DISTINCT pupilId), count(*) FROM acknowledgement") == ["1 2"])
    #expect(try bureau.store.panel().acknowledgementCounts.map(\.signed) == [1])
  }

  @Test func `pupils joined later in one file leave no row behind`() throws {
    let bureau = try TestBureau()
    let receipts = try bureau.load(
      ledgerHead + "0203,G1,,,初二,,,2022-06-01,三类,在册\n0203,,张小明,2008-03,初二,,,2022-06-08,二类,在册\n"
        + "0203,G1,张小明,2008-03,初二,,,2022-06-15,二类,在册\n")
    #expect(receipts.outcome == ["accepted 3 0 0 0"])
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["1"])
    #expect(try bureau.rows("SELECT DISTINCT pupil FROM followUp") == bureau.rows("SELECT id FROM pupil"))
  }

  @Test func `events follow a joined pupil`() throws {
    let bureau = try TestBureau()
    let head = "学校代码,填报月份,事件日期,上报日期,事件类型,年级,学籍号,姓名,出生年月\n"
    try bureau.load(head + "0203,2022-05,2022-05-03,2022-05-04,自伤,初二,G1,,\n")
    try bureau.load(head + "0203,2022-06,2022-06-03,2022-06-04,自伤,初二,,张小明,2008-03\n")
    #expect(try bureau.rows("SELECT count(DISTINCT pupilId) FROM event") == ["2"])
    try bureau.load(ledgerHead + "0203,G1,张小明,2008-03,初二,,,2022-06-15,二类,在册\n")
    #expect(try bureau.rows("SELECT count(DISTINCT pupilId), count(*) FROM event") == ["1 2"])
  }

  @Test func `a printed form sent again with the number joins the pupil known by name alone`() throws {
    let bureau = try TestBureau()
    let printed = "学校代码,0203,性别,女\n班级,初一,姓名,王五\n"
    try bureau.load(printed + sheetRows)
    #expect(try bureau.rows("SELECT isProvisional FROM pupil") == ["1"])
    try bureau.load(printed + "学籍号,A9,,\n" + sheetRows.replacing("07-05", with: "07-12"))
    #expect(try bureau.rows("SELECT isProvisional FROM pupil") == ["0"])
    #expect(try bureau.rows("SELECT count(*), count(DISTINCT pupil) FROM followUp") == ["2 1"])
    // Printed without the number once more, it is still the same pupil.
    let again = try bureau.load(printed + sheetRows.replacing("07-05", with: "07-19"))
    #expect(again.outcome == ["accepted 1 0 0 0"] && !kinds(again).contains("identity.alike"))
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["1"])
  }

  @Test func `a pupil known by name alone who may be one on file is a question and stays apart`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledgerHead + "0203,A9,王五,2009-01,初一,初一,女,2022-06-15,二类,在册\n")
    let printed = try bureau.load("学校代码,0203,性别,女\n班级,初一,姓名,王五\n" + sheetRows)
    #expect(kinds(printed).contains("identity.alike"))
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    let other = try bureau.load("学校代码,0203,性别,男\n班级,初一,姓名,王五\n" + sheetRows)
    #expect(!kinds(other).contains("identity.alike"))
  }

  @Test func `with two namesakes in one class a printed form is nobody's, even with a number`() throws {
    let bureau = try TestBureau()
    try bureau.load("学校代码,0203,性别,女\n班级,初一,姓名,王五\n" + sheetRows)
    let rows = ["A8", "A9"].map { "0203,\($0),王五,,初一,初一,女,2022-06-15,二类,在册\n" }.joined()
    #expect(kinds(try bureau.load(ledgerHead + rows)) == ["identity.alike"])
    let third = try bureau.load(ledgerHead + "0203,A7,王五,,初一,初一,女,2022-06-15,二类,在册\n")
    #expect(kinds(third) == ["identity.alike"])
    #expect(try bureau.rows("SELECT count(*) FROM pupil WHERE isProvisional = 1") == ["1"])
    #expect(try bureau.rows("SELECT count(*) FROM pupil WHERE isProvisional = 0") == ["3"])
  }

  @Test func `a number and a name with birth that may be one pupil are a question until a row has both`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledgerHead + "0203,G1,张小明,,初二,二班,男,2022-06-01,三类,在册\n")
    let question = try bureau.load(ledgerHead + "0203,,张小明,2008-03,初二,二班,男,2022-06-08,三类,在册\n")
    #expect(kinds(question) == ["identity.alike"])
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    try bureau.load(ledgerHead + "0203,G1,张小明,2008-03,初二,二班,男,2022-06-15,三类,在册\n")
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["1"])
    let later = try bureau.load(ledgerHead + "0203,,张小明,2008-03,初二,三班,男,2022-06-22,三类,在册\n")
    #expect(kinds(later).isEmpty)
  }

  @Test func `a pupil who moves school stays one pupil, and without a transfer that is a question`() throws {
    func row(_ school: String, _ day: String, _ status: String) -> String {
      ledgerHead + "\(school),G1,,,初二,,,\(day),三类,\(status)\n"
    }
    for (status, later) in [("转出", "在册"), ("毕业", "在册"), ("在册", "转入")] {
      let bureau = try TestBureau()
      try bureau.load(row("0203", "2022-06-01", status))
      #expect(kinds(try bureau.load(row("0305", "2022-06-15", later))).isEmpty)
      #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["1"])
    }
    let bureau = try TestBureau()
    try bureau.load(row("0203", "2022-06-01", "在册"))
    let question = try bureau.load(row("0305", "2022-06-15", "在册"))
    #expect(question.outcome == ["accepted 1 0 0 0"] && kinds(question) == ["identity.elsewhere"])
    // So is an event or an acknowledgement of a third school.
    let event = "学校代码,填报月份,事件日期,上报日期,事件类型,年级,学籍号\n0102,2022-06,2022-06-03,2022-06-04,自伤,初二,G1\n"
    #expect(kinds(try bureau.load(event)) == ["identity.elsewhere"])
    let told = "学校代码,学籍号,告知日期,告知方式\n0102,G1,2022-06-20,当面\n"
    #expect(kinds(try bureau.load(told)) == ["identity.elsewhere"])
    #expect(!kinds(try bureau.load(told.replacing("0102", with: "0305"))).isEmpty)
    // The former school's transfer, sent afterwards, answers it.
    #expect(kinds(try bureau.load(row("0203", "2022-06-10", "转出"))).isEmpty)
  }

  @Test func `a pseudonym can be made again from its input format`() throws {
    let bureau = try TestBureau()
    try bureau.load(ledgerHead + "0203,g330102200803072345,,,初二,,,2022-06-01,三类,在册\n")
    try bureau.load(ledgerHead + "0203,,张 小明,2008年3月,初二,,,2022-06-01,三类,在册\n")
    try bureau.load("学校代码,0203,性别,女\n班级,初一,姓名,王五\n" + sheetRows)
    let expected = try Fixture.text("privacy/pseudonyms.csv").split(separator: "\n").dropFirst()
      .map { String($0.split(separator: ",")[1]) }
    #expect(try bureau.rows("SELECT pseudonym FROM pupil ORDER BY id") == expected)
  }

  @Test func `every table that refers to a pupil is known to a join`() throws {
    let bureau = try TestBureau()
    let tables = try bureau.rows(
      """
      SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
      WHERE m.type = 'table' AND f."table" = 'pupil' ORDER BY 1
      """)
    #expect(
      tables == [
        "acknowledgement", "event", "followUp", "followUpEnded", "pupilKey", "pupilName", "pupilSchool", "pupilTold",
        "vault",
      ])
  }

  @Test func `a name and birth that two pupils with numbers have is a question and goes to neither`() throws {
    let bureau = try TestBureau()
    let nameless = "0203,,张小明,2008-03,初二,,,"
    #expect(kinds(try bureau.load(ledgerHead + nameless + "2022-05-01,三类,在册\n")).isEmpty)
    try bureau.load(ledgerHead + "0203,G1,张小明,2008-03,初二,,,2022-06-01,三类,在册\n")
    try bureau.load(ledgerHead + "0203,G2,张小明,2008-03,初二,,,2022-06-02,二类,在册\n")
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["2"])
    let receipts = try bureau.load(ledgerHead + nameless + "2022-06-09,一类,在册\n")
    #expect(kinds(receipts).contains("identity.alike"))
    #expect(
      try bureau.rows("SELECT pupil, day FROM followUp ORDER BY day").map { $0.prefix(1) } == ["1", "1", "2", "3"])
    // Told again it stays the same pupil, and is not asked about again.
    #expect(!kinds(try bureau.load(ledgerHead + nameless + "2022-06-16,一类,在册\n")).contains("identity.alike"))
    #expect(try bureau.rows("SELECT count(*) FROM pupil") == ["3"])
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
  }

  /// What is remembered of what a school told last must not change who is found: with it forgotten before every load, the
  /// same pupils come out.
  @Test(arguments: 0..<20) func `pupils told again in the same words are who they would be if looked up anew`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
    let files = (0..<12).map { week in
      let rows = (0..<6).map { _ in
        let school = pick(["0203", "0203", "0204"])
        let who = pick([
          "G1,,", "G2,,", ",张小明,2008-03", ",李四,2008-04", "G1,张小明,2008-03", "G2,张小明,2008-03", "G3,李四,2008-04",
        ])
        return "\(school),\(who),初二,\(pick(["1班", "2班", ""])),男,2022-0\(1 + week / 4)-\(10 + week),三类,在册\n"
      }
      return ledgerHead + rows.joined()
    }
    let (bureau, forgetful) = (try TestBureau(), try TestBureau())
    for file in files + files.shuffled(using: &generator) {
      try forgetful.execute("DELETE FROM pupilTold")
      let (receipts, anew) = (try bureau.load(file), try forgetful.load(file))
      #expect(receipts.outcome == anew.outcome && kinds(receipts) == kinds(anew))
    }
    for query in [
      "SELECT * FROM pupil ORDER BY id", "SELECT * FROM pupilKey ORDER BY 1", "SELECT * FROM followUp ORDER BY 1, 2, 3",
    ] {
      #expect(try bureau.rows(query) == forgetful.rows(query))
    }
    #expect(try bureau.store.recountedPanel() == bureau.store.panel())
  }
}
