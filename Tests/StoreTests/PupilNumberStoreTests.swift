import Store
import Submissions
import TestSupport
import Testing

private let ledgerHead = "学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级,状态\n"

private func row(
  _ number: String, _ name: String, _ birth: String, _ sex: String, _ day: String, school: String = "0203"
) -> String {
  ledgerHead + "\(school),\(number),\(name),\(birth),初二,二班,\(sex),2022-06-\(day),三类,在册\n"
}

@Suite struct PupilNumberStoreTests {
  private func numberKinds(_ receipts: [Store.Receipt]) -> [String] {
    receipts.flatMap(\.submission.problems).map(\.kind.code).filter { $0.hasPrefix("number.") }
  }

  @Test func `two pupils with one number in two files stay two, and the number is asked about`() throws {
    for school in ["0203", "0305"] {
      let bureau = try TestBureau()
      #expect(numberKinds(try bureau.load(row("G1", "甲一", "2008-03", "男", "08"))).isEmpty)
      let other = try bureau.load(row("G1", "乙二", "2008-04", "女", "08", school: school))
      #expect(other.outcome == ["accepted 1 0 0 0"] && numberKinds(other) == ["number.shared"])
      #expect(try bureau.rows("SELECT count(*), count(DISTINCT pupil) FROM followUp") == ["2 2"])
      // Each of them told again is the same pupil, and nothing is asked again.
      #expect(numberKinds(try bureau.load(row("G1", "甲一", "2008-03", "男", "15"))).isEmpty)
      #expect(numberKinds(try bureau.load(row("G1", "乙二", "2008-04", "女", "15", school: school))).isEmpty)
      #expect(try bureau.rows("SELECT count(*), count(DISTINCT pupil) FROM followUp") == ["4 2"])
      // With a number of her own she is still herself.
      try bureau.load(row("G2", "乙二", "2008-04", "女", "22", school: school))
      #expect(try bureau.rows("SELECT count(*), count(DISTINCT pupil) FROM followUp") == ["5 2"])
      #expect(try bureau.store.recountedPanel() == bureau.store.panel())
    }
  }

  @Test func `a name or birth put right later is asked about once, of one pupil`() throws {
    let bureau = try TestBureau()
    try bureau.load(row("G1", "张小明", "2008-03", "男", "01"))
    #expect(numberKinds(try bureau.load(row("G1", "张晓明", "2008-03", "男", "08"))) == ["number.told-otherwise-before"])
    #expect(numberKinds(try bureau.load(row("G1", "张晓明", "2008-03", "男", "15"))).isEmpty)
    #expect(numberKinds(try bureau.load(row("G1", "张晓明", "2008-08", "男", "22"))) == ["number.told-otherwise-before"])
    #expect(numberKinds(try bureau.load(row("G1", "", "", "", "29"))).isEmpty)
    #expect(try bureau.rows("SELECT count(*), count(DISTINCT pupil) FROM followUp") == ["5 1"])
  }

  @Test func `two printed forms with the number left unchanged are two pupils`() throws {
    let bureau = try TestBureau()
    func sheet(_ name: String, _ sex: String) -> String {
      "学校代码,0203,学籍号,A9\n性别,\(sex),姓名,\(name)\n班级,初一,,\n时间,情况记录,,\n2022-07-05,家访\(name.count),,\n"
    }
    #expect(numberKinds(try bureau.load(sheet("韩梅梅", "女"))).isEmpty)
    #expect(numberKinds(try bureau.load(sheet("李雷", "男"))) == ["number.shared"])
    #expect(try bureau.rows("SELECT count(DISTINCT pupil) FROM followUp") == ["2"])
    #expect(numberKinds(try bureau.load(sheet("韩梅梅", "女").replacing("07-05", with: "07-12"))).isEmpty)
    #expect(try bureau.rows("SELECT count(DISTINCT pupil) FROM followUp") == ["2"])
  }

  @Test func `of a sealed pupil with another's number the vault opens the own name`() throws {
    let vault = Vault(key: Array(repeating: 7, count: 32)) { Array(repeating: 1, count: $0) }
    let bureau = try TestBureau(vault: vault)
    try bureau.load(row("G1", "甲一", "2008-03", "男", "08"))
    try bureau.load(row("G1", "乙二", "2008-04", "女", "08"))
    let pseudonyms = try bureau.rows("SELECT pseudonym FROM pupil ORDER BY id")
    let names = try pseudonyms.map { try bureau.store.personalEntries(of: $0, vault: vault).compactMap(\.name) }
    #expect(names == [["甲一"], ["乙二"]])
  }
}
