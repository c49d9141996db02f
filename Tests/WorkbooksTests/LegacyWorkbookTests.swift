import Tables
import TestSupport
import Testing
import Workbooks

@Suite struct LegacyWorkbookTests {
  private static let files = [
    "events.xls", "events-libreoffice.xls", "events-biff5.xls", "biff5-gbk.xls", "followups-merged.xls", "formulas.xls",
    "texts-continued.xls", "encrypted.xls", "word.doc",
  ]

  @Test(arguments: files) func `A cut file is refused, or read whole where only padding is missing`(file: String) throws
  {
    let bytes = try Fixture.bytes("awkward/" + file)
    let whole = try? Workbook.read(bytes)
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 400)) {
      guard let sheets = try? Workbook.read(Array(bytes.prefix(length))) else { continue }
      #expect(sheets == whole)
    }
  }

  @Test(arguments: files) func `Changed bytes give an error or rows, never a crash`(file: String) throws {
    var random = SeededGenerator(seed: 31)
    let good = try Fixture.bytes("awkward/" + file)
    for round in 0..<600 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        // The header and the beginnings of records matter more than texts.
        let end = round.isMultiple(of: 2) ? bytes.count : min(bytes.count, 1_200)
        bytes[Int.random(in: 0..<end, using: &random)] =
          [0, 1, 0x7F, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      _ = try? Workbook.read(bytes, limits: .init(maximumCells: 2_000_000))
    }
  }

  @Test func `Sectors that follow each other in a circle are damage`() throws {
    var bytes = try Fixture.bytes("awkward/events.xls")
    // The first sector of the allocation table: let every sector follow itself.
    let table = (Int(bytes[76]) | Int(bytes[77]) << 8 + 1) << 9
    for sector in 0..<128 {
      bytes[table + 4 * sector] = UInt8(sector)
      for byte in 1...3 { bytes[table + 4 * sector + byte] = 0 }
    }
    #expect(throws: WorkbookError.damaged(part: "")) { try Workbook.read(bytes) }
  }

  @Test func `The limits hold for the old format too`() throws {
    let bytes = try Fixture.bytes("awkward/events.xls")
    #expect(throws: WorkbookError.tooLarge(.cells, limit: 50)) {
      try Workbook.read(bytes, limits: .init(maximumCells: 50))
    }
    #expect(throws: WorkbookError.tooLarge(.bytes, limit: 1_000)) {
      try Workbook.read(bytes, limits: .init(maximumBytes: 1_000))
    }
  }

  @Test func `A text longer than a record, and a table of texts over several, are read whole`() throws {
    let sheet = try Workbook.read(Fixture.bytes("awkward/texts-continued.xls"))[0]
    #expect(sheet.rows.count == 800)
    #expect(sheet.rows[798].cells == [.text(String(repeating: "ab0798", count: 5))])
    #expect(sheet.rows[799].cells == [.text(String(repeating: "记录0799", count: 5))])
  }
}
