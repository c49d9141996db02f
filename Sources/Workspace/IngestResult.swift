public import Foundation
import Submissions
public import Tables
public import Wording

/// What became of a load: the files, and what is said about them.
public struct IngestResult: Sendable {
  /// The files, in order of path.
  public var files: [IngestedFile]

  /// Puts the files together.
  public init(files: [IngestedFile]) { self.files = files }

  /// Whether anything waits for a person.
  public var needsPerson: Bool { files.contains { !$0.problems.isEmpty || $0.status == .refused } }
  /// Whether nothing at all could be loaded.
  public var isFailure: Bool { !files.isEmpty && files.allSatisfy { $0.status == .refused || $0.status == .rejected } }

  /// Whether there is anything beyond files that were loaded clean before.
  public var saysAnything: Bool { files.contains { $0.status != .unchanged || !$0.problems.isEmpty } }

  /// The load in a line.
  public var line: Text {
    if files.isEmpty { return MonthlyTexts.inboxEmpty }
    return MonthlyTexts.inbox(
      files: files.count, unchanged: files.count { $0.status == .unchanged },
      failed: files.count { $0.status == .refused || $0.status == .rejected },
      problems: files.reduce(0) { $0 + $1.problems.count })
  }

  /// One row per submission, and one per file without any.
  public var table: Table {
    var table = Table(
      name: "ingest",
      columns: [
        "file", "status", "form", "school", "period", "revision", "submission", "read", "new", "unchanged", "replaced",
        "rejected", "left_out",
      ])
    for file in files {
      let head: [Cell] = [.text(file.path), .text(file.status.rawValue), Self.cell(file.form?.rawValue)]
      if file.parts.isEmpty {
        var row = head + Array(repeating: .missing(.notApplicable), count: table.columns.count - head.count)
        for (index, column) in table.columns.enumerated() where ["read", "rejected"].contains(column) {
          if file.status == .refused { row[index] = .integer(file.rowsRefused) }
        }
        table.rows.append(row)
      }
      for part in file.parts {
        table.rows.append(
          head + [
            Self.cell(part.school), Self.cell(part.period), .integer(part.revision), .text(part.status),
            .integer(part.read), .integer(part.new), .integer(part.unchanged), .integer(part.replaced),
            .integer(part.rejected), .integer(part.leftOut),
          ])
      }
    }
    return table
  }

  /// The sentences for a person: the problems, alike ones together, then the totals.
  /// - Parameter record: the file in which every problem is listed.
  /// - Returns: a line each.
  public func summary(record: URL) -> [Text] {
    let rows = IngestRecord.Rows(files)
    let unchanged = files.filter { $0.status == .unchanged }.count
    let groups = ProblemGroup.all(files)
    return shown(groups) + [
      CommandTexts.totals(
        read: rows.read, new: rows.new, unchanged: rows.unchanged, replaced: rows.replaced, rejected: rows.rejected,
        leftOut: rows.leftOut)
    ]
      + [(IngestedFile.Original.deleted, PrivacyTexts.originalsDeleted), (.sealed, PrivacyTexts.originalsSealed)]
      .map { fate, text in (files.filter { $0.original == fate }.count, text) }.filter { $0.0 > 0 }.map { $1($0) }
      + (unchanged > 0 ? [CommandTexts.filesUnchanged(unchanged)] : []) + counted(groups, record) + returnTexts
  }

  /// What still can be read on a terminal.
  private static let mostShown = 60

  /// A line for each kind of problem in each file; errors come first, so that what is left out are queries.
  private func shown(_ groups: [ProblemGroup]) -> [Text] {
    let left = groups.dropFirst(Self.mostShown).reduce(0) { $0 + $1.count }
    return groups.prefix(Self.mostShown).map(\.text) + (left > 0 ? [CommandTexts.moreProblems(left)] : [])
  }

  /// How many problems there are, and where each is listed unless it was shown by itself.
  private func counted(_ groups: [ProblemGroup], _ record: URL) -> [Text] {
    if groups.isEmpty { return [] }
    let errors = groups.filter(\.isError).reduce(0) { $0 + $1.count }
    let count = groups.reduce(0) { $0 + $1.count }
    let isEachShown = count == groups.count && count <= Self.mostShown
    return [CommandTexts.problems(errors: errors, queries: count - errors)]
      + (isEachShown ? [] : [CommandTexts.everyProblem(record.path)])
  }

  /// Where the workbooks to be corrected lie.
  private var returnTexts: [Text] {
    let written = files.compactMap(\.returned)
    let notWritten = files.count(where: \.isTooLargeToReturn)
    return written.prefix(1).map {
      ReturnTexts.written(written.count, folder: $0.deletingLastPathComponent().path)
    } + (notWritten > 0 ? [ReturnTexts.notWritten(notWritten)] : [])
  }

  /// The result as the contract's JSON.
  /// - Throws: when a value cannot be written as JSON.
  public func json(_ language: Language) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(IngestRecord(self, language)), as: UTF8.self) + "\n"
  }

  private static func cell(_ text: String?) -> Cell { text.map(Cell.text) ?? .missing(.notApplicable) }
}

/// The shape of `ingest --format json`.
private struct IngestRecord: Encodable {
  struct Rows: Encodable {
    var read = 0
    var new = 0
    var unchanged = 0
    var replaced = 0
    var rejected = 0
    var leftOut = 0
  }
  struct Part: Encodable {
    var school: String?
    var form: String
    var period: String?
    var revision: Int
    var supersedes: Int?
    var status: String
    var rows: Rows
  }
  struct Defect: Encodable {
    var code: String
    var severity: String
    var school: String?
    var sheet: String
    var row: Int?
    var column: String?
    var header: String?
    var message: String
    var hint: String
    var masked: String?
  }
  struct File: Encodable {
    var path: String
    var sha256: String
    var form: String?
    var encoding: String?
    var status: String
    var submissions: [Part]
    var problems: [Defect]
  }
  var files: [File]
  var totals: Rows

  init(_ result: IngestResult, _ language: Language) {
    files = result.files.map { file in
      File(
        path: file.path, sha256: file.sha256, form: file.form?.rawValue, encoding: file.encoding,
        status: file.status.rawValue,
        submissions: file.parts.map {
          Part(
            school: $0.school, form: $0.form.rawValue, period: $0.period, revision: $0.revision,
            supersedes: $0.supersedes, status: $0.status,
            rows: Rows(
              read: $0.read, new: $0.new, unchanged: $0.unchanged, replaced: $0.replaced, rejected: $0.rejected,
              leftOut: $0.leftOut))
        },
        problems: file.problems.map {
          Defect(
            code: $0.kind.code, severity: $0.kind.severity.rawValue, school: $0.school?.rawValue,
            sheet: $0.sheet, row: $0.row, column: $0.columnLetter, header: $0.header, message: $0.message(language),
            hint: $0.hint(language),
            masked: $0.masked)
        })
    }
    totals = Rows(result.files)
  }
}

extension IngestRecord.Rows {
  /// The rows of all files.
  init(_ files: [IngestedFile]) {
    for file in files {
      read += file.rowsRefused
      rejected += file.rowsRefused
      for part in file.parts {
        read += part.read
        new += part.new
        unchanged += part.unchanged
        replaced += part.replaced
        rejected += part.rejected
        leftOut += part.leftOut
      }
    }
  }
}
