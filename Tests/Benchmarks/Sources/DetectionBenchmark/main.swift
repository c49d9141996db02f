// Runs R's farringtonFlexible and ours on the same series, one core each: simulated weeks, and every series long enough
// among the data that come with R's surveillance package. Prints how many times faster, and the largest differences; then
// how many times faster the template scan is than R's farringtonFlexible on the same weeks.
//
//   swift run -c release --package-path Tests/Benchmarks DetectionBenchmark [SIMULATED]
//
// Needs R with the package surveillance. SIMULATED is the number of simulated series, 20 without it.
import Foundation
import Statistics

let simulated = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "20"
let folder = FileManager.default.temporaryDirectory.appending(path: "tidemark-benchmark-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let peer = Process()
peer.executableURL = URL(filePath: "/usr/bin/env")
peer.arguments = [
  "OPENBLAS_NUM_THREADS=1", "Rscript",
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "farrington.R").path, folder.path, simulated,
]
try peer.run()
peer.waitUntilExit()
guard peer.terminationStatus == 0 else { exit(1) }

func rows(_ file: String) throws -> [[String]] {
  try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").map {
    $0.split(separator: ",").map(String.init)
  }
}
var series: [String: CountSeries] = [:]
for (name, own) in Dictionary(grouping: try rows("counts.csv"), by: { $0[0] }) {
  series[name] = try CountSeries(counts: own.map { Int($0[2]) }, frequency: Int(own[0][1]) ?? 52)
}
let expected = Dictionary(grouping: try rows("expected.csv")) { $0[0..<3] }
let repetitions = 20

for levels in [1, 10] {
  for threshold in FarringtonFlexible.Threshold.allCases {
    var (theirSeconds, ourSeconds, periods) = (0.0, 0.0, 0)
    var largest: [String: Double] = [:]
    var (alarms, trends) = (0, 0)
    for seconds in try rows("seconds.csv") where seconds[1] == "\(levels)" && seconds[2] == threshold.rawValue {
      guard let one = series[seconds[0]], let wanted = expected[seconds[0..<3]] else { continue }
      let first = (Int(wanted[0][3]) ?? 1) - 1
      let detector = try FarringtonFlexible(
        FarringtonFlexible.Options(
          halfWindow: one.frequency == 52 ? 3 : 1, threshold: threshold, seasonalLevels: levels, alpha: 0.01))
      let start = clock()
      var results: [DetectorResult] = []
      for _ in 0..<repetitions { results = detector.detect(one, in: first..<first + wanted.count) }
      ourSeconds += Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(repetitions)
      theirSeconds += Double(seconds[3]) ?? 0
      periods += wanted.count
      for (result, row) in zip(results, wanted) {
        let figures = [
          ("expected", result.expected, row[4]), ("upper", result.upper, row[5]), ("p-value", result.pValue, row[7]),
          ("dispersion", result.dispersion, row[8]),
        ]
        for (name, ours, text) in figures {
          guard let theirs = Double(text) else { continue }
          // R's tails are 1 − P, and below 1e-12 nothing but its rounding error.
          let difference = abs((ours ?? .infinity) - theirs) / max(abs(theirs), 1e-12)
          largest[name] = max(largest[name] ?? 0, difference)
        }
        if result.alarm != (row[6] == "1") { alarms += 1 }
        if (result.trendCoefficient != nil) != (row[9] == "1") { trends += 1 }
      }
    }
    print(
      String(
        format: "levels %2d %@: R %.2f ms, ours %.2f µs a period, ratio %.0f; %d periods, alarms differ %d, trends %d;",
        levels, threshold.rawValue, theirSeconds / Double(periods) * 1e3, ourSeconds / Double(periods) * 1e6,
        theirSeconds / ourSeconds, periods, alarms, trends),
      largest.sorted { $0.key < $1.key }.map { String(format: "%@ %.1e", $0.key, $0.value) }.joined(separator: ", "))
  }
}

for (shape, isSimulated) in TwoPeriodTest.Shape.allCases.flatMap({ [($0, true), ($0, false)] }) {
  let detector = try TemplateScan(TemplateScan.Options(shape: shape))
  for levels in ["1", "10"] {
    var (theirSeconds, ourSeconds, periods) = (0.0, 0.0, 0)
    for seconds in try rows("seconds.csv") where seconds[1] == levels && seconds[2] == "nbPlugin" {
      guard let one = series[seconds[0]], let wanted = expected[seconds[0..<3]],
        seconds[0].hasPrefix("simulated") == isSimulated
      else { continue }
      let first = (Int(wanted[0][3]) ?? 1) - 1
      let start = clock()
      for _ in 0..<repetitions { _ = detector.detect(one, in: first..<first + wanted.count) }
      ourSeconds += Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(repetitions)
      theirSeconds += Double(seconds[3]) ?? 0
      periods += wanted.count
    }
    print(
      String(
        format: "template scan %@, %@ series, R with %@ levels: R %.2f ms, ours %.2f µs a period, ratio %.0f",
        shape.rawValue, isSimulated ? "simulated" : "real", levels, theirSeconds / Double(periods) * 1e3,
        ourSeconds / Double(periods) * 1e6, theirSeconds / ourSeconds))
  }
}
