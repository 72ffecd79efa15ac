// swift-tools-version: 6.1
// Targets stand in the order of docs/modules.md: level by level, alphabetical within a level.
import PackageDescription

let settings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "tenantry",
  products: [
    .executable(name: "tenantry", targets: ["tenantry"]),
    .executable(name: "tenantryd", targets: ["tenantryd"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    // Level 0: know nothing of ours.
    .target(name: "CCatalog", exclude: ["data"], cSettings: [.headerSearchPath("data")]),
    .target(name: "CCurl"),
    .systemLibrary(name: "CGlibc"),
    .systemLibrary(name: "CNcurses"),
    .target(name: "CPostgres"),
    .target(name: "CShipped", cSettings: [.headerSearchPath("../..")]),
    .target(name: "HTTPTransport", dependencies: ["CCurl"], swiftSettings: settings),
    .target(name: "JobEngine", swiftSettings: settings),
    .target(name: "PostgresConnection", dependencies: ["CPostgres"], swiftSettings: settings),
    .target(name: "TenantModel", swiftSettings: settings),
    .target(name: "TerminalKit", swiftSettings: settings),
    .target(name: "TypedText", swiftSettings: settings),

    // Level 1.
    .target(
      name: "Integrations", dependencies: ["HTTPTransport", "PostgresConnection", "TenantModel"],
      swiftSettings: settings),
    .target(name: "LogFiles", dependencies: ["TerminalKit"], swiftSettings: settings),
    .target(
      name: "StorageCore", dependencies: ["JobEngine", "TenantModel", "TypedText"], swiftSettings: settings),
    .target(
      name: "TenantryAPI", dependencies: ["HTTPTransport", "TenantModel", "TypedText"],
      swiftSettings: settings),

    // Level 2.
    .target(
      name: "ConfigFiles",
      dependencies: ["CShipped", "TerminalKit", "TypedText", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "ControlPlane",
      dependencies: [
        "Integrations", "JobEngine", "Operations", "StorageCore", "TenantModel", "TenantryAPI", "TypedText",
      ],
      swiftSettings: settings),
    .target(
      name: "Operations",
      dependencies: [
        "HTTPTransport", "Integrations", "JobEngine", "StorageCore", "TenantModel",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "Sandbox", dependencies: ["HTTPTransport", "Integrations", "TenantModel"], swiftSettings: settings
    ),
    .target(
      name: "SignIn", dependencies: ["HTTPTransport", "TenantModel", "TenantryAPI"], swiftSettings: settings),
    .target(
      name: "StoragePostgres", dependencies: ["JobEngine", "PostgresConnection", "StorageCore"],
      swiftSettings: settings),
    .target(
      name: "StorageSQLite",
      dependencies: [
        "JobEngine", "StorageCore", "TenantModel", "TenantryAPI", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "TerminalCurses", dependencies: ["CGlibc", "CNcurses", "TerminalKit"], swiftSettings: settings),

    // Level 3.
    .target(
      name: "ConsoleApp", dependencies: ["TenantModel", "TenantryAPI", "TerminalKit", "TypedText"],
      swiftSettings: settings),
    .target(
      name: "PlatformHost",
      dependencies: [
        "CCatalog", "CGlibc", "ConfigFiles", "ControlPlane", "HTTPTransport", "Integrations", "JobEngine",
        "Operations", "PostgresConnection", "Sandbox", "StorageCore", "StoragePostgres", "StorageSQLite",
        "TenantModel", "TenantryAPI",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "TenantryServer",
      dependencies: [
        "ControlPlane", "HTTPTransport", "JobEngine", "StorageCore", "TenantModel", "TenantryAPI",
        .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdHTTP2", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    // Composition root.
    .executableTarget(
      name: "tenantry",
      dependencies: [
        "CCatalog", "CGlibc", "ConfigFiles", "ConsoleApp", "ControlPlane", "HTTPTransport", "Integrations",
        "JobEngine",
        "LogFiles",
        "Operations", "PlatformHost", "Sandbox", "SignIn", "StorageCore", "StorageSQLite", "TenantModel",
        "TenantryAPI", "TerminalCurses", "TerminalKit",
        "TypedText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "tenantryd",
      dependencies: [
        "ConfigFiles", "ControlPlane", "HTTPTransport", "Integrations", "PlatformHost", "StorageCore", "TenantModel",
        "TenantryServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),

    // Benchmarks: figures beside a named floor.
    .executableTarget(
      name: "StorageBenchmarks",
      dependencies: [
        "JobEngine", "PostgresConnection", "StorageCore", "StoragePostgres", "StorageSQLite", "TenantModel",
        "TenantryAPI", "TypedText", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Benchmarks/StorageBenchmarks", swiftSettings: settings),
    .executableTarget(
      name: "ServerFloor",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ],
      path: "Benchmarks/ServerFloor", swiftSettings: settings),

    .executableTarget(
      name: "LogBenchmarks", dependencies: ["LogFiles", "TerminalKit"], path: "Benchmarks/LogBenchmarks",
      swiftSettings: settings),

    // Tests: what they share, then one target per module.
    .target(
      name: "ControlSupport",
      dependencies: [
        "ControlPlane", "HTTPTransport", "Integrations", "JobEngine", "Operations", "Sandbox", "StorageCore",
        "StorageSQLite", "TenantModel", "TenantryAPI", "TestSupport",
      ],
      path: "Tests/ControlSupport", swiftSettings: settings),
    .target(name: "FaultServer", path: "Tests/FaultServer", swiftSettings: settings),
    .target(
      name: "JobStoreConformance", dependencies: ["JobEngine"], path: "Tests/StorageConformance",
      swiftSettings: settings),
    .executableTarget(
      name: "StorageHelper",
      dependencies: ["JobEngine", "StorageCore", "StorageSQLite", "TenantModel", "TenantryAPI"],
      path: "Tests/StorageHelper", swiftSettings: settings),
    .target(
      name: "StorageSupport",
      dependencies: [
        "JobEngine", "PostgresConnection", "StorageCore", "StoragePostgres", "StorageSQLite", "TenantModel",
        "TestSupport",
      ],
      path: "Tests/StorageSupport", swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: [
        "HTTPTransport", "Integrations", "JobEngine", "Operations", "PostgresConnection", "Sandbox",
        "StorageCore", "TenantModel", "TenantryAPI", "TypedText",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ConfigFilesTests", dependencies: ["ConfigFiles", "TerminalKit"], swiftSettings: settings),
    .testTarget(
      name: "ConsoleAppTests",
      dependencies: ["ConsoleApp", "TenantModel", "TenantryAPI", "TerminalKit", "TypedText"],
      exclude: ["Drawings"], swiftSettings: settings),
    .testTarget(
      name: "ControlPlaneTests",
      dependencies: [
        "ControlPlane", "ControlSupport", "HTTPTransport", "Integrations", "JobEngine", "Operations",
        "StorageCore", "StorageSQLite",
        "TenantModel",
        "TenantryAPI", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "HTTPTransportTests", dependencies: ["FaultServer", "HTTPTransport", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "IntegrationsTests",
      dependencies: [
        "FaultServer", "HTTPTransport", "Integrations", "PostgresConnection", "TenantModel", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "JobEngineTests", dependencies: ["JobEngine", "JobStoreConformance"], swiftSettings: settings),
    .testTarget(name: "LogFilesTests", dependencies: ["LogFiles", "TerminalKit"], swiftSettings: settings),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "HTTPTransport", "Integrations", "JobEngine", "Operations", "PostgresConnection", "Sandbox",
        "StorageCore", "TenantModel", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PostgresConnectionTests", dependencies: ["PostgresConnection", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SandboxTests",
      dependencies: ["HTTPTransport", "Integrations", "Sandbox", "TenantModel", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SignInTests", dependencies: ["FaultServer", "HTTPTransport", "SignIn", "TenantryAPI"],
      swiftSettings: settings),
    .testTarget(
      name: "StoragePostgresTests",
      dependencies: [
        "JobEngine", "JobStoreConformance", "PostgresConnection", "StorageCore", "StoragePostgres", "StorageSupport", "TenantModel",
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StorageSQLiteTests",
      dependencies: [
        "JobEngine", "JobStoreConformance", "StorageCore", "StorageHelper", "StorageSQLite", "StorageSupport",
        "TenantModel", "TenantryAPI", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "JobEngine", "JobStoreConformance", "StorageCore", "StorageSupport", "TenantModel", "TenantryAPI",
        "TypedText",
      ],
      swiftSettings: settings),
    .testTarget(name: "TenantModelTests", dependencies: ["TenantModel"], swiftSettings: settings),
    .testTarget(
      name: "TerminalCursesTests", dependencies: ["TerminalCurses", "TerminalKit"], swiftSettings: settings),
    .testTarget(
      name: "TenantryServerTests",
      dependencies: [
        "ControlPlane", "ControlSupport", "FaultServer", "HTTPTransport", "JobEngine", "StorageCore", "TenantModel", "TenantryAPI",
        "TenantryServer", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(name: "TerminalKitTests", dependencies: ["TerminalKit"], swiftSettings: settings),
    .testTarget(name: "TypedTextTests", dependencies: ["TypedText"], swiftSettings: settings),
    .testTarget(
      name: "tenantrydTests",
      dependencies: [
        "ConfigFiles", "ControlPlane", "HTTPTransport", "Integrations", "PlatformHost", "PostgresConnection", "StorageCore",
        "TenantModel", "TenantryServer", "TestSupport", "tenantryd", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "tenantryTests",
      dependencies: [
        "ConfigFiles", "ConsoleApp", "ControlPlane", "FaultServer", "HTTPTransport", "Integrations", "JobEngine",
        "Operations", "PlatformHost", "PostgresConnection", "Sandbox", "SignIn", "StorageCore",
        "StorageSQLite", "TenantModel",
        "TenantryAPI", "TerminalKit", "TestSupport", "tenantry",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
