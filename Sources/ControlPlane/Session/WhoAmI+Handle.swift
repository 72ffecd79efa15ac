import TenantryAPI

extension WhoAmI: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Session {
    Session(
      context: context.parts.platform.context, mode: context.parts.platform.mode, actor: context.caller.actor,
      role: context.caller.role, isReadOnly: context.caller.isReadOnly,
      environment: context.parts.platform.environment,
      integrations: context.parts.integrations,
      tenantsSoftLimit: context.parts.platform.tenantsSoftLimit)
  }
}
