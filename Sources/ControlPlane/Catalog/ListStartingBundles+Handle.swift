import TenantModel
import TenantryAPI

extension ListStartingBundles: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let shipped = try context.parts.shippedBundles()
    return Output(items: ModuleBundle.starting.compactMap { code in shipped.first { $0.code == code } })
  }
}
