import JobEngine
import TenantModel
import TenantryAPI

extension RetryOperation: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> OperationSummary {
    let job = try await context.job(operation)
    let command: OperatorCommand
    if let from {
      let steps = try await context.parts.jobs.steps(of: job.id)
      guard let step = steps.first(where: { $0.name.rawValue == from }) else {
        let names = steps.map(\.name.rawValue).joined(separator: ", ")
        throw APIProblem(
          .invalid, "The operation has no step “\(from)”.",
          fields: [.init(pointer: "from", message: "must be one of: \(names)")])
      }
      command = .retryFrom(step: step.number)
    } else {
      command = .retryStep
    }
    return try await context.summary(of: context.perform(command, on: job))
  }
}
