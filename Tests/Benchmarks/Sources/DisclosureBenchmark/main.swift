// Protects a simulated city of counts by district, stage, month and tier, with all totals and the year to date.
//
//   swift run -c release --package-path Tests/Benchmarks DisclosureBenchmark DISTRICTS STAGES MONTHS TIERS [TIMES [FILE]]
//
// TIMES makes all counts so many times larger; FILE gets a table of one month for tau_argus.py, which also reads a release.
// 60 4 36 3 is the goal: under 60 s and 2 GB on one core.
import Disclosure
import Foundation

guard CommandLine.arguments.count > 4 else { fatalError("DISTRICTS STAGES MONTHS TIERS [TIMES [FILE]]") }
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let profile = try Profile()
let table = RandomTable.city(
  RandomTable.Shape(districts: sizes[0], stages: sizes[1], months: sizes[2], tiers: sizes[3]),
  times: sizes.count > 4 ? Double(sizes[4]) : 1)
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
