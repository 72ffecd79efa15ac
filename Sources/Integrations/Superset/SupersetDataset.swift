import HTTPTransport

/// A table or query that charts are made of.
package struct SupersetDataset: Equatable, Sendable {
  static let columns = ["id", "uuid", "table_name", "schema", "database.id", "database.database_name"]

  package var id: Int
  package var uuid: String
  package var table: String
  /// The tenant's schema; nil where Superset takes the database's own.
  package var schema: String?
  package var database: String

  init(_ json: JSONValue) {
    id = json["id"]?.intValue ?? 0
    uuid = json["uuid"]?.stringValue ?? ""
    table = json["table_name"]?.stringValue ?? ""
    schema = json["schema"]?.stringValue
    database = json[path: "database", "database_name"]?.stringValue ?? ""
  }
}
