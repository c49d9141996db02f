import Ingestion
import Submissions
import Tables
import TestSupport
import Testing

/// The pitfalls of bytes and sheets, numbered as in the domain's list; those of forms have suites of their own.
@Suite struct PitfallTests {
  private func file(_ name: String) throws -> SourceFile {
    SourceFile(bytes: try Fixture.bytes("awkward/" + name), name: name)
  }

  private func text(_ text: String) -> SourceFile { SourceFile(bytes: Array(text.utf8), name: "x.csv") }

  private func codes(_ name: String) throws -> [String] { try file(name).problems.map(\.kind.code) }

  @Test func `Pitfall 1: an export of 问卷星 keeps its leading columns, question numbers and joined answers`() throws {
    let rows = try file("questionnaire-numbers.xls").sheets[0].rows
    #expect(rows[0].cells[5...7] == [.text("来自IP"), .text("1、学校名称"), .text("2、应该家访学生总人数")])
    #expect(rows[1].cells[1] == .text("2022/8/20 9:15:02") && rows[1].cells[9] == .text("上门┋电话"))
  }

  @Test func `Pitfall 2: not answered and skipped come as the numbers -2 and -3 from a legacy xls`() throws {
    let source = try file("questionnaire-numbers.xls")
    #expect(source.encoding == "xls")
    #expect(source.sheets[0].rows[2].cells[7...] == [.number(-2), .number(-3), .text("(空)")])
  }

  @Test func `Pitfall 3: every encoding is recognised, and a failure names the place and what it could be`() throws {
    for (name, encoding) in [
      ("events-utf8.csv", "UTF-8"), ("events-utf8-bom.csv", "UTF-8"), ("events-gb18030.csv", "GB18030"),
      ("text-euro.csv", "GB18030"), ("events-utf16le.txt", "UTF-16LE"), ("events-utf16be.txt", "UTF-16BE"),
      ("events-utf16le-unmarked.txt", "UTF-16LE"), ("events-utf16be-unmarked.txt", "UTF-16BE"),
    ] {
      #expect(try file(name).encoding == encoding, "\(name)")
    }
    let damaged = try file("text-damaged-utf8.csv").problems
    #expect(damaged.count == 1)
    guard case .undecodable("UTF-8", 300, 3, _, let bytes, let valid)? = damaged.first?.kind else {
      Issue.record("not an undecodable file at byte 300")
      return
    }
    #expect(bytes.hasPrefix("FF ") && !valid.contains("UTF-8"))
  }

  @Test func `Pitfall 4: headers in radicals, full width and invisible characters are recognised`() {
    #expect(text("学校代码,学段,性别,在校学生数,统计日期\n0101,小学,男,3,2021-09-01\n").form == .enrolment)
    #expect(
      text("学校代码\u{200B},学段\u{A0},性别,在校学\u{2F63}数,统计\u{2F47}期\u{3000}\n0101,小学,男,3,2021-09-01\n").form == .enrolment)
    #expect(text("学校代码,学段,性别,在校学王数,统计日期\n0101,小学,男,3,2021-09-01\n").form == nil)
  }

  @Test func `Pitfall 5: numbers typed as texts stay the texts they are`() {
    let cells = text("学校代码,在校学生数\n0101,３\n0101,\"1,234\"\n0101,约20\n").sheets[0].rows.map { $0.cells[1] }
    #expect(cells[1...] == [.text("３"), .text("1,234"), .text("约20")])
  }

  @Test func `Pitfall 6: dates by format, from 1904, and the day that never was`() throws {
    for name in ["enrolment-1904.xlsx", "enrolment-1904.xls"] {
      #expect(try file(name).sheets[0].rows[1].cells[5] == .date(18_871))
    }
    for name in ["dates-custom.xlsx", "dates-custom.xls"] {
      let serial60 = try file(name).sheets[0].rows.first { $0.cells[0] == .text("60") }
      #expect(serial60?.cells[1] == .number(60))
    }
  }

  @Test func `Pitfall 20: content decides the format, and what is unsafe, locked or uncalculated is told`() throws {
    for name in ["events-html.xls", "events-csv.xls", "events-tabs.xls", "events-2003.xls", "events-named-xlsx.xlsx"] {
      #expect(try file(name).form == .events)
      #expect(try codes(name).isEmpty)
    }
    #expect(try codes("encrypted.xlsx") == ["file.encrypted"])
    #expect(try codes("encrypted.xls") == ["file.encrypted"])
    #expect(try codes("doctype.xlsx") == ["file.unsafe"])
    #expect(try codes("bomb.xlsx") == ["file.too-large"])
    #expect(try file("formulas-uncalculated.xlsx").sheets[0].rows[1].cells[3] == .error("#UNCALCULATED"))
  }

  @Test func `Pitfall 20: macros and links are a query, and the form loads all the same`() throws {
    for (name, code) in [
      ("macros.xlsm", "file.macros-ignored"), ("macros.xls", "file.macros-ignored"),
      ("links.xlsx", "file.links-ignored"), ("links.xls", "file.links-ignored"),
    ] {
      let source = try file(name)
      #expect(source.problems.map(\.kind.severity) == [.query])
      #expect(source.problems.map(\.kind.code) == [code])
    }
    let parsed = try file("macros.xlsm").parsed(in: try roster())
    #expect(!parsed.isRefused && parsed.problems.map(\.kind.code) == ["file.macros-ignored"])
    #expect(parsed.submissions.flatMap(\.enrolments).map(\.pupils) == [310, 295])
  }

  @Test func `Pitfall 21: a text that Excel would run as a formula is written with an apostrophe`() throws {
    let cells: [Cell] = ["=1+1", "+A1", "-A1", "@x", "正常", "-3"].map(Cell.text)
    let table = Table(name: "t", columns: ["备注"], rows: cells.map { [$0] })
    let rows = try CSVReader.sheet(DecodedText.decode(Array(table.csv().utf8))).rows.dropFirst()
    #expect(rows.map { $0.cells[0] } == ["'=1+1", "'+A1", "'-A1", "'@x", "正常", "-3"].map(RawCell.text))
  }

  @Test func `Pitfall 23: no bytes, blanks and a header alone are told apart`() throws {
    #expect(try codes("text-empty.csv") == ["file.empty"])
    #expect(try codes("text-blank.csv") == ["file.empty"])
    let header = try file("text-header-only.csv")
    #expect(header.form == .events && header.problems.isEmpty)
    #expect(header.parsed(in: try roster()).problems.map(\.kind.code) == ["form.header-only"])
  }

  @Test func `Pitfall 23: a large file streams row by row`() throws {
    let row = Array("0101,云汀市第一小学,G330102201003072345,\"2022-06-05\",三类,在册,已联系家长\n".utf8)
    let count = 400_000
    var bytes: [UInt8] = []
    bytes.reserveCapacity(row.count * count)
    for _ in 0..<count { bytes += row }
    var rows = 0
    try bytes.withUnsafeBufferPointer { all in
      var reader = CSVReader(all)
      while try reader.next() {
        rows += 1
        guard reader.fieldCount == 7, reader.rowNumber == rows,
          reader.bytes(3)?.elementsEqual("2022-06-05".utf8) == true
        else { break }
      }
    }
    #expect(rows == count)
  }
}
