import Foundation
import Ingestion
import Submissions
import Workbooks

extension Workspace {
  /// Writes the workbook in which a file is to be corrected, and removes what it or the file replaces.
  ///
  /// Files too large for a workbook have none; their result says so.
  /// - Throws: when the folder of returns cannot be written.
  func writeReturn(
    of source: SourceFile, _ file: InboxFile, _ parsed: ParsedFile, known: Set<SchoolCode>,
    _ result: inout IngestedFile,
    in returns: inout ReturnsFolder
  ) throws {
    let name = Self.returnName(result, file, known: known, parsed)
    do {
      if let workbook = try CorrectedReturn(source, problems: result.problems, path: result.path) {
        // A problem of the file concerns each of its parts.
        let concerned = parsed.submissions.filter { !parsed.problems.isEmpty || !$0.problems.isEmpty }
        let parts = concerned.map { ReturnsFolder.Part(school: $0.school?.rawValue, form: $0.form, period: $0.period) }
        let entry = ReturnsFolder.Entry(file: name, path: result.path, parts: parts)
        result.returned = try returns.write(try workbook.bytes(settings.language), entry)
      }
    } catch let error as WorkbookError {
      if case .unwritable = error { throw WorkspaceError.unwritable(returns.folder.path) }
      result.isTooLargeToReturn = true
    }
    returns.settle(file.url.lastPathComponent, own: name, result)
  }

  /// The name of a return: the day, the form, the school where the file holds one alone, and the file's fingerprint.
  private static func returnName(
    _ result: IngestedFile, _ file: InboxFile, known: Set<SchoolCode>, _ parsed: ParsedFile
  ) -> String {
    let schools = Set(parsed.submissions.map(\.school))
    let code =
      schools.count == 1 ? schools.first.flatMap(\.self).flatMap { known.contains($0) ? $0.rawValue : nil } : nil
    // A code goes into a file's name only if it is made of what codes are made of.
    let isPlain = code?.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } ?? false
    let sender = isPlain ? code ?? "file" : "file"
    return "\(file.received)-\(result.form?.rawValue ?? "unknown")-\(sender)-\(result.sha256.prefix(8)).xlsx"
  }
}
