import Integrations
import TenantryAPI

extension ListIntegrations: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let session = try await WhoAmI().handle(in: context)
    let keeper = context.parts.connections
    let written = keeper?.written() ?? [:]
    let items = SystemCatalog.all.map { definition in
      let said = written[definition.name] ?? [:]
      return IntegrationSettings(
        status: session.integrations.first { $0.system == definition.name }
          ?? IntegrationStatus(
            system: definition.name, title: definition.title, isConnected: written[definition.name] != nil),
        purpose: definition.purpose,
        fields: keeper == nil ? [] : definition.fields.map { .init($0, said: said[$0.name]) })
    }
    return Output(items: items, fixed: keeper == nil ? RequestContext.connectionsAreFixed : nil)
  }
}

extension IntegrationSettings.Field {
  fileprivate init(_ field: ConnectionField, said: String?) {
    self.init(
      name: field.name, title: field.title, help: field.help, isRequired: field.isRequired,
      isReference: field.kind == .secret, value: said ?? field.standard)
  }
}
