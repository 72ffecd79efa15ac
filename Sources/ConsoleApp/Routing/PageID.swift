/// The pages there are, by the names of the PRD (§2). Stable: routes, keymaps and documents use them.
package enum PageID: String, CaseIterable, Hashable, Sendable {
  case platformDashboard = "platform_dashboard"
  case tenantsList = "tenants_list"
  case tenantDetail = "tenant_detail"
  case tenantCreate = "tenant_create"
  case infraTemplates = "infra_templates"
  case ssoConfig = "sso_config"
}
