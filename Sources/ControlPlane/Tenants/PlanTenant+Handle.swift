import TenantModel
import TenantryAPI

extension PlanTenant: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let draft = try await context.draft(request)
    try await context.requireFree(draft.spec.slug)
    let tenant = draft.tenant(id: context.newIdentifier(), at: context.parts.now())
    var plan = try await context.plan(.create, for: tenant)
    plan.risks += try await context.limitRisks(adding: draft.plan)
    return Output(
      spec: draft.spec, odooUrl: draft.odooUrl, dbName: tenant.dbName, k8sNamespace: tenant.k8sNamespace,
      bundle: draft.resolution, sso: draft.sso, plan: plan,
      files: try context.parts.operations.files(for: draft.desiredState(of: tenant)).map(\.rawValue))
  }
}
