import TerminalKit

/// The parts of pages that the PRD names (§3, §4), and those that pages of the same pattern have.
/// Stable: tests, documents and `tenantry pages` use the names.
package enum ComponentID: String, CaseIterable, Hashable, Sendable {
  // platform_dashboard
  case kpiTenantCounts = "kpi_tenant_counts"
  case kpiResourceUsage = "kpi_resource_usage"
  case tenantsHealthTable = "tenants_health_table"
  case operationsTimeline = "operations_timeline"
  case aiRecommendationsPanel = "ai_recommendations_panel"
  case operationDetailDrawer = "operation_detail_drawer"
  case logsViewer = "logs_viewer"
  // tenants_list
  case tenantsFiltersBar = "tenants_filters_bar"
  case tenantsSearchInput = "tenants_search_input"
  case tenantsTable = "tenants_table"
  case createTenantButton = "create_tenant_button"
  // tenant_detail
  case tenantStatusBadge = "tenant_status_badge"
  case tenantActionButtons = "tenant_action_buttons"
  case tenantTabs = "tenant_tabs"
  case tenantOverviewPanel = "tenant_overview_panel"
  case tenantModulesTable = "tenant_modules_table"
  case tenantInfraPanel = "tenant_infra_panel"
  case tenantSSOPanel = "tenant_sso_panel"
  case tenantBillingPanel = "tenant_billing_panel"
  case tenantLogsViewer = "tenant_logs_viewer"
  case tenantStatusChangeModal = "tenant_status_change_modal"
  case applyBundleModal = "apply_bundle_modal"
  case imageUpgradeModal = "image_upgrade_modal"
  case backupChoiceModal = "backup_choice_modal"
  // tenant_create
  case stepperWizard = "stepper_wizard"
  case tenantIdentityStep = "tenant_identity_step"
  case tenantPlanStep = "tenant_plan_step"
  case tenantBundleStep = "tenant_bundle_step"
  case tenantInfraStep = "tenant_infra_step"
  case tenantSSOStep = "tenant_sso_step"
  case tenantReviewStep = "tenant_review_step"
  case confirmCreateTenantModal = "confirm_create_tenant_modal"
  // module_catalog
  case moduleList = "module_list"
  case moduleDetailPanel = "module_detail_panel"
  case bundleList = "bundle_list"
  case bundleDetailPanel = "bundle_detail_panel"
  case bundleEditModal = "bundle_edit_modal"
  case bundleAssignModal = "bundle_assign_modal"
  // support_center
  case runbookList = "runbook_list"
  case runbookReader = "runbook_reader"
  case statusLinks = "status_links"
  case chatChannels = "chat_channels"
  // infra_templates
  case templateList = "template_list"
  case imageList = "image_list"
  case templateDetail = "template_detail_panel"
  case templateForm = "template_form_modal"
  case imageForm = "image_status_modal"
  // settings_platform
  case integrationList = "integration_list"
  case integrationDetail = "integration_detail_panel"
  case integrationForm = "integration_connect_modal"
  case integrationReport = "integration_report_modal"
  // billing_overview
  case billingKPIs = "billing_kpis"
  case billingTabs = "billing_tabs"
  case subscriptionsTable = "subscriptions_table"
  case planUsagePanel = "plan_usage_panel"
  case invoicesTable = "invoices_table"
  case proposalsTable = "proposals_table"
  case invoiceDetailModal = "invoice_detail_modal"
  case invoiceActionModal = "invoice_action_modal"
  case planChangeModal = "plan_change_modal"
  case billingRunModal = "billing_run_modal"
  case proposalFormModal = "proposal_form_modal"
  case proposalDetailModal = "proposal_detail_modal"
  case proposalDecisionModal = "proposal_decision_modal"
  // tenant_portal
  case portalTabs = "portal_tabs"
  case portalWorkspacesTable = "portal_workspaces_table"
  case localSettingsPanel = "local_settings_panel"
  case portalInvoicesTable = "portal_invoices_table"
  case portalRequestsTable = "portal_requests_table"
  case localSettingsModal = "local_settings_modal"
  case supportRequestModal = "support_request_modal"
  case supportThreadModal = "support_thread_modal"
  case supportReplyModal = "support_reply_modal"
  // pages of outside systems
  case integrationPanel = "integration_panel"
  // sso_config
  case ssoClientsTable = "sso_clients_table"
  case ssoClientPanel = "sso_client_panel"
  case ssoLoginTestModal = "sso_login_test_modal"
  // automation_center
  case automationTabs = "automation_tabs"
  case workflowsTable = "workflows_table"
  case workflowDetailPanel = "workflow_detail_panel"
  case executionsTable = "executions_table"
  case executionDetailPanel = "execution_detail_panel"
  case executionDetailModal = "execution_detail_modal"
}

extension View {
  /// As the part of a page that the PRD calls so.
  package func component(_ id: ComponentID) -> some View { named(id.rawValue) }
}
