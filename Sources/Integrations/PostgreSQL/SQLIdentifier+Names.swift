import PostgresConnection
import TenantModel

extension SQLIdentifier {
  init(_ name: DatabaseName) {
    guard let identifier = SQLIdentifier(name.rawValue) else {
      preconditionFailure("the database name \(name) is no name in SQL")
    }
    self = identifier
  }

  /// A name as the server gave it.
  init(found name: String) throws(IntegrationError) {
    guard let identifier = SQLIdentifier(name) else {
      throw IntegrationError(
        PostgresErrors.system, IntegrationError.codeUnreadable, "The server has an object without a name.",
        retry: .permanent)
    }
    self = identifier
  }
}
