/// The columns that a list of tenants can be sorted by.
package enum TenantSort: String, CaseIterable, Codable, Hashable, Sendable {
  case name
  case slug
  case status
  case plan
  case region
  case createdAt = "created_at"
  case updatedAt = "updated_at"
  /// Trouble first, then by name.
  case attention
}
