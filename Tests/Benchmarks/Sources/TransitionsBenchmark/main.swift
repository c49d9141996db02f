// Fits the model with two covariates on the reference panel with R's msm and ours, one core each, and prints how many times
// faster ours is; then `tidemark transitions` on a simulated panel of 30,000 pupils, 52 weeks and one covariate.
//
//   swift build -c release --product tidemark
//   swift run -c release --package-path Tests/Benchmarks TransitionsBenchmark [PUPILS]
//
// Needs R with the package msm. Without it only the second part is run.
import Foundation
import Statistics

let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
let panel = project.appending(path: "Tests/Fixtures/transitions/tiers_covariates.csv")
let structure = try TransitionStructure(
  stateCount: 4,
  transitions: [(0, 1), (0, 3), (1, 0), (1, 2), (1, 3), (2, 0), (2, 1), (2, 3)].map { Transition($0.0, $0.1) },
  exactStates: [3])

/// Runs a program and returns what it prints; nil when it fails.
func output(_ arguments: [String]) throws -> String? {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = clock()
  try body()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

let rows = try String(contentsOf: panel, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
  line.split(separator: ",").compactMap { Double($0) }
}
var data = PanelTransitions(stateCount: 4, covariateCount: 2)
for (before, now) in zip(rows, rows.dropFirst()) where before[0] == now[0] {
  try data.add(
    interval: now[1] - before[1], Transition(Int(before[2]) - 1, Int(now[2]) - 1), covariates: [before[3], before[4]])
}
var model = try PanelMarkovModel.fit(data, structure)
let repetitions = 20
let ours = try seconds { for _ in 0..<repetitions { model = try PanelMarkovModel.fit(data, structure) } }
print(
  String(
    format: "two covariates: ours %.0f ms, -2 log L %.7f, %d iterations", ours / Double(repetitions) * 1e3,
    model.minus2LogLikelihood, model.convergence.iterations))
let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "msm.R").path
if let text = try output(["OPENBLAS_NUM_THREADS=1", "Rscript", script, panel.path]) {
  let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
  let ratios = [0, 1].flatMap { c in (0..<8).compactMap { model.hazardRatio($0, covariate: c)?.value } }
  let worst = zip(ratios, numbers.dropFirst(4)).map { abs($0 / $1 - 1) }.max() ?? .nan
  print(
    String(
      format: "msm at reltol 1e-14 %.2f s, -2 log L %.7f: %.0f times; at its default %.2f s, %.7f: %.0f times; "
        + "largest relative difference of a hazard ratio %.1e",
      numbers[0], numbers[1], numbers[0] / ours * Double(repetitions), numbers[2], numbers[3],
      numbers[2] / ours * Double(repetitions), worst))
}

// Every subject's week is drawn from the probabilities of a week; half are exposed, which halves the intensities upwards.
let pupils = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 30_000 : 30_000
var random = SplitMix64(seed: 3)
let tables = try [1.0, 0.5].map { up in
  try TransitionIntensities(
    structure, intensities: [0.1 * up, 0.01, 0.14, 0.12 * up, 0.01, 0.03, 0.2, 0.01]
  ).transitionProbabilities(horizon: 1).map(\.value)
}
var text = "subject,time,state,exposed\n"
for pupil in 0..<pupils {
  var state = Int.random(in: 0..<3, using: &random)
  for week in 0..<52 {
    text += "\(pupil),\(week),\(state + 1),\(pupil % 2)\n"
    if state == 3 { break }
    var left = Double.random(in: 0..<1, using: &random)
    var next = 0
    while next < 3, left >= tables[pupil % 2][state * 4 + next] {
      left -= tables[pupil % 2][state * 4 + next]
      next += 1
    }
    state = next
  }
}
let file = FileManager.default.temporaryDirectory.appending(path: "tidemark-benchmark-\(UUID().uuidString).csv")
defer { try? FileManager.default.removeItem(at: file) }
try text.write(to: file, atomically: true, encoding: .utf8)
let count = text.utf8.count { $0 == 0x0A } - 1
print("\(pupils) pupils, \(count) rows; the command with one covariate:")
let binary = project.appending(path: ".build/release/tidemark").path
let result = try output([
  "/usr/bin/time", "-f", "%e s, %U s of processor time, %M kB", binary, "transitions", file.path, "--covariates",
  "exposed", "--allowed", "1>2,1>4,2>1,2>3,2>4,3>1,3>2,3>4", "--format", "csv",
])
print(result?.split(separator: "\n").filter { $0.hasPrefix("hazardRatio") }.joined(separator: "\n") ?? "failed")
