import Foundation
import Glibc
import StorageCore

/// The folder that holds the database and what belongs to it, and the checks on both that need no database.
///
/// Files are looked at, never opened: closing any descriptor of a file drops all record locks that this
/// process has on it, SQLite's own among them.
struct DataFolder: Sendable {
  let path: String

  init(_ url: URL) { path = url.standardizedFileURL.path }

  var database: String { path + "/tenantry.db" }
  var log: String { database + "-wal" }
  var lock: String { path + "/writer.lock" }
  var backups: String { path + "/backups" }

  /// What stands where the database is expected.
  enum Content: Equatable {
    /// No file, or one without a byte.
    case nothing
    /// A file of so many bytes; `hasLog` when a write-ahead log with content stands beside it.
    case file(bytes: Int, hasLog: Bool)
  }

  /// Makes the folder, private to its owner, where there is none.
  ///
  /// - Throws: `StorageError` with `readOnly` or `failed`.
  func create() throws {
    if try status(of: path) != nil { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StorageError(
        .readOnly, "The data folder \(path) cannot be made; choose another one.", detail: error.systemReason)
    }
  }

  /// Looks at the folder and the file and touches neither.
  ///
  /// - Throws: `StorageError` with `readOnly`, `foreignFile` or `failed`.
  func inspect() throws -> Content {
    guard let folder = try status(of: path), folder.st_mode & S_IFMT == S_IFDIR else {
      throw StorageError(.failed, "\(path) is not a folder; choose another data folder.")
    }
    guard folder.st_mode & 0o022 == 0 else {
      throw StorageError(
        .failed, "Others may write to the data folder \(path); take that right away with: chmod 700 '\(path)'"
      )
    }
    guard isWritable(folder, path) else {
      throw StorageError(.readOnly, "The data folder \(path) cannot be written; check its permissions.")
    }
    guard let file = try status(of: database) else { return .nothing }
    guard file.st_mode & S_IFMT == S_IFREG else {
      throw StorageError(.foreignFile, "\(database) is not a plain file; choose another data folder.")
    }
    guard isWritable(file, database) else {
      throw StorageError(.readOnly, "\(database) cannot be written; check its permissions.")
    }
    return file.st_size == 0
      ? .nothing : .file(bytes: Int(file.st_size), hasLog: (try status(of: log)?.st_size ?? 0) > 0)
  }

  /// Takes every right to the database's files from others.
  func protect() throws {
    for name in [database, log, database + "-shm"] where try status(of: name) != nil {
      guard chmod(name, 0o600) == 0 else {
        throw StorageError(
          .readOnly, "The permissions of \(name) cannot be changed; it must belong to you.",
          detail: String(cString: strerror(errno)))
      }
    }
  }

  /// An empty file that only its owner may read, in the place of one that may be there.
  func createEmptyFile(_ name: String) throws {
    unlink(name)
    let descriptor = Glibc.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw cannotMake(name) }
    Glibc.close(descriptor)
  }

  func rename(_ name: String, to newName: String) throws {
    guard Glibc.rename(name, newName) == 0 else { throw cannotMake(newName) }
  }

  /// True when this program has been in the folder before.
  func hasLock() throws -> Bool { try status(of: lock) != nil }

  private func cannotMake(_ name: String) -> StorageError {
    let code: StorageError.Code = errno == ENOSPC || errno == EDQUOT ? .diskFull : .readOnly
    return StorageError(
      code, "\(name) cannot be made; check the space and the permissions there.",
      detail: String(cString: strerror(errno)))
  }

  /// The owner's right counts for the superuser too: a file that is marked read-only is meant to be.
  private func isWritable(_ status: stat, _ name: String) -> Bool {
    status.st_mode & 0o200 != 0 && access(name, W_OK) == 0
  }

  /// nil when there is nothing of that name. Does not follow a link in its last part, except to the folder.
  private func status(of name: String) throws -> stat? {
    var status = stat()
    let answer = name == path ? stat(name, &status) : lstat(name, &status)
    if answer == 0 { return status }
    guard errno == ENOENT else {
      throw StorageError(
        .failed, "\(name) cannot be looked at; check the permissions of its folder.",
        detail: String(cString: strerror(errno)))
    }
    return nil
  }
}
