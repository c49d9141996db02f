public import Submissions
public import Tables

/// The bytes of a file read as sheets; nothing decided yet.
public struct SourceFile: Sendable {
  /// The sheets, hidden ones too.
  public let sheets: [RawSheet]
  /// The character encoding of a text file, or `xlsx`.
  public let encoding: String?
  /// Why the bytes cannot be read.
  public let problems: [Problem]

  /// Reads bytes; what cannot be read becomes `problems`.
  public init(bytes: [UInt8], name: String) {
    sheets = []
    encoding = nil
    problems = []
  }

  /// The form the headers fit, if any.
  public var form: FormID? { nil }

  /// Reads the sheets as submissions.
  public func parsed(in context: IngestionContext) -> ParsedFile {
    ParsedFile(form: form, encoding: encoding, problems: problems)
  }
}
