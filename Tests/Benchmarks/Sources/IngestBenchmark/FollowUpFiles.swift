import Foundation

/// Puts the CSV files of a city's follow-ups together; the rows of the last week go into a file of their own.
/// - Returns: the number of rows of each.
func joinFollowUps(in city: URL, into all: URL, lastWeek week: URL) throws -> (rows: Int, batch: Int) {
  let folder = city.appending(path: "followups")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }.sorted()
  // Below 200,000 rows the city writes workbooks.
  guard !names.isEmpty else { throw BenchmarkError.tooFewPupils }
  let lastWeek = ["2022-06-27", "2022-06-28", "2022-06-29", "2022-06-30"].map { Data(",\($0),".utf8) }
  for file in [all, week] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
  let (allRows, weekRows) = (try FileHandle(forWritingTo: all), try FileHandle(forWritingTo: week))
  var counts = (rows: 0, batch: 0)
  for (index, name) in names.enumerated() {
    let lines = try Data(contentsOf: folder.appending(path: name), options: .alwaysMapped).split(separator: 0x0A)
    guard let header = lines.first else { continue }
    if index == 0 { for file in [allRows, weekRows] { file.write(header + [0x0A]) } }
    var (kept, late) = (Data(), Data())
    for line in lines.dropFirst() {
      let isLate = lastWeek.contains { line.range(of: $0) != nil }
      if isLate { late += line + [0x0A] } else { kept += line + [0x0A] }
      if isLate { counts.batch += 1 } else { counts.rows += 1 }
    }
    allRows.write(kept)
    weekRows.write(late)
  }
  return counts
}
