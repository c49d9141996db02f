import Foundation

/// What running a command took.
struct Measurement {
  /// Wall-clock seconds.
  var seconds: Double
  /// The largest resident memory of any command so far, in megabytes.
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
  process.waitUntilExit()
  let duration = ContinuousClock.now - start
  guard accepted.contains(process.terminationStatus) else {
    throw BenchmarkError.failed(([command] + arguments).joined(separator: " "), process.terminationStatus)
  }
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
  return Measurement(seconds: duration / .seconds(1), peakMegabytes: usage.ru_maxrss / 1024)
}

enum BenchmarkError: Error {
  /// A command ended with an exit code that is no success.
  case failed(String, Int32)
  /// The city is too small to write its follow-ups as CSV.
  case tooFewPupils
}
