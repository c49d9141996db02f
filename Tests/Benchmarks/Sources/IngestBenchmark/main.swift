// Loads simulated follow-ups with Tidemark — validation, pseudonyms, ledger, clustered table and panel — and imports the
// same file with the sqlite3 shell into one table of texts without an index. Then it loads one new week of every pupil.
//
//   swift run -c release --package-path Tests/Benchmarks IngestBenchmark TIDEMARK [PUPILS]
//
// TIDEMARK is the built program. 16 million pupils make about five million rows and a week of more than a hundred
// thousand; the default makes a quarter of it.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("IngestBenchmark TIDEMARK [PUPILS]")
  exit(2)
}
let tidemark = URL(filePath: arguments[1]).path
let pupils = arguments.count > 2 ? arguments[2] : "4000000"
let folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-benchmark-\(UUID().uuidString)")
defer { try? FileManager.default.removeItem(at: folder) }
let (city, bureau) = (folder.appending(path: "city"), folder.appending(path: "bureau"))
let (all, week) = (folder.appending(path: "all.csv"), folder.appending(path: "week.csv"))
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

_ = try run(tidemark, ["simulate", "-o", city.path, "--pupils", pupils, "--districts", "1", "--schools", "400"])
let (rows, batch) = try joinFollowUps(in: city, into: all, newWeek: week)
print("\(rows) rows, \(try all.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) bytes; new week \(batch) rows")

var peer: [Measurement] = []
var ours: [Measurement] = []
var weekly: [Measurement] = []
for round in 1...3 {
  let database = folder.appending(path: "peer.sqlite")
  try? FileManager.default.removeItem(at: database)
  peer.append(try run("sqlite3", [database.path, ".mode csv", ".import \(all.path) followups"]))
  try? FileManager.default.removeItem(at: database)
  try? FileManager.default.removeItem(at: bureau)
  _ = try run(tidemark, ["init", bureau.path])
  let ingest = ["ingest", "-w", bureau.path, "--as-of", "2022-12-31"]
  _ = try run(tidemark, ingest + [city.appending(path: "roster.xlsx").path])
  // A pupil who changed school and is told of at both is asked about, and so is a death without an event: 3.
  ours.append(try run(tidemark, ingest + [all.path], accepted: [0, 3]))
  weekly.append(try run(tidemark, ingest + [week.path], accepted: [0, 3]))
  print(
    String(
      format: "round %d: sqlite3 .import %.1f s, tidemark %.1f s (%.0f rows/s, %d MB), ratio %.2f; "
        + "week %.2f s (%.0f rows/s)",
      round, peer[round - 1].seconds, ours[round - 1].seconds, Double(rows) / ours[round - 1].seconds,
      ours[round - 1].peakMegabytes, peer[round - 1].seconds / ours[round - 1].seconds, weekly[round - 1].seconds,
      Double(batch) / weekly[round - 1].seconds))
}
func median(_ measurements: [Measurement]) -> Double { measurements.map(\.seconds).sorted()[measurements.count / 2] }
print(
  String(
    format: "median: ratio %.2f of sqlite3 .import; week of %d rows %.2f s (%.0f rows/s)",
    median(peer) / median(ours), batch, median(weekly), Double(batch) / median(weekly)))
