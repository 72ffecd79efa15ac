/// The pages there are, by the names of the PRD (§2). Stable: routes, keymaps and documents use them.
package enum PageID: String, CaseIterable, Hashable, Sendable {
  case platformDashboard = "platform_dashboard"
  case tenantsList = "tenants_list"
  case tenantDetail = "tenant_detail"
  case tenantCreate = "tenant_create"
  case moduleCatalog = "module_catalog"
  case supportCenter = "support_center"
  case infraTemplates = "infra_templates"
  case settingsPlatform = "settings_platform"
  case billingOverview = "billing_overview"
  case tenantPortal = "tenant_portal"
  case ssoConfig = "sso_config"
  case automationCenter = "automation_center"
  case analyticsHub = "analytics_hub"
  case aiConsole = "ai_console"
}
