import Submissions
import Wording

/// Problems of one file that are alike: of one kind and in one column. Said in one line, however many they are.
struct ProblemGroup {
  private let file: String
  private let first: Problem
  private var rest: [Problem] = []

  /// How many problems it holds.
  var count: Int { 1 + rest.count }

  /// Puts the problems of files together: errors before queries, then file by file from top to bottom.
  static func all(_ files: [IngestedFile]) -> [ProblemGroup] {
    let groups = files.flatMap { all($0.problems, of: $0.path) }
    return groups.filter(\.isError) + groups.filter { !$0.isError }
  }

  private static func all(_ problems: [Problem], of file: String) -> [ProblemGroup] {
    struct Key: Hashable {
      var code: String
      var column: Int?
    }
    var groups: [ProblemGroup] = []
    var places: [Key: Int] = [:]
    // They come school by school; a person goes through the sheet.
    for problem in problems.sorted(by: { ($0.sheetNumber ?? 0, $0.row ?? 0) < ($1.sheetNumber ?? 0, $1.row ?? 0) }) {
      let key = Key(code: problem.kind.code, column: problem.column)
      if let place = places[key] {
        groups[place].rest.append(problem)
      } else {
        places[key] = groups.count
        groups.append(ProblemGroup(file: file, first: problem))
      }
    }
    return groups
  }

  /// Whether the problems must be mended.
  var isError: Bool { first.kind.severity == .error }

  /// The first problem in full, the places of the next two, and the number of the others.
  var text: Text {
    // The column is that of the first.
    let places = rest.prefix(2).map {
      ProblemTexts.address(school: $0.school?.rawValue, sheet: $0.sheet, row: $0.row, column: nil)
    }
    return CommandTexts.problem(
      file, first.address, isError: isError, first.message, first.hint, alike: rest.count,
      at: places.filter { !$0.zh.isEmpty })
  }
}
