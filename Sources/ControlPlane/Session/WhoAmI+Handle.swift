import TenantryAPI

extension WhoAmI: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Session {
    let breakers = context.parts.breakers()
    let freeze = try await context.parts.windows.calendar().freeze
    let now = context.parts.now()
    return Session(
      context: context.parts.platform.context, mode: context.parts.platform.mode, actor: context.caller.actor,
      role: context.caller.role, isReadOnly: context.caller.isReadOnly,
      environment: context.parts.platform.environment,
      integrations: context.parts.integrations.map { system in
        var system = system
        system.breaker = breakers[system.system]
        return system
      },
      tenantsSoftLimit: try await context.softLimits().limits.tenants ?? 0,
      freeze: freeze.flatMap { $0.isActive(at: now) ? $0 : nil },
      tenants: context.caller.tenants.sorted { $0.rawValue < $1.rawValue }, signIn: context.caller.signIn,
      secondPerson: context.parts.platform.secondPerson.sorted { $0.rawValue < $1.rawValue })
  }
}
