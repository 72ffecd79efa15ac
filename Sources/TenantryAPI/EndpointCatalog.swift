/// Every endpoint there is. Tests walk it: names and routes are unique, every permission is in the policy table.
package enum EndpointCatalog {
  package static let all: [any Endpoint.Type] = [
    WhoAmI.self,
    ListTenants.self, GetTenant.self, CheckSlug.self, PlanTenant.self, CreateTenant.self, GetTenantLogs.self,
    GetTenantModules.self, GetTenantInfra.self,
    GetTenantUsage.self, ListBackups.self, GetHealthHistory.self, ListTenantDrift.self, ListDrift.self,
    PlanOperation.self, SubmitOperation.self,
    ListOperations.self, GetOperation.self, GetOperationLogs.self, RetryOperation.self, CancelOperation.self,
    GetTenantKPIs.self, GetResourceKPIs.self,
    ListRecommendations.self,
    ListModules.self, GetModule.self, ImportModules.self, GetModuleUse.self, ListBundles.self, ResolveBundle.self,
    GetBundle.self, CheckBundle.self, SaveBundle.self, RemoveBundle.self, ListStartingBundles.self,
    SearchRunbooks.self, GetRunbook.self, CheckSystems.self, GetTeamChat.self,
    ListPlans.self, ListInfraTemplates.self, ListRegions.self, ListKeycloakTemplates.self,
    SaveInfraTemplate.self, RetireInfraTemplate.self, SetImageStatus.self,
    ListIntegrations.self, TestIntegration.self, SaveIntegration.self,
    GetBillingOverview.self, ListSubscriptions.self, ListInvoices.self, GetInvoice.self, MarkInvoicePaid.self,
    VoidInvoice.self, GetTenantBilling.self, AdjustPlan.self, PauseForBilling.self, ProposeChange.self,
    ListProposals.self, DecideProposal.self, RunBilling.self, ListBillingRuns.self,
    GetPortal.self, ChangeLocalSettings.self, ListLocalSettings.self, ListSupportRequests.self,
    OpenSupportRequest.self, AnswerSupportRequest.self,
    ListSSOClients.self, GetSSOClient.self, TestSSOLogin.self,
    ListWorkflows.self, GetWorkflow.self, ListExecutions.self, GetExecution.self, SwitchWorkflow.self,
    RunWorkflow.self, RetryExecution.self,
  ]
}
