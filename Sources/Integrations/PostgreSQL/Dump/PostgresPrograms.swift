import Foundation

/// Where `pg_dump` and `pg_restore` are. `PATH` is not asked, because it is not ours.
package struct PostgresPrograms: Equatable, Sendable {
  package var dump: String
  package var restore: String

  package init(dump: String, restore: String) {
    self.dump = dump
    self.restore = restore
  }

  /// The newest there are: an older `pg_dump` refuses a newer server. Nil when there are none.
  package static func locate() -> PostgresPrograms? {
    let debian = "/usr/lib/postgresql"
    // There may be no such folder.
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
    let newest = versions.compactMap { Int($0) }.sorted(by: >).map { "\(debian)/\($0)/bin" }
    // Debian's programs in /usr/bin read files in the home folder to choose one of those above.
    return (newest + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"])
      .map { PostgresPrograms(dump: "\($0)/pg_dump", restore: "\($0)/pg_restore") }
      .first { programs in
        [programs.dump, programs.restore].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
      }
  }

  static let missing = IntegrationError(
    PostgresErrors.system, IntegrationError.codePostgresMissing,
    "The programs pg_dump and pg_restore were not found; install postgresql-client.", retry: .permanent)
}
