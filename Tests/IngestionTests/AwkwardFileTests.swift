import Ingestion
import Submissions
import Tables
import TestSupport
import Testing

/// What `expected.csv` says of a file.
private struct ExpectedFile {
  var problems: [String] = []
  var sheets: [RawSheet] = []

  /// All files, by name.
  static func all() throws -> [String: ExpectedFile] {
    var files: [String: ExpectedFile] = [:]
    let table = try CSVReader.sheet(DecodedText.decode(Fixture.bytes("awkward/expected.csv")))
    for row in table.rows.dropFirst() {
      let fields = row.cells.map { if case .text(let text) = $0 { text } else { "" } }
      try #require(fields.count > 4)
      var file = files[fields[0]] ?? ExpectedFile()
      if fields[1] == "problem" {
        file.problems.append(fields[4])
      } else if fields[3].isEmpty {
        file.sheets.append(RawSheet(name: fields.count > 4 ? fields[4] : "", isHidden: fields[2] == "hidden", rows: []))
      } else {
        let cells = try row.cells[4...].map(cell)
        file.sheets[file.sheets.count - 1].rows.append(RawRow(number: try #require(Int(fields[3])), cells: cells))
      }
      files[fields[0]] = file
    }
    return files
  }

  private static func cell(_ field: RawCell) throws -> RawCell {
    guard case .text(let text) = field, let mark = text.first else { return .empty }
    let rest = String(text.dropFirst())
    switch mark {
    case "=" where Double(rest) != nil: return .number(try #require(Double(rest)))
    case "@" where ISODate.cell(rest) != nil: return try #require(ISODate.cell(rest))
    case "?": return .boolean(rest == "TRUE")
    case "!": return .error(rest)
    default: return field
    }
  }
}

extension RawSheet {
  /// The sheet without empty cells at the end of its rows, which a file may write or leave out, and without its joined
  /// cells, which are expected apart.
  fileprivate var trimmed: RawSheet {
    var copy = self
    copy.merged = []
    for index in copy.rows.indices {
      while copy.rows[index].cells.last == .empty { copy.rows[index].cells.removeLast() }
    }
    return copy
  }

  /// The texts of the cells as a text file has them.
  fileprivate var texts: [[String]] {
    trimmed.rows.map { row in row.cells.map { String(CSVWriter.text(rows: [[$0]]).dropLast()) } }
  }
}

@Suite struct AwkwardFileTests {
  @Test func everyAwkwardFileGivesItsSheetsOrItsProblem() throws {
    let expected = try ExpectedFile.all()
    #expect(expected.count >= 60)
    for (name, file) in expected.sorted(by: { $0.key < $1.key }) {
      let source = SourceFile(bytes: try Fixture.bytes("awkward/" + name), name: name)
      #expect(source.problems.map(\.kind.code) == file.problems, "\(name)")
      let sheets = source.sheets.map(\.trimmed)
      #expect(sheets == file.sheets, "\(name)")
      #expect(Set(source.sheets.flatMap(\.merged)) == Self.joined(in: name), "\(name)")
    }
  }

  /// The cells `generate.py` joins in a file.
  private static func joined(in name: String) -> Set<RawRange> {
    switch name {
    case "enrolment-2003.xls":
      return [RawRange(rows: 2...3, columns: 1...1), RawRange(rows: 2...2, columns: 2...3)]
    case "followups-merged.xlsx", "followups-merged.xls", "followups-merged-html.xls":
      // In the workbooks the last pupil's cells are joined to the end of the page.
      let end = name.hasSuffix("html.xls") ? 7 : 15
      let pupils = (1...4).flatMap { column in
        [RawRange(rows: 3...5, columns: column...column), RawRange(rows: 6...end, columns: column...column)]
      }
      return Set(pupils + [RawRange(rows: 1...1, columns: 1...7)])
    default: return []
    }
  }

  @Test func oneFormHasTheSameRowsInEveryFormat() throws {
    let names = try ExpectedFile.all().keys.filter { $0.hasPrefix("events") }.sorted()
    let model = SourceFile(bytes: try Fixture.bytes("awkward/events.xlsx"), name: "").sheets[0].texts
    #expect(names.count == 21 && model.count == 5)
    for name in names {
      let source = SourceFile(bytes: try Fixture.bytes("awkward/" + name), name: name)
      #expect(source.form == .events, "\(name)")
      #expect(source.sheets.first?.texts == model, "\(name)")
    }
  }

  @Test func cellsJoinedOverTheWeeksLoadAsFollowUpsOfTheirPupil() throws {
    for name in ["followups-merged.xlsx", "followups-merged.xls", "followups-merged-html.xls"] {
      let source = SourceFile(bytes: try Fixture.bytes("awkward/" + name), name: name)
      #expect(source.form == .followups, "\(name)")
      let parsed = source.parsed(in: try roster())
      #expect(parsed.submissions.map { $0.school?.rawValue } == ["0101", "0203"], "\(name)")
      #expect(parsed.submissions.map(\.rowsRead) == [3, 2], "\(name)")
      #expect(parsed.submissions[0].followUps.count == 3, "\(name)")
    }
  }
}
