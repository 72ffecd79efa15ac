import Integrations
import TenantModel
import TenantryAPI

extension GetTenantInfra: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let image = TenantImage(tenant.image, among: try await context.parts.offers.images())
    var output = Output(image: image, namespace: tenant.k8sNamespace, cluster: nil, problem: nil)
    guard let cluster = context.parts.cluster else {
      output.problem = context.noKubernetes
      return output
    }
    do throws(IntegrationError) {
      output.cluster = try await cluster.infra(of: tenant, eventsMax: Self.eventsMax)
    } catch {
      output.problem = error.message
    }
    try Task.checkCancellation()
    return output
  }
}

extension RequestContext {
  /// Why the cluster cannot be asked at all.
  fileprivate var noKubernetes: String {
    let status = parts.integrations.first { $0.system == "kubernetes" }
    return "Kubernetes is not connected" + (status?.problem.map { ": \($0)" } ?? ".")
  }
}
