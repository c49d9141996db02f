public import Submissions
public import Tables
import Workbooks

/// The bytes of a file read as sheets; nothing decided yet.
public struct SourceFile: Sendable {
  /// The sheets, hidden ones too.
  public let sheets: [RawSheet]
  /// The character encoding of a text file, or `xlsx` or `xls`.
  public let encoding: String?
  /// Why the bytes cannot be read, or what of them was left out.
  public let problems: [Problem]
  /// How each sheet's headers fit a form.
  let matches: [HeaderMatch?]

  /// Reads bytes; what cannot be read becomes `problems`. The content decides the format, not the name.
  public init(bytes: [UInt8], name: String) {
    var content = Content()
    if bytes.isEmpty {
      content.problems = [Problem(.emptyFile)]
    } else {
      do { content = try Content(bytes) } catch { content.problems = [Problem(ProblemKind(error, reading: bytes))] }
    }
    if content.problems.allSatisfy({ $0.kind.severity == .query }), content.sheets.allSatisfy(\.rows.isEmpty) {
      content.problems.append(Problem(.emptyFile))
    }
    sheets = content.sheets
    encoding = content.encoding
    problems = content.problems
    matches = sheets.map { $0.isHidden ? nil : HeaderMatch.best(in: $0) }
  }

  /// The form whose required columns are all there, if any.
  public var form: FormID? { matches.lazy.compactMap(\.self).first { $0.missing.isEmpty }?.specification.form }
}

/// What the bytes of a file hold.
private struct Content {
  var sheets: [RawSheet] = []
  var encoding: String?
  var problems: [Problem] = []

  init() {}

  init(_ bytes: [UInt8]) throws {
    if Workbook.isWorkbook(bytes) || Workbook.isCompoundFile(bytes) {
      encoding = Workbook.isWorkbook(bytes) ? "xlsx" : "xls"
      sheets = try Workbook.read(bytes)
      problems = try Workbook.ignored(in: bytes).map { Problem($0 == .macros ? .macrosIgnored : .linksIgnored) }
    } else {
      let text = try DecodedText.decode(bytes)
      encoding = text.encoding
      sheets = Workbook.isMarkup(text) ? try Workbook.read(text) : [try CSVReader.sheet(text)]
    }
  }
}

extension ProblemKind {
  /// The problem that an error in reading a file is.
  fileprivate init(_ error: any Error, reading bytes: [UInt8]) {
    switch error {
    case WorkbookError.encrypted: self = .encrypted
    case WorkbookError.legacyFormat, WorkbookError.binaryFormat, WorkbookError.notAWorkbook: self = .noWorkbook
    case WorkbookError.documentType: self = .unsafeWorkbook
    case WorkbookError.tooLarge: self = .tooLarge
    case WorkbookError.noTable: self = .noTable
    case TextEncodingError.undecodable(let encoding, let place, let faulty):
      self = .undecodable(
        encoding: encoding, offset: place.offset, line: place.line, column: place.column, bytes: faulty,
        valid: DecodedText.validEncodings(of: bytes))
    case TextEncodingError.nul(let position): self = .nulByte(line: position.line, column: position.column)
    case CSVError.unterminatedQuote(let line, let column): self = .openQuote(line: line, field: column)
    default: self = .damagedWorkbook
    }
  }
}
