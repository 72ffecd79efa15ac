import Foundation
import GRDB
import StorageCore

/// Looks into a database file without leaving a trace: no lock, no log, no change of any byte or time.
///
/// SQLite opens it as immutable, which reads the file alone. What a crash left in the write-ahead log is seen
/// only by `checkWithLog`, on a copy.
struct FileInspection {
  let path: String
  /// The newest schema that this program knows.
  let version: Int

  /// - Throws: `StorageError` with `foreignFile`, `newerSchema` or `corrupt`.
  func checkHeader() throws {
    try reading(Self.immutable(path)) { database in
      let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      guard application == Schema.applicationID else {
        throw StorageError(
          .foreignFile, "\(path) is not a database of Tenantry; choose another data folder.",
          detail: "application_id \(application)")
      }
      try checkVersion(database)
    }
  }

  /// - Throws: `StorageError` with `corrupt`.
  func checkContent() throws {
    try reading(Self.immutable(path)) { database in try quickCheck(database) }
  }

  /// The same for a file whose last writer was killed: its log is replayed on a copy, which is then checked.
  ///
  /// The caller holds the writer's lock, so that nobody writes meanwhile.
  func checkWithLog() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tenantry-check-\(UUID().uuidString)")
    let copy = folder.appendingPathComponent("copy.db").path
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Self.copyFile(from: path, to: copy)
      try Self.copyFile(from: path + "-wal", to: copy + "-wal")
    } catch {
      throw StorageError(
        .failed,
        "\(path) was not closed properly and cannot be copied for a check; free some space in \(folder.path).",
        detail: error.systemReason)
    }
    defer { _ = try? FileManager.default.removeItem(at: folder) }  // A left-over copy harms nobody.
    try reading(copy, isReadOnly: false) { database in
      try checkVersion(database)
      try quickCheck(database)
    }
  }

  private func checkVersion(_ database: Database) throws {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw StorageError(
        .newerSchema,
        "\(path) was written by a newer Tenantry (schema \(found), this one knows \(version)); update this program."
      )
    }
  }

  private func quickCheck(_ database: Database) throws {
    let findings = try String.fetchAll(database, sql: "PRAGMA quick_check(3)")
    guard findings == ["ok"] else {
      throw StorageError(
        .corrupt,
        "\(path) is damaged; move it away and restore a backup from the folder “backups” beside it.",
        detail: findings.joined(separator: "; "))
    }
  }

  private func reading(_ name: String, isReadOnly: Bool = true, _ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.label = "tenantry.inspection"
    do {
      let queue = try DatabaseQueue(path: name, configuration: configuration)
      try queue.inDatabase(body)
      try queue.close()
    } catch let error as DatabaseError {
      throw Self.refusal(error, path: path)
    }
  }

  /// Whatever SQLite cannot read in a file that can be read is damage, or was never ours.
  private static func refusal(_ error: DatabaseError, path: String) -> StorageError {
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY: StorageError(error, path: path)
    default:
      StorageError(
        .corrupt,
        "\(path) is damaged; move it away and restore a backup from the folder “backups” beside it.",
        detail: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
    }
  }

  private static func immutable(_ path: String) -> String {
    let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-._~"))
    return "file:" + (path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path) + "?immutable=1"
  }

  /// Copies bytes in blocks. A clone through `FileManager` would open and close the file too; only a file
  /// that no connection of this process has open comes here.
  private static func copyFile(from source: String, to target: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }
}
