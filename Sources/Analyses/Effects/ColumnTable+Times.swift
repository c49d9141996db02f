extension ColumnTable {
  /// The longest span between first and last period: 1,600 years of months.
  private static let longestSpan = 20_000

  /// The positions of a column of times, and how they are counted.
  /// - Parameters:
  ///   - name: the column.
  ///   - frequency: periods in a year, for times that are whole numbers.
  /// - Throws: `Failure` with the times that cannot be placed.
  func times(_ name: String, frequency: Int?) throws(Failure) -> (calendar: SeriesCalendar, positions: [Int]) {
    let texts = texts(name)
    guard let calendar = SeriesCalendar(times: texts, frequency: frequency) else {
      throw Failure(problems: [.unknownTimes(texts.first ?? "")])
    }
    var problems: [Problem] = []
    var positions: [Int] = []
    for (line, text) in zip(lines, texts) {
      let position = calendar.position(text)
      if let position, abs(position - (positions.first ?? position)) <= Self.longestSpan {
        positions.append(position)
      } else {
        problems.append(.time(line: line, name: name, text: text))
      }
    }
    guard problems.isEmpty else { throw Failure(problems: problems) }
    return (calendar, positions)
  }
}
