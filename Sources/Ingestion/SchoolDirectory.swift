import Submissions
import Tables

/// Finds the schools of the roster by what rows say about them. A class, because it remembers what it has looked up.
final class SchoolDirectory {
  /// What a row's code and name come to.
  struct Finding {
    /// The code the row's submission goes by: the roster's, or the code as written.
    var code: SchoolCode
    /// The school; absent when the row cannot be assigned to one.
    var school: School?
    var problem: (kind: ProblemKind, field: String)?
  }

  private struct Question: Hashable {
    let code: RawCell
    let name: String
  }

  private let schools: [SchoolCode: School]
  private let byName: [String: [School]]
  private let byDigits: [Substring: [School]]
  private var known: [Question: Finding] = [:]
  /// The districts of the roster, sorted.
  let districts: [String]

  init(_ schools: [SchoolCode: School]) {
    self.schools = schools
    let sorted = schools.values.sorted { $0.code < $1.code }
    byName = Dictionary(grouping: sorted, by: { $0.name.comparisonKey })
    byDigits = Dictionary(
      grouping: sorted.filter { $0.code.rawValue.first == "0" }, by: { withoutZeros($0.code.rawValue) })
    districts = Set(sorted.map(\.district)).sorted()
  }

  /// Whether there is a roster at all.
  var isEmpty: Bool { schools.isEmpty }

  func school(_ code: SchoolCode) -> School? { schools[code] }

  /// The school a row means by its code and, if given, its name.
  func find(code: RawCell, name: String) -> Finding {
    let question = Question(code: code, name: name)
    if let finding = known[question] { return finding }
    let finding = look(code, name)
    known[question] = finding
    return finding
  }

  /// The school of a name as the roster has it, or had it before the school was renamed or merged.
  ///
  /// A name nearly right is answered with the nearest ones, never taken for one.
  func find(name: String, on day: Day) -> Finding {
    let key = name.comparisonKey
    let namesakes = byName[key] ?? []
    let present = namesakes.filter { $0.closed.map { $0 >= day } ?? true }
    if present.count == 1 { return Finding(code: present[0].code, school: present[0]) }
    if present.isEmpty, namesakes.count == 1 {
      let former = namesakes[0]
      guard let successor = former.successor.flatMap({ schools[$0] }) else {
        // Rows after the last day are told where the day is checked.
        return Finding(code: former.code, school: former)
      }
      return Finding(
        code: successor.code, school: successor,
        problem: (.schoolFormerName(code: successor.code, name: successor.name), "school"))
    }
    let near =
      namesakes.isEmpty ? suggestions("", name) : namesakes.map { "\($0.code) \($0.name)" }
    let shown = Masking.shownSchool(.text(name)) ?? ""
    return Finding(code: SchoolCode(rawValue: shown), problem: (.schoolNameUnknown(suggestions: near), "school"))
  }

  /// The districts nearest to a name, at most three.
  func districts(near name: String) -> [String] {
    let written = Array(name.comparisonKey)
    return districts.map { (distance: editDistance(written, Array($0.comparisonKey)), name: $0) }
      .filter { $0.distance <= max(1, $0.name.count / 4) }.sorted { $0 < $1 }.prefix(3).map(\.name)
  }

  /// The school whose code or exact name a folder bears.
  func school(folder: String) -> School? {
    if let school = schools[SchoolCode(rawValue: folder.cleaned)] { return school }
    let namesakes = byName[folder.comparisonKey] ?? []
    return namesakes.count == 1 ? namesakes[0] : nil
  }

  private func look(_ cell: RawCell, _ name: String) -> Finding {
    let written = cell.plainText
    let namesakes = name.isEmpty ? [] : byName[name.comparisonKey] ?? []
    if written.isEmpty || Vocabularies.blankMarks.contains(written) {
      return Finding(code: named(namesakes) ?? SchoolCode(rawValue: ""), problem: (.missingValue, "school_code"))
    }
    let code = SchoolCode(rawValue: written)
    if cell.isErrorValue {
      return Finding(code: named(namesakes) ?? code, problem: (.errorValue, "school_code"))
    }
    guard let school = schools[code] else { return unknown(code, cell, name, namesakes) }
    if name.isEmpty || school.name.comparisonKey == name.comparisonKey { return Finding(code: code, school: school) }
    if let other = namesakes.first {
      return Finding(
        code: code, problem: (.schoolNameOfAnother(rosterName: school.name, otherCode: other.code), "school"))
    }
    return Finding(code: code, school: school, problem: (.schoolNameDiffers(rosterName: school.name), "school"))
  }

  private func unknown(_ code: SchoolCode, _ cell: RawCell, _ name: String, _ namesakes: [School]) -> Finding {
    let written = code.rawValue
    if written.allSatisfy(\.isASCIIDigit) {
      let padded = (byDigits[withoutZeros(written)] ?? []).filter { $0.code.rawValue.count > written.count }
      if padded.count == 1, namesakes.contains(where: { $0.code == padded[0].code }) {
        let school = padded[0]
        return Finding(
          code: school.code, school: school,
          problem: (.codeRestored(code: school.code, name: school.name), "school_code"))
      }
    }
    let shownCode = named(namesakes) ?? SchoolCode(rawValue: Masking.shownCode(cell) ?? "")
    return Finding(code: shownCode, problem: (.schoolUnknown(suggestions: suggestions(written, name)), "school_code"))
  }

  /// The school that a row names without its code: the part of this school must not load without the row.
  private func named(_ namesakes: [School]) -> SchoolCode? { namesakes.count == 1 ? namesakes[0].code : nil }

  /// The schools nearest in name or code, at most three.
  private func suggestions(_ code: String, _ name: String) -> [String] {
    let name = Array(name.comparisonKey)
    let code = Array(code)
    let near = schools.values.compactMap { school -> (distance: Int, school: School)? in
      let rosterName = Array(school.name.comparisonKey)
      let byName = name.isEmpty ? Int.max : editDistance(name, rosterName)
      let byCode = editDistance(code, Array(school.code.rawValue))
      guard !code.isEmpty && byCode <= 2 || byName <= max(1, rosterName.count / 4) else { return nil }
      return (name.isEmpty ? byCode : byName * 4 + byCode, school)
    }
    return near.sorted { ($0.distance, $0.school.code) < ($1.distance, $1.school.code) }.prefix(3)
      .map { "\($0.school.code) \($0.school.name)" }
  }
}

/// A code as Excel writes it once it has taken it for a number.
func withoutZeros(_ text: String) -> Substring { text.drop { $0 == "0" } }

/// The number of insertions, deletions and substitutions between two texts (Levenshtein 1966).
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var previous = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      current.append(
        min(previous[column] + (character == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[right.count]
}
