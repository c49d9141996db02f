import Submissions
import Tables

extension SourceFile {
  /// The path as it may be shown and stored: a tracking sheet is often named after its pupil.
  ///
  /// Every name the file holds in a column or beside a label for persons is hidden, and so is a phone or ID number.
  /// - Parameter path: the path as the file bears it.
  /// - Returns: the path with a dot for each character hidden.
  public func shown(_ path: String) -> String {
    let shown = Masking.looksPersonal(path) ? String(path.map { $0.isNumber ? "•" : $0 }) : path
    return personalNames.hidden(in: shown)
  }

  /// The names of persons in all sheets.
  private var personalNames: PersonalNames { PersonalNames(sheets, matches) }

  /// The names that what is shown of a file may hold. All rows of a stream are looked through for them only where
  /// something is shown that may be a name or a number.
  func personalNames(for file: ParsedFile) -> PersonalNames {
    guard let stream, let match = matches.first ?? nil,
      (file.problems + file.submissions.flatMap(\.problems)).compactMap(\.masked).contains(where: \.mayTellPerson)
    else { return personalNames }
    return PersonalNames(stream, match, below: sheets[0].rows[match.headerRow].number)
  }
}

extension String {
  /// Whether a letter or a number long enough for a pupil's stands in the text.
  fileprivate var mayTellPerson: Bool { contains(where: \.isLetter) || contains(/[0-9]{6}/) }
}
