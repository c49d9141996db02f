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
  /// A text file of follow-ups, whose rows are read one by one; `sheets` then holds its first rows alone. That it is
  /// UTF-8 is seen only as it is read.
  let stream: FileBytes?
  /// The forms looked for.
  let catalog: FormCatalog

  /// Reads bytes; what cannot be read becomes `problems`. The content decides the format, not the name.
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - name: the file's name.
  ///   - catalog: the forms to look for.
  public init(bytes: [UInt8], name: String, catalog: FormCatalog = .shipped) {
    self.init(file: FileBytes(bytes), name: name, catalog: catalog)
  }

  /// Reads a file; what cannot be read becomes `problems`. The content decides the format, not the name.
  /// - Parameters:
  ///   - file: the file's content.
  ///   - name: the file's name.
  ///   - catalog: the forms to look for.
  public init(file: FileBytes, name: String, catalog: FormCatalog = .shipped) {
    self.init(file, catalog, mayStream: true)
  }

  init(_ file: FileBytes, _ catalog: FormCatalog, mayStream: Bool) {
    var content = Content()
    if file.isBeingWritten {
      content.problems = [Problem(.beingWritten)]
    } else if file.count == 0 {
      content.problems = [Problem(.emptyFile)]
    } else {
      do { content = try Content(file, catalog, mayStream: mayStream) } catch {
        content.problems = [Problem(ProblemKind(error, reading: file))]
      }
    }
    if content.problems.allSatisfy({ $0.kind.severity == .query }), content.sheets.allSatisfy(\.rows.isEmpty) {
      content.problems.append(Problem(.emptyFile))
    }
    sheets = content.sheets
    encoding = content.encoding
    problems = content.problems
    stream = content.stream
    self.catalog = catalog
    matches = sheets.map { $0.isHidden || $0.isCompanion ? nil : HeaderMatch.best(in: $0, catalog) }
  }

  /// Whether the rows are read one by one, so that this value is small however large the file.
  public var isStreamed: Bool { stream != nil }

  /// The form whose required columns are all there, if any.
  public var form: FormID? { matches.lazy.compactMap(\.self).first { $0.missing.isEmpty }?.specification.form }
}

/// What the bytes of a file hold.
private struct Content {
  var sheets: [RawSheet] = []
  var encoding: String?
  var problems: [Problem] = []
  var stream: FileBytes?

  init() {}

  init(_ file: FileBytes, _ catalog: FormCatalog, mayStream: Bool) throws {
    if mayStream, readAsStream(file, catalog) { return }
    let bytes = file.withBytes { Array($0) }
    if bytes.starts(with: "%PDF".utf8) { throw WorkbookError.notAWorkbook }
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

  /// Follow-ups come by the million, and in UTF-8 their bytes can be read where they lie.
  private mutating func readAsStream(_ file: FileBytes, _ catalog: FormCatalog) -> Bool {
    // A workbook, and a text in UTF-16, has a zero byte at once; to look for rows in it takes longer than to read it.
    let head = file.withBytes { bytes in
      bytes.prefix(4_096).contains(0) ? nil : try? CSVReader.firstRows(Self.headRows, of: bytes)
    }
    guard let head, let match = HeaderMatch.best(in: head, catalog), match.missing.isEmpty,
      match.specification.form == .followups
    else { return false }
    (sheets, encoding, stream) = ([head], "UTF-8", file)
    return true
  }

  /// Enough for the header, and for the names that the file's own name may bear.
  private static let headRows = 1_000
}

extension ProblemKind {
  /// The problem that an error in reading a file is.
  fileprivate init(_ error: any Error, reading file: FileBytes) {
    switch error {
    case WorkbookError.encrypted: self = .encrypted
    case WorkbookError.legacyFormat, WorkbookError.binaryFormat, WorkbookError.notAWorkbook: self = .noWorkbook
    case WorkbookError.documentType: self = .unsafeWorkbook
    case WorkbookError.tooLarge: self = .tooLarge
    case WorkbookError.noTable: self = .noTable
    case TextEncodingError.undecodable(let encoding, let place, let faulty):
      self = .undecodable(
        encoding: encoding, offset: place.offset, line: place.line, column: place.column, bytes: faulty,
        valid: DecodedText.validEncodings(of: file.withBytes { Array($0) }))
    case TextEncodingError.nul(let position): self = .nulByte(line: position.line, column: position.column)
    case let error as CSVError: self.init(error)
    default: self = .damagedWorkbook
    }
  }

  /// The problem that an error in splitting a text is.
  init(_ error: CSVError) {
    switch error {
    case .unterminatedQuote(let line, let column): self = .openQuote(line: line, field: column)
    }
  }
}
