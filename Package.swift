// swift-tools-version: 6.3
import PackageDescription

// REGKIT_EMBEDDED=1 builds the library targets as Embedded Swift: the same contract without a Swift runtime.
// Programs and tests need the whole language and are left out of that build.
let embedded = Context.environment["REGKIT_EMBEDDED"] == "1"

let language: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
  .treatAllWarnings(as: .error),
]
let library = language + (embedded ? [.enableExperimentalFeature("Embedded")] : [])

let package = Package(
  name: "RegKit",
  products: [
    .library(name: "GS1", targets: ["GS1"]),
    .library(name: "RegKit", targets: ["RegKit"]),
    .library(name: "RegKitImaging", targets: ["RegKitImaging"]),
    // `make lib` turns this product into libregkit.so; the plain name `regkit` belongs to the command line.
    .library(name: "RegKitShared", type: .dynamic, targets: ["RegKitC"]),
  ],
  traits: [
    .trait(name: "Imaging", description: "Read barcodes in pictures, print them, and look inside uploaded files."),
    .trait(name: "DataMatrix", description: "Read Data Matrix, by a C++ library.", enabledTraits: ["Imaging"]),
    .default(enabledTraits: ["Imaging", "DataMatrix"]),
  ],
  targets: [
    // The C contract and the system libraries behind it: module maps, no code.
    .systemLibrary(name: "CRegKit", path: "include"),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CZBar", pkgConfig: "zbar", providers: [.apt(["libzbar-dev"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSPNG", pkgConfig: "spng", providers: [.apt(["libspng-dev"])]),
    .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
    .systemLibrary(name: "CPOSIX"),

    // C functions over the C++ of libZXing.
    .target(
      name: "CZXing", linkerSettings: [.linkedLibrary("ZXing")]),

    // The default rule tables, embedded by the C compiler.
    .target(name: "CRuleTables"),

    .target(name: "GS1", swiftSettings: library),
    .target(
      name: "RegKit", dependencies: ["GS1", "CXML2", "CJansson", "CRuleTables"], swiftSettings: library),
    .target(
      name: "RegKitImaging",
      dependencies: [
        "RegKit", "GS1", "CZBar", "CSPNG", "CTurboJPEG", "CZLib", "CQPDF", "CQRencode", "CZint", "CPOSIX",
        .target(name: "CZXing", condition: .when(traits: ["DataMatrix"])),
      ],
      swiftSettings: library,
      // Embedded Swift does not hand on what a module map says to link.
      linkerSettings: [.linkedLibrary("zint")]),
    .target(
      name: "RegKitC",
      dependencies: [
        "CRegKit", "CPOSIX", "GS1", "RegKit",
        .target(name: "RegKitImaging", condition: .when(traits: ["Imaging"])),
      ],
      swiftSettings: library),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)

// REGKIT_SANITIZE=1 adds the program that feeds damaged files to every decoder; it is built with AddressSanitizer.
if Context.environment["REGKIT_SANITIZE"] == "1" {
  package.products.append(.executable(name: "HostileInputs", targets: ["HostileInputs"]))
  package.targets.append(
    .executableTarget(
      name: "HostileInputs", dependencies: ["GS1", "RegKit", "RegKitImaging"], path: "Tests/HostileInputs",
      swiftSettings: language))
}

if !embedded {
  package.products += [
    .executable(name: "regkit", targets: ["regkit"]),
    .executable(name: "regkit-station", targets: ["regkit-station"]),
  ]
  package.targets += [
    .systemLibrary(name: "CV4L2", pkgConfig: "libv4l2", providers: [.apt(["libv4l-dev"])]),
    .executableTarget(
      name: "regkit-station", dependencies: ["CV4L2", "GS1", "RegKit", "RegKitImaging"], path: "Examples/Station",
      swiftSettings: language),
    .executableTarget(
      name: "regkit", dependencies: ["GS1", "RegKit", "RegKitImaging"], path: "Examples/regkit",
      swiftSettings: language),
    .testTarget(name: "GS1Tests", dependencies: ["GS1"], swiftSettings: language),
    .testTarget(
      name: "RegKitTests", dependencies: ["CRuleTables", "GS1", "RegKit"], exclude: ["Fixtures"],
      swiftSettings: language),
    .testTarget(
      name: "RegKitImagingTests", dependencies: ["GS1", "RegKit", "RegKitImaging"], exclude: ["Fixtures"],
      swiftSettings: language),
    .testTarget(
      name: "RegKitCTests", dependencies: ["CRegKit", "GS1", "RegKitC", "RegKitImaging"], swiftSettings: language),
    .testTarget(name: "CommandTests", dependencies: ["regkit", "regkit-station"], swiftSettings: language),
  ]
}
