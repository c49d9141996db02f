import Submissions
import Testing

private let head = "学校代码,填报月份,事件日期,上报日期,事件类型,年级,事件编号,学籍号,备注\n"
private let good = "0102,2022-06,2022-06-03,2022-06-04,自伤,初二,E2022060100017,G330102200803072345,家访\n"

/// Whether a number is found in a text, as the note of an event.
private func isFound(_ text: String) throws -> Bool {
  try places(parse(head + good.replacing("家访", with: "\"\(text)\""))) == ["personal.note 2 I"]
}

@Suite struct PersonalNumberTests {
  @Test(arguments: [
    "13800138001", "联系13800138001谢谢", "138-0013-8001", "138 0013 8001", "1380013 8001", "138 00138001", "１３８００１３８００１",
    "138－0013－8001", "138–0013–8001", "138—0013—8001", "138.0013.8001", "138·0013·8001", "+86 138 0013 8001",
    "8613800138001",
    "0086-13800138001", "1 3 8 0 0 1 3 8 0 0 1", "微信x13800138001", "2022-06-01 138 0013 8001",
    "138 0013 8001 139 0013 9001",
    "1\u{200B}3800138001",
  ]) func `a mobile number is found however it is written`(text: String) throws {
    #expect(try isFound(text))
  }

  /// The numbers of Wikipedia's article on GB 11643 and of the standard's own example, and invented ones.
  @Test(arguments: [
    "11010519491231002X", "11010519491231002x", "440524188001010014".replacing("1880", with: "1980"),
    "G330102200803072345",
    "330102 20080307 2345", "330102-2008-0307-2345", "３３０１０２２００８０３０７２３４５", "L34052419800101001X",
  ]) func `an ID number is found, with X and with the letter of the school number`(text: String) throws {
    #expect(try isFound(text))
  }

  @Test(arguments: [
    "0101", "3301020001", "2133010200", "E2022060100017", "2022-06-01 2022-06-02", "20220601 20220602",
    "20220601-20220630",
    "2022年6月15日至2022年6月17日3次", "2022-06-15 2022-06-17 3", "400-800-1234",
    "12345678901",
    "330102202206010001", "2022/8/20 10:15:33", "1,110", "13,800,138", "第138次 0013 8001号", "S-2022-0138-0013", "128.5",
    "138001380012022", "01380013800",
  ]) func `codes, dates run together and landlines are no such number`(text: String) throws {
    #expect(try !isFound(text))
  }

  @Test(arguments: [
    "0592-1234567", "0592-12345678", "（0592）1234567", "0592 123 4567", "05921234567", "家里电话0571-87012345",
    "057187012345",
    "010-87654321", "021 8765 4321", "02187654321", "０５９２－１２３４５６７", "QQ12345678", "qq：1234567", "QQ群 123456789",
    "加他微信 wx_13579246", "微信号：zhang24680", "VX:24680135", "扣扣号是135792468", "24680135（QQ）", "2468013579是妈妈微信",
  ]) func `a landline or the account of a messenger is found in a note`(text: String) throws {
    #expect(try isFound(text))
  }

  @Test(arguments: [
    "0305-2206001", "0101-2206001", "0305 20220601", "01020220601", "0592-20220601", "2022-0601-1234567",
    "第0592期1234567份",
    "微信联系3次", "QQ沟通2022-06-01", "微信家访20220601", "微信回访202206", "已用微信联系，学号20210012", "微信转账10000元",
    "QQ", "微信群1班", "12345人次", "邮编361000", "编号E2022060100017 电话家访",
  ]) func `what only looks like a landline or an account is none`(text: String) throws {
    #expect(try !isFound(text))
  }

  @Test func `a landline in a stored cell may be a code and is let pass`() throws {
    #expect(places(try parse(head + good.replacing("E2022060100017", with: "0592-2206001"))).isEmpty)
  }

  @Test func `a streamed note with a landline or an account is asked about too`() throws {
    let rows = ["家访", "0592-1234567", "QQ12345678", "微信联系"].enumerated()
      .map { "0101,A\($0.offset),三年级,2022-06-0\($0.offset + 1),二类,\($0.element)\n" }
    let first = "0101,A9,三年级,2022-06-01,二类,平稳\n" + rows.joined()
    let text = "学校代码,学籍号,年级,跟踪日期,风险等级,情况记录\n" + first + rows.joined().replacing("2022-06", with: "2022-05")
    #expect(
      places(try parse(text)) == [
        "personal.note 4 F", "personal.note 5 F", "personal.note 8 F", "personal.note 9 F",
      ])
  }

  @Test func `of the codes of region, day and serial only one with the right check digit is an ID number`() throws {
    // The weighted sum of 33010220220601000 leaves 10 when divided by 11, so that its check digit is 2.
    #expect(try (0...9).filter { try isFound("33010220220601000\($0)") } == [2])
    #expect(try (0...9).allSatisfy { try isFound("33010220080307234\($0)") })
  }

  @Test func `a stored cell with a number is an error, a note is a query, and the school number's own column neither`()
    throws
  {
    #expect(places(try parse(head + good)).isEmpty)
    let stored = try parse(head + good.replacing("E2022060100017", with: "E 138-0013-8001"))
    #expect(places(stored) == ["personal.value 2 G"])
    #expect(stored.submissions[0].problems[0].masked == "E •••-••••-••••" && !stored.submissions[0].isAcceptable)
    let named = "学校代码,填报月份,事件日期,上报日期,事件类型,年级,事件编号,姓名\n0102,2022-06,2022-06-03,2022-06-04,自伤,初二,初二张小明,张小明\n"
    #expect(places(try parse(named)) == ["personal.value 2 G"])
    #expect(try parse(named).submissions[0].problems[0].masked == "初二•••")
    let note = try parse(head + good.replacing("家访", with: "电话 138 0013 8001"))
    #expect(places(note) == ["personal.note 2 I"] && note.submissions[0].isAcceptable)
    let count = try parse("学校代码,日期,二类人数\n0102,2022-06-10,13800138001\n")
    #expect(places(count) == ["personal.value 2 C"])
  }

  @Test func `a name in a column of schools or grades is masked, a school's name is shown`() throws {
    let head = "学校代码,学校名称,填报月份,事件日期,上报日期,事件类型,年级,姓名\n"
    func problem(_ school: String, _ grade: String) throws -> String? {
      try parse(head + "0305,\(school),2022-06,2022-06-03,2022-06-04,自伤,\(grade),\n").submissions[0].problems.first?
        .masked
    }
    #expect(try problem("王敏", "初二") == "••")
    #expect(try problem("育才中学校", "初二") == "育才中学校")
    #expect(try problem("", "王敏") == "••")
  }
}
