import Foundation
import TenantModel

/// What a database is called while it is put aside: `zz_q_<name>_<day>_<operation>`, at most 63 bytes.
///
/// It sorts last, says what it was, and is the same for every try of one operation.
package enum QuarantineName {
  package static let prefix = "zz_q_"
  private static let nameMax = 38

  package static func make(
    for name: DatabaseName, operation: OperationID, at now: Date
  ) throws(IntegrationError) -> DatabaseName {
    let day = now.formatted(.iso8601.year().month().day().dateSeparator(.omitted))
    let text = "\(prefix)\(name.rawValue.prefix(nameMax))_\(day)_\(operation.rawValue.lowercased())"
    do {
      return try DatabaseName(text)
    } catch {
      throw PostgresErrors.invalid(error.message)
    }
  }
}
