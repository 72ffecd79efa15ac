import TenantModel

/// Every page there is: the line of pages, the palette, the help and the role gate derive from it.
package enum PageCatalog {
  package static let all: [PageEntry] = [
    PageEntry(
      .platformDashboard, path: "/", title: "Overview", summary: "Tenants, health and operations at a glance",
      key: "1", verb: "overview", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.kpiTenantCounts), .part(.kpiResourceUsage), .part(.tenantsHealthTable),
        .part(.operationsTimeline), .part(.aiRecommendationsPanel),
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
        .part(.tenantOverviewPanel), .part(.tenantModulesTable), .part(.tenantInfraPanel),
        .part(.tenantSSOPanel), .part(.tenantAnalyticsPanel), .part(.tenantBillingPanel),
        .part(.tenantLogsViewer), .part(.logsViewer),
        .dialog(.tenantStatusChangeModal), .dialog(.imageUpgradeModal), .dialog(.applyBundleModal),
        .dialog(.backupChoiceModal), .dialog(.ssoLoginTestModal), .dialog(.planChangeModal),
        .dialog(.invoiceDetailModal),
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
      .moduleCatalog, path: "/catalog", title: "Catalog", summary: "Bundles and the modules that they are made of",
      key: "3", verb: "catalog", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.bundleList), .part(.bundleDetailPanel), .part(.moduleList), .part(.moduleDetailPanel),
        .dialog(.bundleEditModal), .dialog(.bundleAssignModal),
      ], make: { CatalogPage($0) }),
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
    PageEntry(
      .automationCenter, path: "/integrations/automation", title: "Automation",
      summary: "The workflows of n8n: what works for which tenant, how it goes, what failed",
      key: "6", verb: "automation", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.integrationPanel), .part(.automationTabs), .part(.workflowsTable), .part(.workflowDetailPanel),
        .part(.executionsTable), .part(.executionDetailPanel), .dialog(.executionDetailModal),
      ], make: { AutomationPage($0) }),
    PageEntry(
      .analyticsHub, path: "/integrations/analytics", title: "Analytics",
      summary: "Tenants' schemas in Supabase and their dashboards in Superset: how old, what is missing",
      key: "7", verb: "analytics", roles: [.platformOwner, .platformOperator, .financeOwner],
      components: [
        .part(.integrationPanel), .part(.analyticsTable), .part(.analyticsDetailPanel), .dialog(.analyticsForm),
        .dialog(.etlTestModal),
      ], make: { AnalyticsPage($0) }),
    PageEntry(
      .billingOverview, path: "/billing", title: "Billing", summary: "Subscriptions, invoices and proposals",
      key: "8", verb: "billing", roles: [.platformOwner, .financeOwner],
      components: [
        .part(.billingKPIs), .part(.billingTabs), .part(.subscriptionsTable), .part(.planUsagePanel),
        .part(.invoicesTable), .part(.proposalsTable), .dialog(.invoiceDetailModal),
        .dialog(.invoiceActionModal),
        .dialog(.planChangeModal), .dialog(.billingRunModal), .dialog(.proposalFormModal),
        .dialog(.proposalDetailModal), .dialog(.proposalDecisionModal),
      ], make: { BillingPage($0) }),
    PageEntry(
      .aiConsole, path: "/ai-console", title: "AI",
      summary: "Flows over the platform, what they say, and what they propose",
      key: "9", verb: "ai", roles: [.platformOwner, .platformOperator],
      components: [
        .part(.integrationPanel), .part(.aiTabs), .part(.aiRunList), .part(.aiRunPanel),
        .part(.aiProposalList), .part(.aiFlowList), .dialog(.aiRunModal), .dialog(.aiRunForm),
        .dialog(.aiRejectForm), .dialog(.tenantStatusChangeModal),
      ], make: { AIConsolePage($0) }),
    PageEntry(
      .tenantPortal, path: "/portal", title: "Portal",
      summary: "Your own workspaces, what they cost, whom to ask",
      key: ".", verb: "portal", roles: [.tenantAdmin],
      components: [
        .part(.portalTabs), .part(.portalWorkspacesTable), .part(.planUsagePanel), .part(.localSettingsPanel),
        .part(.portalInvoicesTable), .part(.portalRequestsTable), .dialog(.invoiceDetailModal),
        .dialog(.localSettingsModal), .dialog(.supportRequestModal), .dialog(.supportThreadModal),
        .dialog(.supportReplyModal),
      ], make: { PortalPage($0) }),
    PageEntry(
      .supportCenter, path: "/support", title: "Support",
      summary: "Runbooks, whether the systems answer, and what the team says",
      key: "0", verb: "support", roles: Set(Role.allCases),
      components: [
        .part(.runbookList), .part(.runbookReader), .part(.statusLinks), .part(.chatChannels),
      ], make: { SupportPage($0) }),
    PageEntry(
      .settingsPlatform, path: "/settings", title: "Settings",
      summary: "What holds for the whole platform: connections, windows, limits, audit, webhooks",
      key: ",", verb: "settings", roles: [.platformOwner],
      components: [
        .part(.settingsTabs), .part(.integrationList), .part(.integrationDetail),
        .dialog(.integrationForm), .dialog(.integrationReport), .part(.freezePanel), .part(.windowTable),
        .part(.windowDetail), .dialog(.windowForm), .dialog(.freezeForm), .part(.limitPanel),
        .dialog(.limitForm), .part(.roleMatrix), .part(.roleDetail), .part(.allowedImages), .dialog(.imageForm),
        .part(.secretReferences), .part(.secretDetail), .part(.auditTable), .part(.auditDetail),
        .part(.auditVerification), .part(.hookReceivers), .part(.hookDetail), .part(.platformPanel),
      ], make: { SettingsPage($0) }),
  ]

  /// What is known of a page.
  package static func entry(_ id: PageID) -> PageEntry {
    guard let entry = all.first(where: { $0.id == id }) else {
      preconditionFailure("The page \(id.rawValue) has no entry in the catalog.")
    }
    return entry
  }

  /// Where somebody begins: of finance owners what is owed, of others the first page that is theirs.
  package static func home(of role: Role) -> PageEntry? {
    role == .financeOwner ? entry(.billingOverview) : top(for: role).first
  }

  /// The pages with a key that a role may see, as they stand in the line of pages. Until the role is known, all.
  package static func top(for role: Role?) -> [PageEntry] {
    all.filter { $0.key != nil && $0.isOpen(to: role) }
  }
}
