import Tables
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  private func rows(_ text: String) throws -> [RawRow] {
    try CSVReader.sheet(DecodedText.decode(Array(text.utf8))).rows
  }

  private func cells(_ text: String) throws -> [[RawCell]] { try rows(text).map(\.cells) }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `Every line end separates records`(end: String) throws {
    let expected = [
      RawRow(number: 1, cells: [.text("a"), .text("b")]), RawRow(number: 3, cells: [.empty, .text("c")]),
    ]
    #expect(try rows(["a,b", "", ",c", ""].joined(separator: end)) == expected)
    #expect(try rows(["a,b", ",", ",c"].joined(separator: end)) == expected)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `Records are numbered by the line they start on`(end: String) throws {
    let text = ["a,\"1", "2", "3\",b", "c", "\"x\"\"", "\"", "d"].joined(separator: end)
    #expect(try rows(text).map(\.number) == [1, 4, 5, 7])
    #expect(try rows(text)[0].cells == [.text("a"), .text("1\(end)2\(end)3"), .text("b")])
  }

  @Test func `Quotes are taken as Excel takes them`() throws {
    #expect(try cells(#""a,b","say ""hi""","","#) == [[.text("a,b"), .text(#"say "hi""#), .empty, .empty]])
    #expect(try cells(#"5" tall,"a"b, "c""#) == [[.text(#"5" tall"#), .text("ab"), .text(#" "c""#)]])
  }

  @Test func `A quote that is never closed is reported where it opens`() throws {
    #expect(throws: CSVError.unterminatedQuote(line: 3, column: 2)) { try rows("a,b\n1,2\n3,\"4\n5,6\n7,8\n") }
    #expect(throws: CSVError.unterminatedQuote(line: 1, column: 1)) { try rows("\"") }
    #expect(throws: CSVError.unterminatedQuote(line: 1, column: 1)) { try rows("\"a\"\"") }
  }

  @Test func `The separator is found in the first line that has one`() throws {
    #expect(try cells("a;b\n1,5;2") == [[.text("a"), .text("b")], [.text("1,5"), .text("2")]])
    #expect(try cells("a\tb,c\td\n") == [[.text("a"), .text("b,c"), .text("d")]])
    #expect(try cells("表一\n\"x;y;z\",b\n") == [[.text("表一")], [.text("x;y;z"), .text("b")]])
    #expect(try rows("sep=;\r\na,b;c\r\n") == [RawRow(number: 2, cells: [.text("a,b"), .text("c")])])
  }

  @Test func `A quotation mark inside a header does not hide its separators`() throws {
    #expect(try cells("身高5\";体重\n1;2\n") == [[.text("身高5\""), .text("体重")], [.text("1"), .text("2")]])
  }

  @Test func `Excel's way to keep zeros is read as the text it keeps, and no other formula is touched`() throws {
    let text = #"="00123","=""00456""",="a b","=SUM(A1)",="","="x"y"#
    #expect(
      try cells(text)[0] == ["00123", "00456", #"="a b""#, "=SUM(A1)", #"="""#, #"=x"y"#].map(RawCell.text))
  }

  @Test func `Rows stream with the bytes of their fields, and no text is made unasked`() throws {
    let text = Array("a,\"b,c\",\"d\"\"e\"\n\n,\n\"x\ny\"z,1\n".utf8)
    try text.withUnsafeBufferPointer { (all: UnsafeBufferPointer<UInt8>) throws in
      var reader = CSVReader(all)
      #expect(reader.fieldCount == 0)
      #expect(try reader.next())
      #expect(reader.rowNumber == 1 && reader.fieldCount == 3)
      #expect(reader.bytes(1)?.elementsEqual("b,c".utf8) == true)
      #expect(reader.bytes(2) == nil && reader.text(2) == "d\"e")
      #expect(try reader.next())
      #expect(reader.rowNumber == 4 && reader.fieldCount == 2)
      #expect(reader.bytes(0) == nil && reader.text(0) == "x\nyz" && reader.text(1) == "1")
      #expect(try !reader.next())
      #expect(try !reader.next())
    }
  }

  @Test(arguments: ["", "\n", "\r\n\r\n", ",,,\n", "\u{FEFF}", "\"\"\n"]) func `Nothing reads as no rows`(
    text: String
  ) throws {
    #expect(try rows(text) == [])
  }

  @Test func `A header alone is one row`() throws {
    #expect(try rows("\u{FEFF}学校,人数") == [RawRow(number: 1, cells: [.text("学校"), .text("人数")])])
  }

  @Test func `A row of 100,000 fields and a field of a million characters are read whole`() throws {
    let wide = Array(repeating: "x", count: 100_000).joined(separator: ",")
    #expect(try cells(wide)[0].count == 100_000)
    let long = String(repeating: "字", count: 1_000_000)
    #expect(try cells("a,\"\(long)\"")[0][1] == .text(long))
  }

  @Test func `What is written reads back, whatever the texts`() throws {
    var random = SeededGenerator(seed: 7)
    let alphabet = ["a", "字", "𠮷", ",", "\"", "\n", "\r\n", "\r", ";", "\t", " ", "'", "="]
    for _ in 0..<500 {
      let width = Int.random(in: 1...4, using: &random)
      // The header row fixes the separator.
      let header = [RawCell.text("h")] + (0..<width).map { RawCell.text("h\($0)") }
      let body = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        [RawCell.text("k")]
          + (0..<width).map { _ in
            let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
              alphabet.randomElement(using: &random) ?? ""
            }
            return text.isEmpty ? RawCell.empty : .text(text.joined())
          }
      }
      #expect(try cells(CSVWriter.text(rows: [header] + body)) == [header] + body)
    }
  }

  @Test func `No bytes crash the reader`() {
    var random = SeededGenerator(seed: 11)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xE5, 0xAD, 0x97, 0x80, 0xFF, 0xFE, 0x81, 0x30, 0x00]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      guard let text = try? DecodedText.decode(bytes) else { continue }
      #expect(String(validating: text.bytes, as: UTF8.self) != nil)
      guard let sheet = try? CSVReader.sheet(text) else { continue }
      #expect(sheet.rows.allSatisfy { $0.number > 0 && $0.cells.contains { $0 != .empty } })
    }
  }

  @Test func `The line ends before a row tell its number, wherever it starts`() throws {
    let text = Array("a\r\nb\n\n\"c\r\nd\n\"\re\r\r\nf".utf8)
    try text.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes)
      var numbers: [Int] = []
      while try reader.next() {
        numbers.append(reader.rowNumber)
        #expect(1 + CSVReader.lineEnds(in: bytes, 0..<reader.rowStart) == reader.rowNumber)
        var again = CSVReader(bytes)
        again.move(to: reader.rowStart, number: reader.rowNumber)
        #expect(try again.next() && again.row == reader.row)
      }
      #expect(numbers == [1, 2, 4, 7, 9])
    }
  }
}
