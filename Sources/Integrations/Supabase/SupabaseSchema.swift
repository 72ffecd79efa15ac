import HTTPTransport
import TenantModel

/// A schema of the project's database that belongs to a tenant.
package struct SupabaseSchema: Equatable, Sendable {
  package var name: String
  /// The comment that says whose it is; nil for none.
  package var marker: String?
  package var tables: Int

  init(_ row: JSONValue) {
    name = row["name"]?.stringValue ?? ""
    marker = row["marker"]?.stringValue
    // A count is a bigint, which drivers hand on as text.
    tables = row["tables"]?.intValue ?? row["tables"]?.stringValue.flatMap(Int.init) ?? 0
  }

  /// True when the marker says that it was made for that tenant.
  package func belongs(to tenant: TenantID) -> Bool {
    marker == Self.owner(tenant) || marker?.hasPrefix(Self.owner(tenant) + ":") == true
  }

  static func owner(_ tenant: TenantID) -> String { "tenantry:\(tenant)" }
}
