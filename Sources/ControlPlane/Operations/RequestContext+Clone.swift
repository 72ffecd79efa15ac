import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  /// Makes the copy's record and enqueues its operation in the copy's own lane: what becomes of it says nothing of the
  /// original.
  func clone(
    _ original: Tenant, _ details: OperationDetails, _ copy: DatabaseCopy, trigger: TriggerSource,
    idempotency: JobIdempotency?, pass: JobPass?
  ) async throws -> SubmitOperation.Output {
    let operation: OperationID = newIdentifier()
    var tenant = try self.copy(of: original, as: copy.slug)
    tenant.currentOperationId = operation
    let job = try job(
      .clone, on: tenant, id: operation, trigger: trigger, idempotency: idempotency, details: details,
      pass: pass)
    let modules = try await parts.tenants.modules(of: original.id).filter { $0.state != .removed }
    try await parts.tenants.create(
      NewTenantRecord(
        tenant: tenant,
        modules: modules.map {
          TenantModuleState(
            moduleName: $0.moduleName, source: $0.source, state: $0.state, lastOperationId: operation)
        }, sso: try await signIn(of: original, for: tenant),
        subscription: BillingSubscription(planId: tenant.planId, status: .pending, pricingModel: .flat)),
      job: job)
    return SubmitOperation.Output(operationId: operation)
  }

  private func copy(of original: Tenant, as slug: Slug) throws -> Tenant {
    let now = parts.now()
    return Tenant(
      id: newIdentifier(), slug: slug, name: try DisplayText(String("\(original.name) (\(slug))".prefix(60))),
      agencyGroup: original.agencyGroup, status: .provisioning, environment: .staging,
      planId: original.planId,
      region: original.region, isolation: original.isolation, haLevel: .single,
      templateId: original.templateId, bundleCode: original.bundleCode, image: original.image,
      dbName: slug.databaseName, dbHost: original.dbHost, k8sNamespace: slug.namespace,
      odooUrl: try parts.platform.odooUrl(for: slug),
      health: Health(level: .unknown, summary: "not checked yet"), createdAt: now, updatedAt: now)
  }

  /// A client of the copy's own, after the template that the original's was made by.
  private func signIn(of original: Tenant, for copy: Tenant) async throws -> SSOConfig {
    let sso = try await parts.tenants.sso(of: original.id)
    let templates = try await parts.offers.ssoTemplates()
    let template =
      templates.first {
        $0.keycloakRealm == sso?.keycloakRealm && $0.clientId(for: original.slug) == sso?.keycloakClientId
      } ?? templates.first
    guard let template else { throw APIProblem(.conflict, "There is no template to make a sign-in by.") }
    return SSOConfig(
      keycloakRealm: template.keycloakRealm, keycloakClientId: template.clientId(for: copy.slug),
      redirectUris: try template.redirectUris(for: copy.odooUrl), status: .desired)
  }
}
