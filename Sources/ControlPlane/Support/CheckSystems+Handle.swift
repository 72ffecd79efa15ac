import Integrations
import TenantModel
import TenantryAPI

extension CheckSystems: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let watch = context.parts.supportDesk.systems
    let (reports, at) = await watch.reports(now: context.parts.now)
    // Addresses, accounts and error messages are the platform's own business.
    let mayKnow = AccessPolicy.decide(context.caller.role, .platformRead, .other).isAllowed
    let items = context.parts.integrations.map { status in
      var state = SystemState(status, reports[status.system], url: watch.url(of: status.system))
      if !mayKnow { (state.problem, state.version, state.url) = (nil, nil, nil) }
      return state
    }
    return Output(items: items, checkedAt: at)
  }
}

extension SystemState {
  fileprivate init(_ status: IntegrationStatus, _ report: ConnectionReport?, url: String?) {
    let level: Level =
      if !status.isConnected {
        .notConnected
      } else if let report {
        // Whatever a test asks first is whether somebody is there.
        report.isPassing ? .works : report.checks.first?.isPassing == true ? .limited : .fails
      } else {
        .unchecked
      }
    self.init(
      system: status.system, title: status.title, level: level, version: report?.version,
      problem: status.problem ?? report?.problems.first, url: status.isConnected ? url : nil)
  }
}
