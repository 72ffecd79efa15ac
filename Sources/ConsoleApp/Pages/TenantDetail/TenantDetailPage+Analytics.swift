import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done about a tenant's analytics.
extension TenantDetailPage {
  func analyticsCommands(_ context: UpdateContext) -> [Command] {
    let found = analytics.answer.value?.analytics
    let unknown = found == nil ? "it is not known yet" : nil
    let noDashboard = unknown ?? (found?.dashboard == nil ? found?.dashboardProblem ?? "there is none" : nil)
    return [
      Self.enter.saying("Have its schema filled now, to see whether that works", label: "test ETL").refused(
        context.refusal(of: TestETL.permission) ?? unknown ?? found?.testRefusal),
      Self.dashboard.refused(noDashboard),
      Self.changeAnalytics.refused(
        context.refusal(of: ChangeAnalytics.permission) ?? unknown
          ?? (found?.state == .closed ? "the tenant is decommissioned" : nil)),
      Self.setUpAnalytics.refused(
        context.refusal(of: SetUpAnalytics.permission) ?? unknown ?? found.flatMap(AnalyticsActs.setUpRefusal)
      ),
      Self.goToPage.saying("Show it among those of all tenants", label: "all analytics"),
    ]
  }

  func runInAnalytics(_ command: String) -> [Effect<Event>] {
    guard let tenant = detail.value?.tenant else { return [] }
    if command == TenantCommands.page { return [.navigate(.analytics(tenant: tenant.slug))] }
    guard let found = analytics.answer.value?.analytics else { return [] }
    switch command {
    case TenantCommands.operation: return [.present(ETLTestDialog(tenant)) { _ in .analyticsTested }]
    case TenantCommands.dashboard: return found.dashboard.map { [AutomationPage.open($0.url)] } ?? []
    case TenantCommands.changeAnalytics:
      return [
        .present(AnalyticsActs.form(found)) { .formSent("It is filled \($0.config.syncMode.meaning).") }
      ]
    case TenantCommands.setUpAnalytics:
      return [.present(AnalyticsActs.setUpDialog(found)) { _ in .setUpConfirmed }]
    default: return [.unhandled]
    }
  }

  func setUpAnswered(_ result: Result<TenantAnalytics, APIProblem>) -> [Effect<Event>] {
    let notice: Notice =
      switch result {
      case .success: Notice(.ok, "The analytics are set up.")
      case .failure(let problem): Notice(.error, problem.detail)
      }
    return [.notify(notice)] + loadTab(whenBusy: .waits)
  }
}
