/// Whether people's work depends on the tenant.
package enum TenantEnvironment: String, CaseIterable, Codable, Hashable, Sendable {
  case production
  case staging
}
