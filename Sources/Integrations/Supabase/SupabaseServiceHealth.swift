import HTTPTransport

/// How one service of a project is.
package struct SupabaseServiceHealth: Equatable, Sendable {
  /// The ones that the product depends on.
  package enum Service: String, CaseIterable, Sendable {
    case auth
    case database = "db"
    case pooler
    case rest
    case storage
  }

  /// In Supabase's words: may be one that `Service` does not list.
  package var name: String
  package var isHealthy: Bool
  /// What is wrong, in Supabase's words; nil when nothing is.
  package var problem: String?

  init(_ json: JSONValue) {
    name = json["name"]?.stringValue ?? ""
    let status = json["status"]?.stringValue ?? "UNKNOWN"
    isHealthy = status == "ACTIVE_HEALTHY"
    problem = isHealthy ? nil : json["error"]?.stringValue ?? status
  }
}
