// Times Callaway and Sant'Anna's estimator with covariates, the multiplier bootstrap of its figures and the fixed-effects
// Poisson fit beside csdid, diff-diff and pyfixest, on the same files, one core each, and prints how many times faster ours
// is; every peer's first figure stands beside ours.
//
//   swift run -c release --package-path Tests/Benchmarks EffectsBenchmark [PYTHON] [ROWS]
//
// Needs a Python with csdid 0.4.3, diff-diff 3.13.0 and pyfixest 0.60.0 (all from PyPI); what is missing is left out.
import Foundation
import LinearAlgebra
import Statistics

let python = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "python3"
let rowCount = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 1_000_000 : 1_000_000
let folder = FileManager.default.temporaryDirectory.appending(path: "EffectsBenchmark-\(getpid())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
var random = SplitMix64(seed: 7)

/// What the peers need for a task: their seconds and first figure by name.
func peers(_ task: String, _ file: URL) throws -> [String: (seconds: Double, figure: Double)] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peers.py").path
  process.arguments =
    ["OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "NUMBA_NUM_THREADS=1", "RAYON_NUM_THREADS=1"]
    + [python, script, task, file.path]
  process.standardOutput = pipe
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").reduce(into: [:]) { found, line in
    let words = line.split(separator: " ")
    if words.count == 3, let seconds = Double(words[1]), let figure = Double(words[2]) {
      found[String(words[0])] = (seconds, figure)
    }
  }
}

/// The shortest time of so many runs, after one that is not counted.
func best(of repetitions: Int, _ body: () throws -> Void) rethrows -> Double {
  try body()
  return try (0..<repetitions).map { _ in
    let clock = ContinuousClock()
    return try clock.measure(body) / .seconds(1)
  }.min() ?? .nan
}

func show(_ name: String, _ ours: Double, _ figure: Double, _ theirs: [(String, (seconds: Double, figure: Double)?)]) {
  print(String(format: "%@: ours %.4f s (%.8g)", name, ours, figure))
  for (peer, result) in theirs {
    guard let result else { print("  \(peer) did not run"); continue }
    print(
      String(format: "  %@ %.4f s (%.8g): %.1f times ours", peer, result.seconds, result.figure, result.seconds / ours))
  }
}

@MainActor func normal() -> Double {
  let (u, v) = (1 - Double.random(in: 0..<1, using: &random), Double.random(in: 0..<1, using: &random))
  return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
}

// 500 schools over five and over eight periods, in three cohorts and a group never treated; the trend depends on the first
// covariate, and so does who is treated.
for periods in [5, 8] {
  var rows: [StaggeredPanel.Row] = []
  var text = "unit,time,first,outcome,x1,x2\n"
  for unit in 0..<500 {
    let x = [normal(), normal()]
    let first = Double.random(in: 0..<1, using: &random) < 1 / (1 + exp(-0.5 * x[0])) ? 3 + unit % 3 : 0
    let level = normal()
    for time in 1...periods {
      let treated = first > 0 && time >= first
      let outcome = level + 0.2 * Double(time) * (1 + x[0]) + (treated ? 0.5 : 0) + normal()
      rows.append(
        .init(unit: unit, period: time, outcome: outcome, firstTreated: first > 0 ? first : nil, covariates: x))
      text += "\(unit),\(time),\(first),\(outcome),\(x[0]),\(x[1])\n"
    }
  }
  let file = folder.appending(path: "staggered\(periods).csv")
  try text.write(to: file, atomically: true, encoding: .utf8)
  var fitted: GroupTimeEffects?
  let options = GroupTimeEffects.Options(controls: .neverTreated)
  let fit = try best(of: 20) { fitted = GroupTimeEffects.fit(try StaggeredPanel(rows), options: options) }
  guard let fitted else { fatalError("no fit") }
  var band: SimultaneousBand?
  let bootstrap = try best(of: 20) {
    var generator = SplitMix64(seed: 1)
    band = try SimultaneousBand.draw(fitted.influence, panel: fitted.panel, using: &generator)
  }
  let theirs = try peers("staggered", file)
  show(
    "500 schools, \(periods) periods, two covariates, doubly robust", fit, fitted.cells[0].estimate?.value ?? .nan,
    ["csdid", "diff-diff"].map { ($0, theirs[$0]) })
  show(
    "20,000 draws of \(fitted.influence.columnCount) figures", bootstrap, Double(band?.figureCount ?? 0),
    ["csdid-bootstrap", "diff-diff-bootstrap"].map { ($0, theirs[$0]) })
}

// Counts with two factors: a unit's level and a period's, twenty rows a unit.
let units = rowCount / 20
var (response, x1, x2) = ([Double](), [Double](), [Double]())
var (unitOf, timeOf) = ([Int32](), [Int32]())
var text = "unit,time,x1,x2,outcome\n"
for unit in 0..<units {
  let level = 0.5 * normal()
  for time in 0..<20 {
    let x = (normal(), normal())
    let mean = exp(level + 0.05 * Double(time) + 0.1 * x.0 - 0.2 * x.1)
    var (count, product) = (0, Double.random(in: 0..<1, using: &random))
    while product > exp(-mean) {
      count += 1
      product *= Double.random(in: 0..<1, using: &random)
    }
    response.append(Double(count))
    x1.append(x.0)
    x2.append(x.1)
    unitOf.append(Int32(unit))
    timeOf.append(Int32(time))
    text += "\(unit),\(time),\(x.0),\(x.1),\(count)\n"
  }
}
let file = folder.appending(path: "panel.csv")
try text.write(to: file, atomically: true, encoding: .utf8)
let covariates = Matrix(rowCount: response.count, columnCount: 2, elements: x1 + x2)
var estimate = Double.nan
let fit = try best(of: 2) {
  estimate = try FixedEffectsPoisson.fit(
    FixedEffectsPanel(response: response, covariates: covariates, factors: [unitOf, timeOf], clusters: unitOf)
  ).coefficients[0]
}
show(
  "\(response.count) rows, \(units) + 20 fixed effects", fit, estimate,
  [("pyfixest", try peers("panel", file)["pyfixest"])])
