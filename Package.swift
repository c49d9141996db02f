// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The targets stand in the order of the data flow; a target imports only targets above it.
let package = Package(
  name: "Tidemark",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "tidemark", targets: ["tidemark"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Disclosure", targets: ["Disclosure"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
    .target(name: "CDistributions"),
    .target(name: "Tables", swiftSettings: strict),
    .target(
      name: "Workbooks", dependencies: ["Tables", "CLibXML2", "CLibZip", "CXlsxWriter"], swiftSettings: strict),
    .target(name: "Wording", swiftSettings: strict),
    .target(
      name: "Submissions", dependencies: ["Tables", "Wording", "Yams"], resources: [.embedInCode("Forms")],
      swiftSettings: strict),
    .target(
      name: "Ingestion", dependencies: ["Submissions", "Tables", "Workbooks", "Wording"], swiftSettings: strict),
    .target(name: "Disclosure", dependencies: ["CClp"], swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Disclosure", "Submissions", "Tables", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS"], swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["LinearAlgebra", "CDistributions"], swiftSettings: strict),
    .target(
      name: "Analyses", dependencies: ["Disclosure", "Submissions", "Tables", "LinearAlgebra", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Analyses", "Disclosure", "Statistics", "Submissions", "Tables", "Wording", "Workbooks",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Page")],
      swiftSettings: strict),
    .target(
      name: "Simulation", dependencies: ["Submissions", "Tables", "Workbooks", "Wording", "Statistics"],
      swiftSettings: strict),
    .target(
      name: "Workspace",
      dependencies: [
        "Disclosure", "Ingestion", "Store", "Analyses", "Reports", "Submissions", "Tables", "Wording", "Workbooks",
        "Yams",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "tidemark",
      dependencies: [
        "Workspace", "Simulation", "Reports", "Analyses", "Statistics", "Submissions", "Tables", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/TidemarkTool", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Tables", "Submissions", "Statistics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["Tables", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "Tables", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SubmissionsTests", dependencies: ["Submissions", "Wording"], swiftSettings: strict),
    .testTarget(
      name: "IngestionTests",
      dependencies: ["Ingestion", "Submissions", "Tables", "Wording", "Workbooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Disclosure", "Ingestion", "Submissions", "Tables", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "LinearAlgebra", "Analyses", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "Statistics"], swiftSettings: strict),
    .testTarget(
      name: "AnalysesTests", dependencies: ["Analyses", "Submissions", "Statistics", "Tables", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Analyses", "Submissions", "Tables", "Wording", "Workbooks", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "Ingestion", "Submissions", "Tables", "Wording"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkspaceTests", dependencies: ["Workspace", "Submissions", "Wording", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "Tables", "Workbooks"], swiftSettings: strict),
  ]
)
