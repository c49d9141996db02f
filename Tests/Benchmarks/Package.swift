// swift-tools-version: 6.2
import PackageDescription

// Benchmarks run the program, or its library, beside the peer named, on the same data in one run; none of them is a test.
let package = Package(
  name: "TidemarkBenchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "Tidemark", path: "../..")],
  targets: [
    .executableTarget(name: "IngestBenchmark"),
    .executableTarget(
      name: "DetectionBenchmark", dependencies: [.product(name: "Statistics", package: "Tidemark")],
      exclude: ["farrington.R"]),
    .executableTarget(
      name: "TransitionsBenchmark", dependencies: [.product(name: "Statistics", package: "Tidemark")],
      exclude: ["msm.R"]),
    .executableTarget(
      name: "EffectsBenchmark", dependencies: [.product(name: "Statistics", package: "Tidemark")],
      exclude: ["peers.py"]),
    .executableTarget(
      name: "DisclosureBenchmark",
      dependencies: [
        .product(name: "Disclosure", package: "Tidemark"), .product(name: "Statistics", package: "Tidemark"),
      ],
      exclude: ["tau_argus.py"]),
  ]
)
