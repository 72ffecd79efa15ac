import Foundation
import Integrations
import JobEngine
import StorageCore
import TenantModel

/// One operation on one tenant, as every step needs to know it. Read anew by each phase of each step.
struct OperationRun: SubjectRun {
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

  var kind: OperationKind { parameters.kind }
  var actor: String { parameters.actor }
  var reason: String? { parameters.reason }
  var subject: String { tenant.slug.rawValue }
  var subjectInBranch: String { tenant.slug.rawValue }
  var title: String { "\(kind.verb) tenant \(tenant.slug)" }
  var purpose: String { "\(kind.title) `\(tenant.slug)` (\(tenant.environment.rawValue))" }
  var place: String? { tenant.environment.rawValue }
  var result: String { tenant.odooUrl.rawValue }
  var scope: GitScope { .tenant(tenant.slug) }

  func wantedFiles() async throws -> [GitPath: Data] { try await desiredState().files }

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

  /// Records the tenant's health as seen now.
  func record(_ level: HealthLevel, _ summary: String) async throws {
    let health = Health(level: level, summary: summary, checkedAt: context.clock.now())
    try await environment.tenants.record(health: health, of: tenant.id)
  }
}
