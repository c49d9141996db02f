import Ingestion
import Submissions
import Tables
import TestSupport
import Testing
import Wording
import Workbooks

private let ledgerHead = "学校代码,学籍号,姓名,出生年月,年级,班级,性别,跟踪日期,风险等级\n"
private let own = "G990000201203030011"

private func row(_ number: String, _ name: String, _ birth: String, _ sex: String = "男", _ tier: String = "二类")
  -> String
{
  "0102,\(number),\(name),\(birth),初二,1班,\(sex),2022-06-08,\(tier)\n"
}

/// The same table as a workbook, which is read by sheets instead of as a stream.
private func asWorkbook(_ text: String, name: String = "表") throws -> ParsedFile {
  let rows = text.split(separator: "\n").enumerated().map { index, line in
    RawRow(
      number: index + 1,
      cells: line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.isEmpty ? .empty : .text(String($0))
      })
  }
  let bytes = try Workbook.write([RawSheet(name: name, rows: rows)])
  return SourceFile(bytes: bytes, name: "file.xlsx").parsed(in: try roster())
}

@Suite struct PupilNumberTests {
  @Test func `two pupils with one school number do not load, whether the file is streamed or not`() throws {
    let text = ledgerHead + row(own, "甲一", "2012-03") + row(own, "乙二", "2012-04", "女", "三类")
    for file in [try parse(text), try asWorkbook(text)] {
      #expect(places(file) == ["number.of-another 3 B"])
      #expect(!file.submissions[0].isAcceptable)
    }
    // On another day, told without a birth, or far apart in a long table they are two pupils all the same.
    let later = ledgerHead + row(own, "甲一", "") + row(own, "乙二", "").replacing("06-08", with: "06-09")
    #expect(try places(parse(later)) == ["number.of-another 3 B"])
    let many = (0..<400).map { row("G99000020120303\(1000 + $0)", "王\($0)", "2012-03") }.joined()
    let long = try parse(ledgerHead + row(own, "甲一", "2012-03") + many + row(own, "乙二", "2012-04", "女"))
    #expect(places(long).filter { $0.hasPrefix("number.of-another") } == ["number.of-another 403 B"])
  }

  @Test(arguments: [
    (row(own, "张小明", "2012-03"), row(own, "张晓明", "2012-03"), "number.told-otherwise 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "张晓明", "2012-03-05"), "number.told-otherwise 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "张小明", "2012-08"), "number.told-otherwise 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "张晓明", "2012-03", "女"), "number.of-another 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "张小明", "2012-08", "女"), "number.of-another 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "李晓红", "2012-03"), "number.of-another 3 B"),
    (row(own, "张小明", "2012-03"), row(own, "张 小明", "2012年3月"), ""),
    (row(own, "张小明", "2012-03"), row(own, "", ""), ""),
    (row(own, "", ""), row(own, "张小明", "2012-03"), ""),
  ]) func `a name or a birth that may be put right is a question, and more than that another pupil`(
    first: String, second: String, problem: String
  ) throws {
    let second = second.replacing("06-08", with: "06-15")
    #expect(try places(parse(ledgerHead + first + second)) == (problem.isEmpty ? [] : [problem]))
  }

  @Test func `two tracking sheets with one number do not load`() throws {
    func sheet(_ name: String, _ sex: String) -> RawSheet {
      let lines = [
        ["学校代码", "0203", "学籍号", own], ["姓名", name, "性别", sex], ["班级", "初一", "", ""], ["时间", "情况记录"],
        ["2022-06-05", "家访"],
      ]
      return RawSheet(
        name: name, rows: lines.enumerated().map { RawRow(number: $0 + 1, cells: $1.map { .text($0) }) })
    }
    let bytes = try Workbook.write([sheet("韩梅梅", "女"), sheet("李雷", "男")])
    let file = SourceFile(bytes: bytes, name: "附件1.xlsx").parsed(in: try roster())
    #expect(file.form == .trackingSheet && places(file) == ["number.of-another 1 D"])
    #expect(file.submissions.map(\.isAcceptable) == [false])
    let problem = try #require(file.submissions.flatMap(\.problems).first)
    #expect(problem.message.zh.contains("第1张工作表") && problem.sheetNumber == 2)
  }

  @Test func `events and acknowledgements with one number for two pupils do not load`() throws {
    let events = "学校代码,填报月份,事件日期,上报日期,事件类型,年级,学籍号,姓名,出生年月\n"
    let event = { (name: String, birth: String) in "0102,2022-06,2022-06-03,2022-06-04,自伤,初二,\(own),\(name),\(birth)\n"
    }
    #expect(
      try places(parse(events + event("甲一", "2009-03") + event("乙二", "2009-04"))) == ["number.of-another 3 G"])
    let told = "学校代码,学籍号,姓名,告知日期,告知方式\n0102,\(own),甲一,2022-06-20,当面\n0102,\(own),乙二,2022-06-20,当面\n"
    #expect(try places(parse(told)) == ["number.of-another 3 B"])
  }

  @Test(arguments: ["0", "000000", "待补", "办理中", "TBD", "？？", "123", "123456", "99999999", "G0000000000000000000"])
  func `what stands where nobody knew a number is none`(written: String) throws {
    let file = try parse(ledgerHead + row(written, "甲一", "2012-03") + row(written, "乙二", "2012-04", "女", "三类"))
    #expect(places(file) == ["number.placeholder 2 B", "number.placeholder 3 B"])
    #expect(file.submissions[0].followUps.map(\.pupil.studentID) == [nil, nil])
    #expect(file.submissions[0].followUps.map(\.pupil.name) == ["甲一", "乙二"])
    #expect(try places(parse(ledgerHead + row(written, "", ""))).contains("identity.missing 2"))
    let told = "学校代码,学籍号,姓名,告知日期,告知方式\n0102,\(written),甲一,2022-06-20,当面\n"
    #expect(try places(parse(told)) == ["number.placeholder 2 B", "identity.provisional 2 C"])
  }

  @Test(arguments: ["G99000020120303001", "L9900002012030300111", "24680", "7", "G99000020120303001一", "3301甲"])
  func `a number with characters too few or too many is asked about and kept`(written: String) throws {
    let file = try parse(ledgerHead + row(written, "甲一", "2012-03"))
    #expect(places(file) == ["number.unusual 2 B"])
    #expect(file.submissions[0].followUps.map(\.pupil.studentID) == [written])
  }

  @Test(arguments: [
    own, "L99000020120303001X", "330102200803072345", "20220315", "A1", "XJ-2022-0315", "g990000201203030011",
  ]) func `national numbers and those of a bureau's own are not asked about`(written: String) throws {
    #expect(try places(parse(ledgerHead + row(written, "甲一", "2012-03"))).isEmpty)
  }

  @Test(arguments: ["#N/A", "#REF!", "#NAME?", "=VLOOKUP(C2,表2!A:B,2,0)", "Err:502", "######"])
  func `an error in place of a value is a problem in every column that tells who is meant`(error: String) throws {
    let good = [own, "甲一", "2012-03", "初二", "1班"]
    for (index, column) in ["B", "C", "D", "E", "F"].enumerated() {
      var cells = good
      cells[index] = error.replacing(",", with: "，")
      let text = ledgerHead + "0102,\(cells.joined(separator: ",")),男,2022-06-08,二类\n"
      for file in [try parse(text), try asWorkbook(text)] {
        #expect(places(file).contains("value.error 2 \(column)"), "\(column)")
        #expect(!file.submissions[0].isAcceptable)
      }
    }
    // A row of a pupil already read does not slip through.
    let again =
      row(own, "甲一", "2012-03")
      + row(own, "甲一", "2012-03").replacing("1班", with: "#N/A").replacing("06-08", with: "06-15")
    #expect(try places(parse(ledgerHead + again)) == ["value.error 3 F"])
  }
}
