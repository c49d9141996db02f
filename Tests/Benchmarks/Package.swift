// swift-tools-version: 6.2
import PackageDescription

// Benchmarks run the built program beside the peer named, on the same data in one run; none of them is a test.
let package = Package(
  name: "TidemarkBenchmarks",
  targets: [.executableTarget(name: "IngestBenchmark")]
)
