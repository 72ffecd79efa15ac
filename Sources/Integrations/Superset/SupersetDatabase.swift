import HTTPTransport

/// A database that Superset can query.
package struct SupersetDatabase: Equatable, Sendable {
  static let columns = ["id", "uuid", "database_name", "backend"]

  package var id: Int
  package var uuid: String
  package var name: String
  /// For example `postgresql`.
  package var backend: String

  init(_ json: JSONValue) {
    id = json["id"]?.intValue ?? 0
    uuid = json["uuid"]?.stringValue ?? ""
    name = json["database_name"]?.stringValue ?? ""
    backend = json["backend"]?.stringValue ?? ""
  }
}
