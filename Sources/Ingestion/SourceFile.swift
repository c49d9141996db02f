public import Submissions
public import Tables
import Workbooks

/// The bytes of a file read as sheets; nothing decided yet.
public struct SourceFile: Sendable {
  /// The sheets, hidden ones too.
  public let sheets: [RawSheet]
  /// The character encoding of a text file, or `xlsx`.
  public let encoding: String?
  /// Why the bytes cannot be read.
  public let problems: [Problem]
  /// How each sheet's headers fit a form.
  let matches: [HeaderMatch?]

  /// Reads bytes; what cannot be read becomes `problems`. The content decides the format, not the name.
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - name: the file's name.
  ///   - catalog: the forms to look for.
  public init(bytes: [UInt8], name: String, catalog: FormCatalog = .shipped) {
    var sheets: [RawSheet] = []
    var encoding: String?
    var problems: [Problem] = []
    if bytes.isEmpty {
      problems = [Problem(.emptyFile)]
    } else if Workbook.isWorkbook(bytes) || Workbook.isCompoundFile(bytes) {
      encoding = Workbook.isWorkbook(bytes) ? "xlsx" : nil
      do throws(WorkbookError) { sheets = try Workbook.read(bytes) } catch { problems = [Problem(ProblemKind(error))] }
    } else {
      do {
        let text = try DecodedText.decode(bytes)
        encoding = text.encoding
        sheets = [try CSVReader.sheet(text)]
      } catch {
        problems = [Problem(ProblemKind(reading: error))]
      }
    }
    if problems.isEmpty, sheets.allSatisfy(\.rows.isEmpty) { problems = [Problem(.emptyFile)] }
    self.sheets = sheets
    self.encoding = encoding
    self.problems = problems
    matches = sheets.map { $0.isHidden ? nil : HeaderMatch.best(in: $0, catalog) }
  }

  /// The form whose required columns are all there, if any.
  public var form: FormID? { matches.lazy.compactMap(\.self).first { $0.missing.isEmpty }?.specification.form }
}

extension ProblemKind {
  fileprivate init(_ error: WorkbookError) {
    switch error {
    case .encrypted: self = .encrypted
    case .legacyFormat, .binaryFormat: self = .oldWorkbook
    case .documentType: self = .unsafeWorkbook
    case .tooLarge: self = .tooLarge
    default: self = .damagedWorkbook
    }
  }

  fileprivate init(reading error: any Error) {
    switch error {
    case TextEncodingError.undecodable(let encoding, let position, let bytes):
      self = .undecodable(encoding: encoding, line: position.line, column: position.column, bytes: bytes)
    case TextEncodingError.nul(let position): self = .nulByte(line: position.line, column: position.column)
    case CSVError.unterminatedQuote(let line, let column): self = .openQuote(line: line, field: column)
    default: self = .damagedWorkbook
    }
  }
}
