import Foundation
import Glibc
import PostgresConnection
import TestSupport

/// A PgBouncer of the tests' own before their PostgreSQL, in transaction mode, with fewer sessions than it has clients.
final class PgBouncer: Sendable {
  static let program = "/usr/sbin/pgbouncer"
  static var isInstalled: Bool {
    PostgresServer.isInstalled && FileManager.default.isExecutableFile(atPath: program)
  }
  static let missing = "there is no PgBouncer here: apt-get install pgbouncer"

  let target: PostgresTarget
  private let folder: String
  private let process: SpawnedProcess

  init(before server: PostgresServer) throws {
    folder = "/tmp/tenantry-pooler-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let port = try FreePort.next()
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try "\"postgres\" \"\(PostgresServer.password)\"\n".write(
      toFile: "\(folder)/users", atomically: false, encoding: .utf8)
    try """
    [databases]
    postgres = host=127.0.0.1 port=\(server.port) dbname=postgres
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = \(port)
    unix_socket_dir =
    auth_type = plain
    auth_file = \(folder)/users
    pool_mode = transaction
    default_pool_size = 3
    max_client_conn = 200

    """.write(toFile: "\(folder)/pgbouncer.ini", atomically: false, encoding: .utf8)
    // It refuses to run as root.
    let account = getuid() == 0 ? ["-u", "postgres"] : []
    process = try SpawnedProcess(Self.program, account + ["\(folder)/pgbouncer.ini"])
    target = PostgresTarget(
      host: "127.0.0.1", port: port, user: "postgres", database: "postgres", tls: .disable)
  }

  deinit {
    kill(process.id, SIGKILL)
    process.wait()
    _ = try? FileManager.default.removeItem(atPath: folder)
  }

  /// Waits until it takes clients.
  func ready() async throws {
    var target = target
    target.setsOptions = false
    for _ in 0..<200 {
      if let session = try? await PostgresConnection.open(target, password: PostgresServer.password) {
        return await session.close()
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CocoaError(.fileReadUnknown)
  }
}
