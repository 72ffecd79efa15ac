/// Who somebody is to the platform (PRD §1).
package enum Role: String, CaseIterable, Codable, Hashable, Sendable {
  case platformOwner = "platform_owner"
  case platformOperator = "platform_operator"
  case tenantAdmin = "tenant_admin"
  case workspaceAdmin = "workspace_admin"
  case endUser = "end_user"
  case financeOwner = "finance_owner"
}
