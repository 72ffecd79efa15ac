import TenantryAPI

extension GetResourceKPIs: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    guard let cluster = context.parts.cluster else {
      return Output(usage: nil, reason: "no cluster connected")
    }
    do {
      return Output(usage: try await cluster.usage(), reason: nil)
    } catch {
      return Output(usage: nil, reason: error.message)
    }
  }
}
