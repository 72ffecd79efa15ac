import JobEngine
import TenantryAPI

extension GetPlatform: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let platform = context.parts.platform
    let facts = context.parts.facts
    return Output(
      context: platform.context, mode: platform.mode, environment: platform.environment,
      version: facts.version,
      dataFolder: facts.dataFolder, desiredState: facts.desiredState, tenantDomain: platform.tenantDomain,
      odooSeries: platform.odooSeries, timeZone: facts.timeZone,
      workers: try await context.parts.jobs.workers().map { worker in
        Worker(
          id: worker.id.rawValue, host: worker.host, processId: Int(worker.processID),
          startedAt: worker.startedAt, lastSeenAt: worker.lastSeenAt)
      })
  }
}
