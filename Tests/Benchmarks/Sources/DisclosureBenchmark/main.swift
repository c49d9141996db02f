// Protects a simulated city of counts by district, stage, month and tier, with all totals and the year to date.
//
//   swift run -c release --package-path Tests/Benchmarks DisclosureBenchmark DISTRICTS STAGES MONTHS TIERS [TIMES [FILE]]
//
// TIMES makes all counts so many times larger; FILE gets a table of one month for tau_argus.py. 60 4 36 3 is the goal:
// under 60 s and 2 GB on one core.
import Disclosure
import Foundation
import Statistics

guard CommandLine.arguments.count > 4 else { fatalError("DISTRICTS STAGES MONTHS TIERS [TIMES [FILE]]") }
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
var random = SplitMix64(seed: 1)
let profile = try Profile()
let scale = sizes.count > 4 ? Double(sizes[4]) : 1
let place = (0..<sizes[0]).map { _ in exp(0.6 * random.normal()) }
let stage = [1.0, 1.6, 1.2, 0.4]
let tier = [12.0, 5.0, 1.5]
let shape = RandomTable.Shape(districts: sizes[0], stages: sizes[1], months: sizes[2], tiers: sizes[3])
let counts = RandomTable.counts(shape, using: &random) {
  scale * place[$0] * stage[$1] * tier[$3] * (1 + 0.3 * sin(Double($2)))
}
let table = RandomTable(shape, counts)
let start = clock()
let release = try Protection.protect(
  table.cells, equations: table.equations, sensitivities: RandomTable.sensitivities, profile: profile)
let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
let primary = release.hidden.count { $0.reason != .complementary }
print(
  table.cells.count, "cells", table.equations.count, "equations; primary", primary, "complementary",
  release.hidden.count - primary, String(format: "%.2f s", seconds))

// The table for another engine: district; stage; tier; count; U where it is hidden for itself; and whether we hide it.
if CommandLine.arguments.count > 6 {
  var reasons: [CellKey: HiddenCell.Reason] = [:]
  for cell in release.hidden { reasons[cell.key] = cell.reason }
  let lines = table.cells.map { cell in
    guard case .count(let count) = cell.content else { return "" }
    let reason = reasons[cell.key]
    let status = reason == nil || reason == .complementary ? "S" : "U"
    return ([cell.key.place] + cell.key.breakdown + ["\(count)", status, reason == nil ? "0" : "1"]).joined(
      separator: ";")
  }
  try lines.joined(separator: "\n").write(toFile: CommandLine.arguments[6], atomically: true, encoding: .utf8)
}
