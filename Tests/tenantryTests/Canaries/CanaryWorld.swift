import ControlPlane
import Foundation
import Integrations
import JobEngine
import PlatformHost
import Sandbox
import TenantModel
import TenantryAPI
import TestSupport

@testable import tenantry

/// The real platform on a disk, with a canary in every slot: real storage, real Git, real workers, and stand-ins for the
/// rest, behind what stands before real systems.
struct CanaryWorld: Sendable {
  let folder: TemporaryFolder
  let canaries: [Canary]
  let platform: OpenPlatform
  let sandbox: SandboxPlatform
  /// Finds the canaries of the stand-ins by their slots.
  let secrets: SecretResolver
  let faults: CanaryFaults

  static let speed = 5_000.0

  var dataFolder: String { "\(folder.path)/data" }
  var client: any ControlPlaneClient { platform.client }

  /// - Parameters:
  ///   - besides: names of secrets that have no slot in a sandbox.
  ///   - adjust: connects other systems than the stand-ins.
  init(
    usesPullRequests: Bool = false, besides: [String] = [],
    adjust: ([Canary], inout OutsideSystems) throws -> Void = { _, _ in }
  ) async throws {
    var random = SystemRandomNumberGenerator()
    let canaries = Canary.all(besides: besides, using: &random)
    let folder = try TemporaryFolder()
    let variables = Dictionary(
      uniqueKeysWithValues: zip(SandboxSlot.allCases, canaries).map { ($0.variable, $1.value) })
    let path = "\(folder.path)/data"
    let assembly = PlatformAssembly(place: .sandbox(path: path, speed: Self.speed), variables: variables)
    let (platform, systems) = try await assembly.assembleSandbox(
      path: path, speed: Self.speed, usesPullRequests: usesPullRequests
    ) { try adjust(canaries, &$0) }
    if usesPullRequests { await systems.platform.set(.mergesByItself) }
    self.folder = folder
    self.canaries = canaries
    self.platform = platform
    sandbox = systems.platform
    secrets = SandboxSecrets(variables: variables).resolver
    faults = CanaryFaults(sandbox)
  }

  /// Works with the queue underneath, as a process with workers does.
  ///
  /// - Parameter armed: what the operations are made into; `faults.arm` makes them fail.
  func working(
    armed: (JobDefinition) -> JobDefinition = { $0 }, _ work: @Sendable () async throws -> Void
  ) async throws {
    let definitions = platform.controlPlane.parts.operations.definitions
    let worker = Worker(
      id: WorkerID(UUID().uuidString), store: platform.storage.jobs,
      registry: JobRegistry(definitions.map(armed)))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      try await work()
      group.cancelAll()
    }
  }

  /// Asks for an operation of that kind, on a tenant that is in the state for it.
  func submit(_ kind: OperationKind, number: Int) async throws -> OperationID {
    guard kind != .create else {
      let request = TenantRequest(
        name: "Agency \(number)", slug: "agency-\(number)", agencyGroup: "North", plan: "pro",
        bundle: "finance_ppm", region: "sgp1", environment: "staging")
      return try await client.call(CreateTenant(request: request, trigger: .cli)).operationId
    }
    // What ends a tenant gets one of its own.
    if kind == .decommission { try await finish(try await submit(.create, number: 1_000 + number)) }
    let slug = kind == .decommission ? "agency-\(1_000 + number)" : try await tenant(for: kind)
    let params = try await params(kind, on: slug, number: number)
    return try await client.call(SubmitOperation(tenant: slug, type: kind, params: params, trigger: .cli))
      .operationId
  }

  /// What the kind wants to be told, having made what it needs.
  private func params(_ kind: OperationKind, on slug: String, number: Int) async throws -> OperationParams? {
    switch kind {
    case .upgradeImage:
      let image = "odoo:18.0-\(20_260_101 + number)"
      _ = try await client.call(SetImageStatus(image: image, status: .tested))
      return ["image": .text(image)]
    case .moduleApply: return ["bundle": .text("finance_ppm"), "update": .flag(true)]
    case .restore: return ["backup": .text(try await backUp(slug).rawValue)]
    case .clone: return ["slug": .text("copy-\(number)"), "backup": .text(try await backUp(slug).rawValue)]
    default: return nil
    }
  }

  private func backUp(_ slug: String) async throws -> OperationID {
    let backup = try await client.call(SubmitOperation(tenant: slug, type: .backup, trigger: .cli)).operationId
    try await finish(backup)
    return backup
  }

  /// A tenant on which that may be done now, brought into the state for it where none is.
  private func tenant(for kind: OperationKind) async throws -> String {
    let tenants = try await client.call(ListTenants(limit: ListTenants.limitMax)).items
    for tenant in tenants where try await allows(kind, on: tenant.slug.rawValue) { return tenant.slug.rawValue }
    for tenant in tenants {
      for other in [OperationKind.pause, .resume] where try await allows(other, on: tenant.slug.rawValue) {
        let submit = SubmitOperation(tenant: tenant.slug.rawValue, type: other, trigger: .cli)
        try await finish(try await client.call(submit).operationId)
        if try await allows(kind, on: tenant.slug.rawValue) { return tenant.slug.rawValue }
      }
    }
    throw CanaryProblem("no tenant can be brought to where “\(kind.rawValue)” is allowed")
  }

  private func allows(_ kind: OperationKind, on slug: String) async throws -> Bool {
    let detail = try await client.call(GetTenant(tenant: slug))
    return detail.tenant.currentOperationId == nil
      && detail.actions.contains { $0.kind == kind && $0.decision.isAllowed }
  }

  /// Works until it has succeeded: what parks is tried again with nothing but the next fault in its way.
  ///
  /// - Returns: how often it was parked.
  @discardableResult
  func finish(_ operation: OperationID) async throws -> Int {
    var parked = 0
    for _ in 0..<4_000 {
      // The store says it more cheaply than the API, which tells of log and estimate, too.
      guard let job = try await platform.storage.jobs.job(JobID(operation.rawValue)) else { break }
      switch job.state {
      case .succeeded:
        await faults.lift()
        return parked
      case .failed, .cancelled: throw CanaryProblem("\(job.kind.rawValue) ended as \(job.state.rawValue)")
      case .parked:
        parked += 1
        await faults.lift()
        _ = try await client.call(RetryOperation(operation: operation.rawValue))
      case .queued, .running, .waiting, .retryWait: try await Task.sleep(for: .milliseconds(5))
      }
    }
    let last = try await client.call(GetOperation(operation: operation.rawValue)).summary
    throw CanaryProblem(
      "\(last.kind.rawValue) is not over: \(last.state.rawValue) at \(last.currentStep ?? "its end"),"
        + " \(last.fault?.message ?? "no fault"), parked \(parked) times")
  }
}

/// Why a walk cannot go on.
struct CanaryProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
