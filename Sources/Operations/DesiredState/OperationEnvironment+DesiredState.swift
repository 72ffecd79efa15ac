import TenantModel

extension OperationEnvironment {
  /// Everything that the tenant's desired state follows from; nil when its plan, its template or its sign-in has no
  /// record.
  ///
  /// - Parameters:
  ///   - added: modules that the tenant is to have beside those in its record.
  ///   - resolver: of `resolver()`, for who asks about several tenants; nil makes one.
  func input(
    for tenant: Tenant, isPaused: Bool, adding added: [DesiredStateInput.Module] = [],
    resolver: BundleResolver? = nil
  ) async throws -> DesiredStateInput? {
    guard let plan = try await platform.plans().first(where: { $0.id == tenant.planId }),
      let template = try await platform.templates().first(where: { $0.id == tenant.templateId }),
      let sso = try await tenants.sso(of: tenant.id)
    else { return nil }
    let signIn = try await platform.ssoTemplates().first {
      $0.keycloakRealm == sso.keycloakRealm && $0.clientId(for: tenant.slug) == sso.keycloakClientId
    }
    return DesiredStateInput(
      tenant: tenant, plan: plan, template: template, sso: sso,
      scopes: signIn?.scopes ?? ["openid", "email"],
      modules: try await modules(of: tenant, adding: added, resolver), layout: layout, charts: charts, isPaused: isPaused)
  }

  /// Knows the whole catalog, which takes a while to read.
  func resolver() async throws -> BundleResolver {
    BundleResolver(series: series, modules: try await catalog.allModules())
  }

  /// The tenant's modules in install order; what the catalog does not know comes last, by name.
  private func modules(
    of tenant: Tenant, adding added: [DesiredStateInput.Module], _ known: BundleResolver?
  ) async throws -> [DesiredStateInput.Module] {
    let states = try await tenants.modules(of: tenant.id).filter { $0.state != .removed }
    let whole = if let known { known } else { try await resolver() }
    let wanted = Dictionary(
      states.map { ($0.moduleName, $0.source) } + added.map { ($0.name, $0.source) }
    ) { first, _ in first }
    let ordered = whole.resolve(wanted.keys.sorted()).modules.map(\.name).filter { wanted[$0] != nil }
    let rest = Set(wanted.keys).subtracting(ordered).sorted()
    return (ordered + rest).compactMap { name in wanted[name].map { .init(name: name, source: $0) } }
  }
}
