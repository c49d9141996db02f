import Tables
import TestSupport
import Testing

@Suite struct DecodedTextTests {
  @Test(arguments: [
    ("utf-8.csv", "UTF-8"), ("utf-8-bom.csv", "UTF-8"), ("gb18030.csv", "GB18030"), ("cp936-euro.csv", "GB18030"),
    ("utf-16le.txt", "UTF-16LE"), ("utf-16be.txt", "UTF-16BE"),
  ]) func `One table reads the same from every encoding`(file: String, encoding: String) throws {
    let text = try DecodedText.decode(Fixture.bytes("encodings/" + file))
    #expect(text.encoding == encoding)
    #expect(
      try CSVReader.sheet(text).rows == [
        RawRow(number: 1, cells: [.text("学校"), .text("人数"), .text("备注")]),
        RawRow(number: 2, cells: [.text("云汀一中"), .text("3"), .text("两行\r\n“文字”")]),
        RawRow(number: 4, cells: [.text("云汀二中"), .text("12"), .text("镕€")]),
      ])
  }

  @Test func `A UTF-8 file with a damaged byte is refused and not read as GB18030`() {
    let bytes = Array("学校,人数\n云汀".utf8) + [0xAE] + Array("一中,3\n".utf8)
    let place = TextEncodingError.undecodable(
      encoding: "UTF-8", position: .init(offset: 20, line: 2, column: 3), bytes: "AE E4 B8 80 E4 B8 AD 2C")
    #expect(throws: place) { try DecodedText.decode(bytes) }
  }

  @Test func `A GB18030 file cut inside a character names the place`() throws {
    let bytes = try Fixture.bytes("encodings/gb18030.csv")
    let cut = Array(bytes[..<(bytes.count - 5)])
    #expect(
      throws: TextEncodingError.undecodable(
        encoding: "GB18030", position: .init(offset: 57, line: 4, column: 9), bytes: "E9")
    ) { try DecodedText.decode(cut) }
  }

  @Test func `NUL is refused in every encoding`() {
    #expect(throws: TextEncodingError.nul(position: .init(offset: 3, line: 2, column: 2))) {
      try DecodedText.decode([0x61, 0x0A, 0x62, 0, 0x63])
    }
    #expect(throws: TextEncodingError.nul(position: .init(offset: 4, line: 1, column: 2))) {
      try DecodedText.decode([0xFF, 0xFE, 0x66, 0x5B, 0, 0, 0x61, 0])
    }
    #expect(throws: TextEncodingError.nul(position: .init(offset: 1, line: 1, column: 2))) {
      try DecodedText.decode([0x61, 0, 0x62, 0])
    }
  }

  @Test func `Half a UTF-16 character and a lone surrogate are refused`() {
    #expect(throws: TextEncodingError.self) { try DecodedText.decode([0xFF, 0xFE, 0x66]) }
    #expect(throws: TextEncodingError.self) { try DecodedText.decode([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00]) }
  }

  @Test func `No bytes, and a byte order mark alone, are an empty text`() throws {
    #expect(try DecodedText.decode([]).bytes == [])
    #expect(try DecodedText.decode([0xEF, 0xBB, 0xBF]).bytes == [])
    #expect(try DecodedText.decode([0xFF, 0xFE]).bytes == [])
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"])
  func `UTF-16 without byte order mark is read only where it can be nothing else`(encoding: String) throws {
    func units(_ text: String) -> [UInt8] {
      text.utf16.flatMap {
        encoding == "UTF-16LE" ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
      }
    }
    let text = try DecodedText.decode(units("学校\t人数\r\n一中\t3\r\n"))
    #expect(text.encoding == encoding)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "学校\t人数\r\n一中\t3\r\n")
    // No line end, no separator, a control character, a private character, half a unit, half a pair.
    for doubtful in [
      units("a\tb"), units("a\r\nb\r\n"), units("a\tb\u{1}\r\n"), units("a\t\u{E000}\r\n"),
      units("a\tb\r\n") + [0x61], units("a\t") + Array(units("𠮷").prefix(2)) + units("\r\n"),
    ] {
      #expect(throws: TextEncodingError.self) { try DecodedText.decode(doubtful) }
    }
  }

  @Test func `A refused file is told in which encodings it would be whole`() throws {
    let big5: [UInt8] = [0xBE, 0xC7, 0xAE, 0xD5, 0x2C, 0x31, 0x0A]
    #expect(DecodedText.validEncodings(of: big5).contains("Big5"))
    #expect(DecodedText.validEncodings(of: Array("学校".utf8)).first == "UTF-8")
    #expect(DecodedText.validEncodings(of: [0xFF, 0xFF, 0xFF]) == [])
    for encoding in DecodedText.validEncodings(of: big5) where encoding != "Big5" {
      #expect(throws: Never.self) { try DecodedText.decode(big5, as: encoding) }
    }
    #expect(throws: TextEncodingError.self) { try DecodedText.decode(big5, as: "no such encoding") }
  }
}
