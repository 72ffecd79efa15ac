import Foundation
import Integrations
import JobEngine
import StorageCore
import TenantModel

/// One operation on one tenant, as every step needs to know it. Read anew by each phase of each step.
struct OperationRun: Sendable {
  let environment: OperationEnvironment
  let context: StepContext
  let parameters: OperationParameters
  let operation: OperationID
  let tenant: Tenant

  init(_ environment: OperationEnvironment, _ context: StepContext) async throws {
    self.environment = environment
    self.context = context
    parameters = try context.parameters()
    guard let operation = try? OperationID(context.job.id.rawValue) else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The job's id is no operation's id.")
    }
    self.operation = operation
    let id = parameters.tenantId
    let found = try await OperationFault.mapped(.gitDesiredState) { try await environment.tenants.tenant(id) }
    guard let found else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The tenant of this operation has no record.")
    }
    tenant = found
  }

  /// The tenant's database, on behalf of this operation and its worker.
  var databaseRequest: DatabaseRequest {
    DatabaseRequest(
      tenant: tenant.id, operation: operation, fence: context.fence.value, name: tenant.dbName,
      isolation: tenant.isolation)
  }

  /// 1, and one more for each time that an operator wanted the step's effect made anew.
  var effectGeneration: Int {
    context.idempotencyKey.split(separator: ":").last.flatMap { Int($0) } ?? 1
  }

  /// A release as it is, or with a request to try it once more when an operator wanted that.
  func askedAgain(_ object: KubernetesObject) -> KubernetesObject {
    let generation = effectGeneration
    return generation == 1 ? object : ChartObjects.asked(object, again: "\(operation)-\(generation)")
  }

  /// What the tenant is to be after this operation.
  func desiredState() async throws -> DesiredState {
    let state = try DesiredState(try await input())
    return parameters.kind == .decommission ? try state.archived(tenant.slug) : state
  }

  /// The same with no pods and no backups by the clock, whatever the tenant is to be in the end.
  func stoppedState() async throws -> DesiredState {
    var input = try await input()
    input.isPaused = true
    return try DesiredState(input)
  }

  func input() async throws -> DesiredStateInput {
    let added = parameters.details.modules?.install ?? []
    let input = try await environment.input(
      for: wanted, isPaused: [.pause, .decommission].contains(parameters.kind),
      adding: added.map { .init(name: $0.name, source: $0.source) })
    guard let input else {
      throw StepFailure.permanent(
        FaultCodes.recordMissing, "The plan, the template or the sign-in of the tenant has no record.",
        runbook: Runbook.gitDesiredState.path)
    }
    return input
  }

  /// The tenant as this operation is to leave it: its record follows only once that was seen to work.
  private var wanted: Tenant {
    var copy = tenant
    if let image = parameters.details.image { copy.image = image.to }
    if let bundle = parameters.details.modules?.bundle { copy.bundleCode = bundle }
    return copy
  }

  /// To be called right before every call that changes something outside.
  func mayAct() throws { try context.requireLease(for: OperationEnvironment.callLimit) }

  /// What stands beside the step once it is done.
  func finish(_ text: String) {
    context.progress(1, text)
  }

  /// Adds a line to the step's log.
  func log(_ text: String, _ level: LogLevel = .info) { context.log(level, text) }

  /// Records the tenant's health as seen now.
  func record(_ level: HealthLevel, _ summary: String) async throws {
    let health = Health(level: level, summary: summary, checkedAt: context.clock.now())
    try await environment.tenants.record(health: health, of: tenant.id)
  }
}
