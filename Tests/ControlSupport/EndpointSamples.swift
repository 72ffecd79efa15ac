import StorageCore
import TenantModel
import TenantryAPI
import TestSupport

/// A call of every endpoint there is, for tests that walk them all.
package enum EndpointSamples {
  /// One call of every endpoint, about the tenant and its operation where it is about one.
  package static func calls(
    on tenant: String, operation: String, papers: Papers = Papers()
  ) -> [any Endpoint] {
    [
      WhoAmI(), ListTenants(), GetTenant(tenant: tenant), CheckSlug(slug: tenant),
      PlanTenant(request: .fixture("brand-new")), CreateTenant(request: .fixture("brand-new"), trigger: .api),
      GetTenantLogs(tenant: tenant), GetTenantModules(tenant: tenant), GetTenantInfra(tenant: tenant),
      NotePresence(tenant: tenant, console: "c", doing: .looking),
      GetTenantUsage(tenant: tenant), ListBackups(tenant: tenant),
      GetHealthHistory(tenant: tenant), ListTenantDrift(tenant: tenant), ListDrift(),
      PlanOperation(tenant: tenant, type: .pause),
      SubmitOperation(tenant: tenant, type: .pause, trigger: .api), ListOperations(tenant: tenant),
      GetOperation(operation: operation), GetOperationLogs(operation: operation),
      RetryOperation(operation: operation), CancelOperation(operation: operation), GetTenantKPIs(),
      GetResourceKPIs(), ListModules(), GetModule(name: "base"), ImportModules(modules: []), ListBundles(),
      ResolveBundle(code: "finance_ppm"), GetBundle(code: "finance_ppm"), GetModuleUse(name: "base"),
      CheckBundle(bundle: .fixture()), SaveBundle(bundle: .fixture(), expectedRevision: nil, trigger: .api),
      RemoveBundle(code: "finance_ppm", expectedRevision: 1, trigger: .api), ListStartingBundles(),
      SearchRunbooks(), GetRunbook(runbook: "note"), CheckSystems(),
      GetTeamChat(), ListPlans(), ListInfraTemplates(), ListRegions(),
      ListKeycloakTemplates(),
      SaveInfraTemplate(
        InfraTemplateDraft(
          id: "odoo18-tiny", name: "Tiny", dockerImageOdoo: "odoo:18.0-20251106",
          dockerImagePg: "postgres:16.4",
          sizeProfile: "", volumeGib: 5, envDefaults: [:]), expectedVersion: nil),
      RetireInfraTemplate(template: "odoo18-large", isRetired: true, expectedVersion: 1),
      SetImageStatus(image: "odoo:18.0-20251106", status: .tested),
      ListIntegrations(), TestIntegration(system: "keycloak"),
      SaveIntegration(system: "keycloak", fields: [:]),
      GetBillingOverview(), ListSubscriptions(), ListInvoices(tenant: tenant),
      GetInvoice(invoice: papers.invoice), GetTenantBilling(tenant: tenant),
      MarkInvoicePaid(invoice: papers.invoice, reference: "r"),
      VoidInvoice(invoice: papers.invoice, reason: "r"),
      AdjustPlan(tenant: tenant, plan: "starter"), PauseForBilling(tenant: tenant, trigger: .api),
      ProposeChange(tenant: tenant, kind: .credit, amountCents: 100, reason: "r"), ListProposals(),
      DecideProposal(proposal: papers.proposal, approves: true), RunBilling(trigger: .api), ListBillingRuns(),
      GetPortal(),
      ChangeLocalSettings(
        tenant: tenant, contactEmail: "", maintenanceWindow: .any, notificationChannel: .none),
      ListLocalSettings(tenant: tenant), ListSupportRequests(tenant: tenant),
      OpenSupportRequest(tenant: tenant, subject: "s", text: "t"),
      AnswerSupportRequest(request: papers.request, text: "t"),
      ListWindows(), SaveWindow(request: WindowRequest(name: "night", until: "2h", reason: "r")),
      RemoveWindow(window: "night"), FreezeOperations(reason: "r"), UnfreezeOperations(),
      OverrideHold(operation: operation, reason: "r"), ListAudit(), VerifyAudit(),
      GetLimits(), SetLimits(limits: ["tenants": "60"]), ListSecretReferences(), GetPlatform(), ListHooks(),
      ListRecommendations(), ListAgentFlows(), StartAgentRun(flow: "last_night", trigger: .api),
      ListAgentRuns(), GetAgentRun(run: "f"), CancelAgentRun(run: "f"), ListAgentProposals(),
      DecideAgentProposal(proposal: "g", approves: true),
      AskApproval(tenant: tenant, act: .decommission, reason: "r"), ListApprovals(tenant: tenant),
      GetApproval(approval: papers.approval),
      DecideApproval(approval: papers.approval, approves: false, reason: "r", trigger: .api),
      WithdrawApproval(approval: papers.approval),
      ListSSOClients(), GetSSOClient(tenant: tenant), TestSSOLogin(tenant: tenant),
      ListWorkflows(), GetWorkflow(workflow: "w"), ListExecutions(), GetExecution(execution: "1"),
      SwitchWorkflow(workflow: "w", isActive: true), RunWorkflow(workflow: "w", idempotencyKey: "k"),
      RetryExecution(execution: "1"), ListAnalytics(), GetTenantAnalytics(tenant: tenant),
      TestETL(tenant: tenant, idempotencyKey: "k"), SetUpAnalytics(tenant: tenant),
      ChangeAnalytics(tenant: tenant, syncMode: .manual, supersetDashboardUrl: ""),
    ]
  }

  /// What hangs on a tenant, by its ids.
  package struct Papers: Sendable {
    package var invoice = "c"
    package var proposal = "d"
    package var request = "e"
    package var approval = "h"

    package init(invoice: String = "c", proposal: String = "d", request: String = "e", approval: String = "h") {
      self.invoice = invoice
      self.proposal = proposal
      self.request = request
      self.approval = approval
    }
  }
}

extension BundleRequest {
  package static func fixture(_ code: String = "field", modules: [String] = ["mail"]) -> BundleRequest {
    BundleRequest(
      code: code, name: "Field service", type: "services", version: "18.0.1.0.0", modules: modules)
  }
}
