import Integrations
import TenantryAPI

extension ListSecretReferences: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    guard let keeper = context.parts.connections else {
      return Output(
        items: [], fixed: "The stand-ins of a sandbox hold secrets of their own, made up for them.")
    }
    let written = keeper.written()
    var items: [Item] = []
    for definition in SystemCatalog.all {
      for field in definition.fields where field.kind == .secret {
        guard let reference = written[definition.name]?[field.name], !reference.isEmpty else { continue }
        items.append(
          Item(
            system: definition.name, title: definition.title, field: field.title,
            reference: (try? SecretReference(reference))?.description ?? "not a reference",
            problem: await keeper.problem(ofSecret: reference)))
      }
    }
    return Output(items: items)
  }
}
