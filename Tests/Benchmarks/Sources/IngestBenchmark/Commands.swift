import Foundation

/// What running a command took.
struct Measurement {
  /// Wall-clock seconds.
  var seconds: Double
  /// Its largest resident memory, in megabytes.
  var peakMegabytes: Int
}

/// Runs a command to its end and measures it.
/// - Parameter accepted: the exit codes that count as success.
func run(_ command: String, _ arguments: [String], accepted: Set<Int32> = [0]) throws -> Measurement {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [command] + arguments
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  let start = ContinuousClock.now
  try process.run()
  var peak = 0
  while process.isRunning {
    peak = max(peak, peakMegabytes(of: process.processIdentifier) ?? 0)
    usleep(20_000)
  }
  let duration = ContinuousClock.now - start
  guard accepted.contains(process.terminationStatus) else {
    throw BenchmarkError.failed(([command] + arguments).joined(separator: " "), process.terminationStatus)
  }
  return Measurement(seconds: duration / .seconds(1), peakMegabytes: peak)
}

/// The largest resident memory of a running process so far.
private func peakMegabytes(of process: Int32) -> Int? {
  let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
  let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 }
}

enum BenchmarkError: Error {
  /// A command ended with an exit code that is no success.
  case failed(String, Int32)
  /// The city is too small to write its follow-ups as CSV.
  case tooFewPupils
}
