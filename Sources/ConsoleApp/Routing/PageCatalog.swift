import TenantModel

/// Every page there is: the line of pages, the palette, the help and the role gate derive from it.
package enum PageCatalog {
  package static let all: [PageEntry] = [
    PageEntry(
      .platformDashboard, path: "/", title: "Overview", summary: "Tenants, health and operations at a glance",
      key: "1", verb: "overview", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.kpiTenantCounts), .part(.kpiResourceUsage), .part(.tenantsHealthTable),
        .part(.operationsTimeline),
        .part(.tenantsTable), .dialog(.operationDetailDrawer), .dialog(.logsViewer),
      ], make: { OverviewPage($0) }),
    PageEntry(
      .tenantsList, path: "/tenants", title: "Tenants", summary: "List, search and filter all tenants",
      key: "2", verb: "tenants", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.tenantsFiltersBar), .part(.tenantsSearchInput), .part(.tenantsTable),
        .command(.tenantStatusBadge, TenantsCommands.sameStatus.id),
        .command(.createTenantButton, TenantsCommands.create.id),
      ], make: { TenantsPage($0) }),
    PageEntry(
      .tenantDetail, path: "/tenants/[tenant_id]", title: "Tenant",
      summary: "One tenant and what can be done to it",
      verb: "tenant", parent: .tenantsList, roles: [.platformOwner, .platformOperator],
      components: [
        .part(.tenantStatusBadge), .part(.tenantActionButtons), .part(.tenantTabs),
        .part(.tenantOverviewPanel), .part(.tenantLogsViewer), .part(.logsViewer),
        .dialog(.tenantStatusChangeModal), .dialog(.imageUpgradeModal), .dialog(.applyBundleModal),
        .dialog(.backupChoiceModal),
      ], make: { TenantDetailPage($0) }),
    PageEntry(
      .tenantCreate, path: "/tenants/new", title: "New tenant", summary: "Create a tenant, step by step",
      verb: "new", parent: .tenantsList, roles: [.platformOwner],
      components: [
        .part(.stepperWizard), .part(.tenantIdentityStep), .part(.tenantPlanStep), .part(.tenantBundleStep),
        .part(.tenantInfraStep), .part(.tenantSSOStep), .part(.tenantReviewStep),
        .dialog(.confirmCreateTenantModal),
      ], make: { CreateTenantPage($0) }),
    PageEntry(
      .infraTemplates, path: "/infra/templates", title: "Infra",
      summary: "Templates, images, and who uses them",
      key: "4", verb: "infra", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.templateList), .part(.imageList), .part(.templateDetail), .dialog(.templateForm),
        .dialog(.imageForm),
      ], make: { InfraTemplatesPage($0) }),
    PageEntry(
      .ssoConfig, path: "/integrations/sso", title: "SSO",
      summary: "How people sign in: each tenant's client in Keycloak, wanted and found",
      key: "5", verb: "sso", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.integrationPanel), .part(.ssoClientsTable), .part(.ssoClientPanel),
        .dialog(.ssoLoginTestModal), .dialog(.tenantStatusChangeModal),
      ], make: { SSOPage($0) }),
  ]

  /// What is known of a page.
  package static func entry(_ id: PageID) -> PageEntry {
    guard let entry = all.first(where: { $0.id == id }) else {
      preconditionFailure("The page \(id.rawValue) has no entry in the catalog.")
    }
    return entry
  }

  /// The pages with a key that a role may see, as they stand in the line of pages. Until the role is known, all.
  package static func top(for role: Role?) -> [PageEntry] {
    all.filter { $0.key != nil && $0.isOpen(to: role) }
  }
}
