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
  var personalNames: PersonalNames { PersonalNames(sheets, matches) }
}
