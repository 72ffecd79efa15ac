import Integrations
import TenantryAPI

extension SaveIntegration: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let definition = try context.definition(of: system)
    let keeper = try context.connections()
    let values = try context.checked(fields, for: definition)
    var report: IntegrationReport?
    if !isUntested {
      let found = IntegrationReport(await keeper.test(values))
      if let missing = found.checks.first(where: { !$0.isPassing }) {
        throw APIProblem(.refused, "It does not work, and was not written: \(missing.sentence)")
      }
      report = found
    }
    let kept = definition.fields.compactMap { field in
      fields[field.name].flatMap { $0.isEmpty ? nil : (name: field.name, value: $0) }
    }
    try keeper.save(system, kept)
    return Output(report: report)
  }
}
