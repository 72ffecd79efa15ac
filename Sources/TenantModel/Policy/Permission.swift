/// What an endpoint needs of its caller. Every endpoint of the API names exactly one.
package enum Permission: String, CaseIterable, Codable, Hashable, Sendable {
  /// Who am I, where am I.
  case sessionRead = "session.read"
  case tenantsRead = "tenants.read"
  case tenantsCreate = "tenants.create"
  case tenantsOperate = "tenants.operate"
  case operationsRead = "operations.read"
  case operationsControl = "operations.control"
  case platformRead = "platform.read"
  case catalogRead = "catalog.read"
  case catalogWrite = "catalog.write"
  /// Templates and images.
  case infraWrite = "infra.write"
  case plansRead = "plans.read"
  case changesRead = "changes.read"
  /// Runbooks, and whether the platform's systems answer.
  case supportRead = "support.read"
}
