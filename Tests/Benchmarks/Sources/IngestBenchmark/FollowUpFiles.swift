import Foundation

/// Puts the CSV files of a city's follow-ups together, and writes a file with one new week: a row of every pupil, as the
/// last one but for its day.
/// - Returns: the number of rows of each.
func joinFollowUps(in city: URL, into all: URL, newWeek week: URL) throws -> (rows: Int, batch: Int) {
  let folder = city.appending(path: "followups")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
  // Below 200,000 rows the city writes workbooks.
  guard !names.isEmpty else { throw BenchmarkError.tooFewPupils }
  for file in [all, week] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  let (allRows, weekRows) = (try FileHandle(forWritingTo: all), try FileHandle(forWritingTo: week))
  var header = Data()
  var rows = 0
  // The files are named by term, in order of time, and hold a pupil's rows in order of day.
  var lastRows: [Data: Data] = [:]
  for name in names.sorted() {
    let bytes = try Data(contentsOf: folder.appending(path: name), options: .alwaysMapped)
    var lines = bytes.split(separator: 0x0A)[...]
    guard let first = lines.popFirst() else { continue }
    if header.isEmpty {
      header = first + [0x0A]
      allRows.write(header)
    }
    allRows.write(bytes[(first.endIndex + 1)...])
    rows += lines.count
    for line in lines { lastRows[Data(cell(2, of: line))] = Data(line) }
  }
  weekRows.write(header)
  for (_, row) in lastRows.sorted(by: { $0.value.lexicographicallyPrecedes($1.value) }) {
    let day = cell(10, of: row)
    weekRows.write(row[..<day.startIndex] + Data("2022-07-04".utf8) + row[day.endIndex...] + [0x0A])
  }
  return (rows, lastRows.count)
}

/// A cell before the first one that may stand in quotes.
private func cell(_ column: Int, of line: Data) -> Data {
  let comma = UInt8(ascii: ",")
  var start = line.startIndex
  for _ in 0..<column { start = line[start...].firstIndex(of: comma).map { $0 + 1 } ?? line.endIndex }
  return line[start..<(line[start...].firstIndex(of: comma) ?? line.endIndex)]
}
