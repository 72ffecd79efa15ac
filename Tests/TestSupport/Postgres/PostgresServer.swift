import Foundation
import PostgresConnection

#if canImport(Glibc)
  import Glibc
#endif

/// A real PostgreSQL of the tests' own, in a temporary folder, on a socket and a free port of this machine.
///
/// A shell between us and the server waits for the end of its input: however this process ends, the server
/// does too.
package final class PostgresServer: Sendable {
  /// The administrator's password.
  package static let password = "canary-admin-7f3a"

  package let folder: String
  package let port: Int
  /// False where there is no openssl to make a certificate with.
  package let hasTLS: Bool
  private let process: SpawnedProcess
  private let lifeline: Pipe

  /// Where the server's programs are; nil where there is no PostgreSQL.
  package static let programs: String? = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let newest = versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
    let path = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    return (newest + path).first { FileManager.default.isExecutableFile(atPath: "\($0)/initdb") }
  }()

  package static var isInstalled: Bool { programs != nil }
  package static let missing = "there is no PostgreSQL here: apt-get install postgresql"

  /// Makes a cluster and starts it. Blocks for a second or two.
  package init() throws {
    folder = "/tmp/tenantry-pg-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    port = try FreePort.next()
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try Data(Self.password.utf8).write(to: URL(fileURLWithPath: "\(folder)/password"))
    if getuid() == 0 {
      guard let account = getpwnam("postgres") else { throw CocoaError(.fileReadUnknown) }
      guard chown(folder, account.pointee.pw_uid, account.pointee.pw_gid) == 0 else {
        throw CocoaError(.fileWriteNoPermission)
      }
    }
    let programs = Self.programs ?? ""
    hasTLS = Self.makeCertificate(in: folder)
    try Self.finish(
      Self.asServerAccount(
        "'\(programs)/initdb' --no-sync --auth=scram-sha-256 --username=postgres --encoding=UTF8 --locale=C "
          + "--pwfile='\(folder)/password' -D '\(folder)/data' >'\(folder)/initdb.log' 2>&1"))
    (process, lifeline) = try Self.start(folder: folder, port: port, tls: hasTLS)
  }

  deinit { end() }

  /// The certificate, which names `localhost` alone.
  package var certificate: String { "\(folder)/server.crt" }

  /// The log, with every statement that was ever sent.
  package var log: String { (try? String(contentsOfFile: "\(folder)/server.log", encoding: .utf8)) ?? "" }

  /// As the administrator, over TCP.
  package func target(_ database: String = "postgres", user: String = "postgres") -> PostgresTarget {
    PostgresTarget(host: "127.0.0.1", port: port, user: user, database: database)
  }

  /// Patient, so that a machine with much else to do is no reason to fail.
  package func connect(
    _ database: String = "postgres", grace: Duration = .seconds(60)
  ) async throws -> PostgresConnection {
    try await PostgresConnection.open(
      target(database), password: Self.password, limit: .seconds(60), grace: grace)
  }

  /// Waits until it takes sessions.
  package func ready() async throws {
    for _ in 0..<200 {
      if let connection = try? await connect() { return await connection.close() }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: log])
  }

  /// The server's processes: the one that listens, and one for each session and each chore.
  package func processes() throws -> [pid_t] {
    let file = try String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
    guard let parent = file.split(separator: "\n").first.flatMap({ pid_t($0) }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    let children = try String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
    return [parent] + children.split(separator: " ").compactMap { pid_t($0) }
  }

  /// Ends every session and the server at once, as a crash would look to clients.
  package func stop() {
    _ = FileManager.default.createFile(atPath: "\(folder)/keep", contents: nil)
    end()
  }

  private func end() {
    try? lifeline.fileHandleForWriting.close()
    process.wait()
  }

  /// A server on the same data and port.
  package func startedAgain() throws -> PostgresServer { try PostgresServer(following: self) }

  private init(following other: PostgresServer) throws {
    folder = other.folder
    port = other.port
    hasTLS = other.hasTLS
    try FileManager.default.removeItem(atPath: "\(folder)/keep")
    (process, lifeline) = try Self.start(folder: folder, port: port, tls: hasTLS)
  }

  private static func start(folder: String, port: Int, tls: Bool) throws -> (SpawnedProcess, Pipe) {
    let settings =
      "-c port=\(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories='\(folder)' -c fsync=off "
      + "-c max_connections=400 -c shared_buffers=32MB -c log_statement=all -c log_connections=off "
      + "-c autovacuum=off -c max_wal_size=256MB -c wal_level=minimal -c max_wal_senders=0"
      + (tls
        ? " -c ssl=on -c ssl_cert_file='\(folder)/server.crt' -c ssl_key_file='\(folder)/server.key'" : "")
    let server = asServerAccount(
      "exec '\(programs ?? "")/postgres' -D '\(folder)/data' \(settings) >>'\(folder)/server.log' 2>&1")
    let lifeline = Pipe()
    // The writing end must not live on in other programs that tests start.
    _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let words =
      "\(server) & child=$!; read -r _; kill -INT $child; n=0; "
      + "while [ -e '\(folder)/data/postmaster.pid' ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n+1)); done; "
      + "[ -e '\(folder)/keep' ] || rm -rf '\(folder)'"
    let process = try SpawnedProcess(
      "/bin/sh", ["-c", words], input: lifeline.fileHandleForReading.fileDescriptor)
    return (process, lifeline)
  }

  /// As the server's account, because PostgreSQL refuses a key that belongs to somebody else.
  private static func makeCertificate(in folder: String) -> Bool {
    let made: Void? = try? finish(
      asServerAccount(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost "
          + "-keyout '\(folder)/server.key' -out '\(folder)/server.crt' && chmod 600 '\(folder)/server.key'"))
    return made != nil
  }

  /// PostgreSQL refuses to run as root.
  private static func asServerAccount(_ command: String) -> String {
    guard getuid() == 0 else { return "sh -c \(quoted(command))" }
    return "exec setpriv --reuid=postgres --regid=postgres --clear-groups sh -c \(quoted(command))"
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }

  private static func finish(_ command: String) throws {
    guard try SpawnedProcess("/bin/sh", ["-c", command]).wait() == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "initdb failed: \(command)"])
    }
  }
}
