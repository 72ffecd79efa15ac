import Integrations
import TenantryAPI

extension TestIntegration: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> IntegrationReport {
    let definition = try context.definition(of: system)
    let keeper = try context.connections()
    guard let texts = keeper.written()[system] else {
      throw APIProblem(.refused, "\(definition.title) is not connected.")
    }
    return IntegrationReport(await keeper.test(try context.checked(texts, for: definition)))
  }
}
