import Foundation
import TenantModel

/// Proof that a database may be dropped: it is put aside, long enough ago, and somebody has typed its name.
package struct DropConfirmation: Equatable, Sendable {
  /// How long a database stays aside at least.
  package static let graceDefault: Duration = .seconds(7 * 86_400)

  package let name: DatabaseName
  package let tenant: TenantID
  package let quarantine: DatabaseMarker.Quarantine

  /// - Parameter typed: what a person typed: the name of the database as it is called now.
  /// - Throws: `IntegrationError` with `invalid` and a sentence that says what is missing.
  package init(
    typed: String, for database: TenantDatabase, grace: Duration = DropConfirmation.graceDefault, at now: Date
  ) throws(IntegrationError) {
    guard let marker = database.marker, let quarantine = marker.quarantine,
      let name = try? DatabaseName(database.name), name.rawValue.hasPrefix(QuarantineName.prefix)
    else {
      throw PostgresErrors.invalid("The database \(database.name) is in use or not ours: it is not dropped.")
    }
    guard typed == database.name else {
      throw PostgresErrors.invalid("Type \(database.name) to drop it.")
    }
    let end = quarantine.since.addingTimeInterval(Double(grace.components.seconds))
    guard now >= end else {
      throw PostgresErrors.invalid(
        "The database \(database.name) stays until \(end.formatted(.iso8601)).")
    }
    self.name = name
    tenant = marker.tenant
    self.quarantine = quarantine
  }
}
