// swift-tools-version: 6.3
import PackageDescription

// A package of its own, as a host's is: it sees what RegKit makes public and nothing else. In a repository of its own the
// dependency would be `.package(url: "…", from: "0.1.0")`.
let regKit: [Target.Dependency] = ["GS1", "RegKit", "RegKitImaging"].map { .product(name: $0, package: "RegKit") }

let package = Package(
  name: "SwiftHost",
  dependencies: [.package(name: "RegKit", path: "../..")],
  targets: [
    .target(name: "GoodsReceipt", dependencies: regKit),
    .executableTarget(name: "goods-receipt", dependencies: ["GoodsReceipt"] + regKit),
    .testTarget(name: "GoodsReceiptTests", dependencies: ["GoodsReceipt"] + regKit),
  ],
  swiftLanguageModes: [.v6]
)
