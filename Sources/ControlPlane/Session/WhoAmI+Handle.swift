import TenantryAPI

extension WhoAmI: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Session {
    let breakers = context.parts.breakers()
    return Session(
      context: context.parts.platform.context, mode: context.parts.platform.mode, actor: context.caller.actor,
      role: context.caller.role, isReadOnly: context.caller.isReadOnly,
      environment: context.parts.platform.environment,
      integrations: context.parts.integrations.map { system in
        var system = system
        system.breaker = breakers[system.system]
        return system
      },
      tenantsSoftLimit: context.parts.platform.tenantsSoftLimit)
  }
}
