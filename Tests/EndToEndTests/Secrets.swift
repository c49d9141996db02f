import Foundation
import Testing

/// Texts that must not stand in clear, in every encoding a file, a log or a database might hold them in.
struct Secrets {
  private let forms: [(text: String, bytes: Data)]

  /// - Parameters:
  ///   - texts: The texts.
  ///   - gb18030: Names as GB18030 bytes, which Foundation cannot make.
  init(_ texts: [String], gb18030: [String: [UInt8]] = [:]) throws {
    var forms: [(String, Data)] = []
    for text in texts {
      for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
        forms.append((text, try #require(text.data(using: encoding))))
      }
    }
    for (text, bytes) in gb18030.sorted(by: { $0.key < $1.key }) { forms.append((text, Data(bytes))) }
    self.forms = forms
  }

  /// The secrets that stand in some bytes.
  func found(in data: Data) -> [String] { forms.filter { data.range(of: $0.bytes) != nil }.map(\.text) }

  /// The secrets that stand in what a run printed.
  func found(in outcome: CommandLine.Outcome) -> [String] {
    found(in: Data(outcome.output.utf8)) + found(in: Data(outcome.diagnostics.utf8))
  }

  /// The secrets in a folder, each with its file; files below `inbox` are what schools sent.
  func found(below folder: URL) throws -> [String] {
    try CommandLine.contents(of: folder).filter { !$0.key.hasPrefix("inbox/") }.sorted { $0.key < $1.key }
      .flatMap { path, data in
        (found(in: data) + found(in: Data(path.utf8))).map { "\(path): \($0)" }
      }
  }
}
