// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// The pure rooms: no I/O, nothing but Core below them.
let engines = ["Law", "Forms", "Workflows"]

/// What a procedure is, as data and as a file: pure too, made of the three engines.
let definitions: [Target.Dependency] = ["Core", "Law", "Forms", "Workflows", yams]

/// One room per capability. They never depend on each other: `App` introduces them.
let features: [(name: String, extra: [Target.Dependency])] = [
    ("Organisations", []),
    ("Identity", ["Secrets", "OpenID", crypto]),
    ("Procedures", []),
    ("Studio", []),
    ("Attachments", ["CMagic", crypto, subprocess]),
    ("Dossiers", [crypto]),
    ("Correspondence", ["CCurlShim", mustache, subprocess]),
    ("Reception", ["CGMimeShim", nioPosix, subprocess]),
    ("Appointments", ["CCurlShim", "Secrets", crypto]),
    ("People", ["Secrets", "OpenID", crypto]),
    ("Incidents", [crypto]),
    ("Privacy", [crypto]),
    ("Insight", []),
    ("Mandates", ["Secrets", crypto]),
    ("Queues", []),
    ("Addresses", ["CZShim"]),
    ("Panels", ["Secrets"]),
]

let everyRoom: [Target.Dependency] = (["Core", "Storage", "Web", "Definitions", "Scheduling"] + engines).map { .target(name: $0) }

let package = Package(
    name: "admilib",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "admilib", targets: ["admilib"]), .executable(name: "admilib-bench", targets: ["admilib-bench"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CMagic", providers: [.apt(["libmagic-dev"])]),
        .target(name: "CCurlShim", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CGMimeShim", dependencies: ["CGMime"]),
        .target(name: "CMalloc"),
        .target(name: "CSQLiteShim", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "CZShim", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CAssets", cSettings: [.unsafeFlags(["-std=gnu23"])]),

        .target(name: "Core", dependencies: [crypto], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Core", "CPQ", "CSQLiteShim", crypto, logging, .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: ["Core", "Forms", "CAssets", "CQREncode", "CZShim", hummingbird, httpTypes, nioCore, logging, crypto, yams],
            swiftSettings: strict
        ),
        .target(
            name: "App",
            dependencies: everyRoom + [
                "CMalloc", "Secrets", "OpenID", hummingbird, httpTypes, nioCore, logging, crypto, yams, subprocess, lifecycle, signals,
            ]
                + features.map { .target(name: $0.name) },
            swiftSettings: strict
        ),
        .executableTarget(name: "admilib", dependencies: ["App", "Core", "Reception", arguments, logging], swiftSettings: strict),
        // Measures the product against its figures: see docs/benchmarks.md. Built by bin/bench only.
        .executableTarget(
            name: "admilib-bench",
            dependencies: everyRoom + [
                "App", "Dossiers", "Identity", "Organisations", "Procedures", hummingbird, httpTypes, nioCore, logging, arguments,
                .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/Bench",
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["Core", "Storage", "Web", hummingbird, httpTypes, nioCore, logging, .product(name: "NIOEmbedded", package: "swift-nio")],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        // The whole product, in a small town: apart from TestSupport, which the rooms below App use.
        .target(
            name: "TownSupport",
            dependencies: ["App", "Core", "Storage", "Web", "TestSupport", "Identity", "Organisations", "Procedures"],
            path: "Tests/TownSupport",
            swiftSettings: strict
        ),
        // What passwords must be, how they are kept, and the codes of telephones: for agents and for people.
        .target(name: "Secrets", dependencies: ["Core", "CArgon2", crypto], swiftSettings: strict),
        // A client of OpenID Connect: FranceConnect for people, ProConnect for agents.
        .target(name: "OpenID", dependencies: ["Core", "CCurlShim", crypto, jwt], swiftSettings: strict),
        .testTarget(name: "OpenIDTests", dependencies: ["Core", "OpenID", "ProviderSupport", "TestSupport"], swiftSettings: strict),
        // Providers of OpenID Connect on this machine, for the tests of those who sign in.
        .target(
            name: "ProviderSupport", dependencies: ["OpenID", "TestSupport", subprocess], path: "Tests/ProviderSupport", exclude: ["Providers"],
            swiftSettings: strict
        ),
        .testTarget(name: "SecretsTests", dependencies: ["Core", "Secrets"], swiftSettings: strict),
        .target(name: "Definitions", dependencies: definitions, swiftSettings: strict),
        // When one can come: pure too, on the holidays of the law.
        .target(name: "Scheduling", dependencies: ["Core", "Law"], swiftSettings: strict),
        .testTarget(name: "SchedulingTests", dependencies: ["Core", "Law", "Scheduling"], swiftSettings: strict),
        .testTarget(
            name: "DefinitionsTests", dependencies: ["Core", "Definitions", "Law", "Forms", "Workflows", "Web", "TestSupport"], swiftSettings: strict
        ),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "CoreTests", dependencies: ["Core"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["Core", "Storage", "TestSupport", logging, .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTests", dependencies: ["Core", "Forms", "Web", "TestSupport", hummingbird, httpTypes, nioCore, logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AppTests",
            dependencies: ["App", "Mandates", "Reception", "Secrets", "TestSupport", "TownSupport", hummingbird, httpTypes, nioCore] + everyRoom,
            swiftSettings: strict
        ),
    ]
        + engines.flatMap { name -> [Target] in
            [
                .target(name: name, dependencies: ["Core"], swiftSettings: strict),
                .testTarget(name: "\(name)Tests", dependencies: ["Core", .target(name: name)], swiftSettings: strict),
            ]
        }
        + features.flatMap { feature -> [Target] in
            let own: [Target.Dependency] = everyRoom + [hummingbird, httpTypes, nioCore, logging] + feature.extra
            return [
                .target(name: feature.name, dependencies: own, swiftSettings: strict),
                .testTarget(
                    name: "\(feature.name)Tests",
                    dependencies: [.target(name: feature.name), "TestSupport", "TownSupport"] + own
                        + (["Identity", "People"].contains(feature.name) ? ["ProviderSupport"] : []),
                    swiftSettings: strict
                ),
            ]
        },
    swiftLanguageModes: [.v6]
)
