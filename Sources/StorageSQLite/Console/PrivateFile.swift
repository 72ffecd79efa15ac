import Foundation
import GRDB
import Glibc

/// A small database of one person's console: a file of theirs alone, in a folder of theirs alone.
struct PrivateFile: Sendable {
  let path: String

  /// Opens the file with its schema; makes it, and its folder, where there is none. Blocks its thread.
  ///
  /// - Parameters:
  ///   - version: the schema's number, as `user_version` has it.
  ///   - pragmas: run on every connection.
  ///   - schema: makes the tables of a new file.
  /// - Throws: `DatabaseError`, a file's error, or `PrivateFile.OtherVersion`.
  func open(version: Int, pragmas: String, schema: String) throws -> DatabaseQueue {
    try makeFile()
    var configuration = Configuration()
    configuration.label = "tenantry.console"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; " + pragmas)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inTransaction(.immediate) { database in
      switch try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 {
      case version: break
      case 0:
        try database.execute(sql: schema)
        try database.execute(sql: "PRAGMA user_version = \(version)")
      case let other: throw OtherVersion(version: other)
      }
      return .commit
    }
    return queue
  }

  /// The file is of another version of this program.
  struct OtherVersion: Error {
    let version: Int
  }

  /// Takes the file away, with what SQLite keeps beside it.
  func remove() {
    for name in [path, path + "-wal", path + "-shm"] { unlink(name) }
  }

  private func makeFile() throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // SQLite gives the files beside it the same mode.
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { Glibc.close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EPERM) }
  }
}
