/// Why the storage did not do what it was asked.
package struct StorageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers branch on.
  package enum Code: String, CaseIterable, Sendable {
    /// A tenant with this slug exists, whatever its status.
    case slugTaken = "slug_taken"
    /// The tenant changed since it was read.
    case versionConflict = "version_conflict"
    /// The tenant has an operation that is not finished.
    case tenantBusy = "tenant_busy"
    case notFound = "not_found"
    /// What is stored is in a state that does not allow it.
    case refused
    /// The file is not a database of ours.
    case foreignFile = "foreign_file"
    /// The file was written by a newer version of this program.
    case newerSchema = "newer_schema"
    /// The file is damaged.
    case corrupt
    /// The folder or file may not be written.
    case readOnly = "read_only"
    case diskFull = "disk_full"
    /// Another process kept the writer's lock for too long.
    case locked
    /// The server that holds the database does not answer.
    case unreachable
    /// Anything else the database said; `detail` has its words.
    case failed
  }

  package let code: Code
  /// One sentence for people, with the path where there is one.
  package let message: String
  /// The database's own words, for logs; never a bound value.
  package let detail: String?

  package init(_ code: Code, _ message: String, detail: String? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
  }

  package var description: String { detail.map { "\(message) (\($0))" } ?? message }
}
