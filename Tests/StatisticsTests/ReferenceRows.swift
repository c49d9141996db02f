import TestSupport

/// The rows of a reference file by column name; fields hold no commas, and quotes mean nothing.
func referenceRows(_ path: String) throws -> [[String: String]] {
  let lines = try Fixture.text(path).filter { $0 != "\"" }.split(separator: "\n").map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
}

extension [String: String] {
  /// A column's number, or NaN when there is none: it is close to nothing.
  func number(_ column: String) -> Double { self[column].flatMap(Double.init) ?? .nan }
  /// A column's whole number.
  func integer(_ column: String) -> Int { Int(number(column)) }
}
