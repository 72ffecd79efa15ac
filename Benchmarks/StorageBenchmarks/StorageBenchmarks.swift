import Foundation
import GRDB
import JobEngine
import PostgresConnection
import StorageCore
import StoragePostgres
import StorageSQLite
import TenantModel

/// What the storage's speed is, beside the floor on the same disk in the same run: one plain durable commit
/// after the other.
///
/// `swift run -c release StorageBenchmarks [folder]`; the folder must be on the disk that is meant.
/// `swift run -c release StorageBenchmarks fill FOLDER COUNT` makes a data folder for the terminal's and the server's
/// benchmarks, `fill postgres://USER@HOST:PORT/DATABASE COUNT` the same on PostgreSQL.
@main
struct StorageBenchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "fill", let count = Int(arguments[3]) {
      let storage =
        arguments[2].hasPrefix("postgres://")
        ? try await openServer(arguments[2]) : try await open(URL(fileURLWithPath: arguments[2]))
      return try await ManyTenants.fill(storage, count: count)
    }
    let base = CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
    let root = (base ?? FileManager.default.temporaryDirectory)
      .appendingPathComponent("tenantry-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)

    let floor = try plainCommits(root.appendingPathComponent("floor.db").path)
    report("floor: plain commits, WAL, FULL", floor, "per second", nil)
    for workers in [1, 16, 64] {
      let storage = try await open(root.appendingPathComponent("steps-\(workers)"))
      let speed = try await StepBenchmark(storage: storage, workers: workers, jobsEach: 12).run()
      report("step transitions, \(workers) workers", speed, "per second", speed / floor)
      try await storage.close()
    }
    let folder = root.appendingPathComponent("tenants")
    let storage = try await open(folder)
    try await ListBenchmark(storage: storage, tenants: 100_000).run()
    try await storage.close()
    let start = ContinuousClock.now
    let again = try await open(folder)
    print(
      "open 100,000 tenants again, too large to be checked whole: \(milliseconds(ContinuousClock.now - start)) ms"
    )
    try await again.close()
  }

  static func open(_ folder: URL) async throws -> OpenStorage {
    try await SQLiteStorage.open(folder: folder) { Date() }
  }

  /// Without a password: a server of the benchmark's own.
  private static func openServer(_ address: String) async throws -> OpenStorage {
    guard let url = URL(string: address), let host = url.host(), let user = url.user() else {
      throw CocoaError(.fileReadInvalidFileName)
    }
    let target = PostgresTarget(
      host: host, port: url.port ?? 5_432, user: user, database: String(url.path().dropFirst()))
    return try await PostgresStorage.open(target, password: { nil }) { Date() }
  }

  /// One row per transaction, as the same SQLite does it without us.
  private static func plainCommits(_ path: String) throws -> Double {
    let pool = try DatabasePool(path: path)
    try pool.writeWithoutTransaction { database in
      try database.execute(
        sql: "PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
      for _ in 0..<50 { try database.execute(sql: "INSERT INTO t (text) VALUES ('warm')") }
    }
    let count = 500
    let start = ContinuousClock.now
    try pool.writeWithoutTransaction { database in
      for _ in 0..<count { try database.execute(sql: "INSERT INTO t (text) VALUES (hex(randomblob(100)))") }
    }
    let speed = Double(count) / seconds(ContinuousClock.now - start)
    try pool.close()
    return speed
  }

  static func report(_ what: String, _ value: Double, _ unit: String, _ ratio: Double?) {
    let times = ratio.map { String(format: "  (%.2f × floor)", $0) } ?? ""
    print("\(what): \(Int(value)) \(unit)\(times)")
  }

  static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  static func milliseconds(_ duration: Duration) -> String {
    String(format: "%.2f", seconds(duration) * 1_000)
  }
}
