import GRDB
import StorageCore

extension StorageError {
  /// What SQLite said, in terms that callers branch on. Bound values are left out: GRDB never puts them in
  /// its message.
  init(_ error: DatabaseError, path: String) {
    let detail = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")"
    self =
      switch error.resultCode {
      case .SQLITE_FULL:
        StorageError(.diskFull, "The disk that holds \(path) is full; free some space.", detail: detail)
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        StorageError(.locked, "Another program keeps \(path) locked; end it or try again.", detail: detail)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
        StorageError(
          .readOnly, "\(path) cannot be written; check the permissions of the file and its folder.",
          detail: detail)
      case .SQLITE_CORRUPT:
        StorageError(.corrupt, "\(path) is damaged; restore a backup.", detail: detail)
      case .SQLITE_NOTADB:
        StorageError(
          .foreignFile, "\(path) is not a database of Tenantry; choose another data folder.", detail: detail)
      case .SQLITE_IOERR:
        StorageError(.failed, "Reading or writing \(path) failed; check the disk.", detail: detail)
      default:
        StorageError(.failed, "The database \(path) refused the statement.", detail: detail)
      }
  }

  /// The error in the storage's terms; errors that are already meant for callers pass.
  static func translated(_ error: any Error, path: String) -> any Error {
    (error as? DatabaseError).map { StorageError($0, path: path) } ?? error
  }
}
