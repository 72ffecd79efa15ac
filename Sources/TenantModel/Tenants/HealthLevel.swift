/// How a tenant is doing.
package enum HealthLevel: String, CaseIterable, Codable, Hashable, Sendable {
  case healthy
  case degraded
  case down
  case unknown
}
