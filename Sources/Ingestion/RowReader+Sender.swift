import Submissions
import Tables

extension RowReader {
  /// The school of a form that need not name it: by its code, the school given with the file, its name, or the folder.
  mutating func school(_ directory: SchoolDirectory, in context: IngestionContext) -> SchoolDirectory.Finding {
    if !isBlank("school_code") { return school(directory) }
    let name = isBlank("school") ? "" : sheet.cell("school", of: row).plainText
    let folder = context.folder.flatMap(directory.school(folder:))
    if let code = context.sender ?? (name.isEmpty ? folder?.code : nil) {
      let finding = directory.find(code: .text(code.rawValue), name: name)
      if let problem = finding.problem { note(problem.kind, problem.field) }
      return finding
    }
    guard !name.isEmpty else {
      note(.schoolNotTold)
      return SchoolDirectory.Finding(code: SchoolCode(rawValue: ""))
    }
    let finding = directory.find(name: name, on: received)
    if let problem = finding.problem { note(problem.kind, problem.field) }
    return finding
  }
}
