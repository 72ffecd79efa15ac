import HTTPTransport

/// A project as the management API knows it.
package struct SupabaseProject: Equatable, Sendable {
  package var reference: String
  package var name: String
  package var region: String
  /// In Supabase's words, for example `ACTIVE_HEALTHY` or `INACTIVE` (paused).
  package var status: String
  /// Of PostgreSQL, for example `17.4.1.054`.
  package var databaseVersion: String

  init(_ json: JSONValue) {
    reference = json["ref"]?.stringValue ?? json["id"]?.stringValue ?? ""
    name = json["name"]?.stringValue ?? ""
    region = json["region"]?.stringValue ?? ""
    status = json["status"]?.stringValue ?? "UNKNOWN"
    databaseVersion = json[path: "database", "version"]?.stringValue ?? "unknown"
  }

  package var isActive: Bool { status.hasPrefix("ACTIVE") }
}
