import TenantModel

@testable import ConsoleApp

/// The pages of the product's requirements (§2) and their components (§3, §4), as the document names them.
/// Where the document is at hand, a test holds this against it.
struct ProductPage: Equatable {
  let id: String
  let route: String
  let roles: String
  var components: [String] = []

  static let all: [ProductPage] = [
    ProductPage(
      id: "platform_dashboard", route: "/", roles: "platform_owner, platform_operator",
      components: [
        "kpi_tenant_counts", "kpi_resource_usage", "tenants_health_table", "operations_timeline",
        "ai_recommendations_panel", "operation_detail_drawer", "tenants_table", "logs_viewer",
      ]),
    ProductPage(
      id: "tenants_list", route: "/tenants", roles: "platform_owner, platform_operator",
      components: [
        "tenants_filters_bar", "tenants_search_input", "tenants_table", "create_tenant_button",
        "tenant_status_badge",
      ]),
    ProductPage(
      id: "tenant_detail", route: "/tenants/[tenant_id]", roles: "platform_owner, platform_operator",
      components: [
        "tenant_status_badge", "tenant_action_buttons", "tenant_tabs", "tenant_overview_panel",
        "tenant_modules_table", "tenant_infra_panel", "tenant_sso_panel", "tenant_analytics_panel",
        "tenant_billing_panel", "tenant_logs_viewer", "tenant_status_change_modal", "apply_bundle_modal",
        "image_upgrade_modal", "logs_viewer",
      ]),
    ProductPage(
      id: "tenant_create", route: "/tenants/new", roles: "platform_owner",
      components: [
        "tenant_identity_step", "tenant_plan_step", "tenant_bundle_step", "tenant_infra_step",
        "tenant_sso_step", "tenant_review_step", "confirm_create_tenant_modal", "stepper_wizard",
      ]),
    ProductPage(
      id: "module_catalog", route: "/catalog", roles: "platform_owner, platform_operator",
      components: ["module_list", "bundle_list", "bundle_detail_panel"]),
    ProductPage(
      id: "infra_templates", route: "/infra/templates", roles: "platform_owner, platform_operator"),
    ProductPage(
      id: "sso_config", route: "/integrations/sso", roles: "platform_owner, platform_operator",
      components: ["integration_panel"]),
    ProductPage(
      id: "automation_center", route: "/integrations/automation", roles: "platform_owner, platform_operator",
      components: ["integration_panel"]),
    ProductPage(
      id: "analytics_hub", route: "/integrations/analytics",
      roles: "platform_owner, platform_operator, finance", components: ["integration_panel"]),
    ProductPage(id: "billing_overview", route: "/billing", roles: "platform_owner, finance_owner"),
    ProductPage(id: "tenant_portal", route: "/portal", roles: "tenant_admin"),
    ProductPage(id: "support_center", route: "/support", roles: "all authenticated"),
    ProductPage(id: "ai_console", route: "/ai-console", roles: "platform_owner, platform_operator"),
    ProductPage(id: "settings_platform", route: "/settings", roles: "platform_owner"),
  ]

  /// The roles as the console knows them: “finance” is the finance owner.
  var known: Set<Role> {
    guard roles != "all authenticated" else { return Set(Role.allCases) }
    return Set(
      roles.split(separator: ", ").compactMap { Role(rawValue: $0 == "finance" ? "finance_owner" : "\($0)") })
  }
}
