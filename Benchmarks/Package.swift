// swift-tools-version: 6.3
import PackageDescription

let language: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableExperimentalFeature("Lifetimes"),
  .treatAllWarnings(as: .error),
]

// A package of its own, so that who uses RegKit never builds it. Run in release mode, in this folder:
//   swift run -c release Benchmarks
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "RegKit", path: "..")],
  targets: [
    // The baseline and the counted malloc. Release mode compiles it with -O2.
    .target(name: "CBaseline"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CBaseline", .product(name: "GS1", package: "RegKit"), .product(name: "RegKit", package: "RegKit"),
      ],
      swiftSettings: language),
    // Fails when reading a message asks for memory; `make check-allocations`.
    .executableTarget(
      name: "Allocations",
      dependencies: ["CBaseline", .product(name: "GS1", package: "RegKit")],
      swiftSettings: language),
    // Reads pictures for `Benchmarks/pictures`, which times it beside zxing-cpp.
    .executableTarget(
      name: "PictureReader", dependencies: [.product(name: "RegKitImaging", package: "RegKit")],
      swiftSettings: language),
    // Fails when reading frames for days takes more and more memory; `make soak`.
    .executableTarget(
      name: "Soak",
      dependencies: [
        "CBaseline", .product(name: "RegKit", package: "RegKit"), .product(name: "RegKitImaging", package: "RegKit"),
      ],
      swiftSettings: language),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
