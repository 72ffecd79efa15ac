import Foundation
import JobEngine
import TenantModel

/// Every kind of operation there is: how it is queued, planned and done.
package struct OperationCatalog: Sendable {
  private let environment: OperationEnvironment
  private let types: [OperationKind: OperationType]
  private let bundleChange: BundleChangeOperation

  package init(_ environment: OperationEnvironment) {
    self.environment = environment
    let all = [
      CreateOperation.make(environment), PauseOperation.make(environment), ResumeOperation.make(environment),
      RebuildOperation.make(environment), UpgradeImageOperation.make(environment),
      ModuleApplyOperation.make(environment), BackupOperation.make(environment),
      RestoreOperation.make(environment), CloneOperation.make(environment),
      DecommissionOperation.make(environment), PurgeOperation.make(environment),
    ].map { $0.telling(environment) }
    types = Dictionary(all.map { ($0.kind, $0) }) { first, second in
      preconditionFailure("operation \(first.kind) is in the catalog twice: \(second.cancel)")
    }
    precondition(types.count == OperationKind.ofTenants.count, "an operation is missing in the catalog")
    bundleChange = BundleChangeOperation(environment)
  }

  /// For a worker's registry, by kind.
  package var definitions: [JobDefinition] {
    (types.values.map(\.definition) + [bundleChange.definition]).sorted { $0.kind < $1.kind }
  }

  var bundleDefinition: JobDefinition { bundleChange.definition }

  /// The lane in which a tenant's operations run one after the other.
  package static func lane(of tenant: TenantID) -> LaneKey { LaneKey("tenant:\(tenant)") }

  /// The job that does `kind` to `tenant`.
  ///
  /// - Parameter now: when it may begin at the earliest.
  /// - Throws: `EncodingError`, never in practice.
  package func job(
    _ kind: OperationKind, on tenant: Tenant, id: OperationID, actor: String, trigger: TriggerSource,
    idempotency: JobIdempotency?, at now: Date, pausedBy: Pauser = .operator, reason: String? = nil,
    details: OperationDetails = OperationDetails()
  ) throws -> NewJob {
    let parameters = OperationParameters(
      tenantId: tenant.id, slug: tenant.slug, kind: kind, actor: actor, pausedBy: pausedBy, reason: reason,
      details: details)
    let definition = type(kind).definition
    return NewJob(
      id: JobID(id.rawValue), lane: Self.lane(of: tenant.id), subject: tenant.id.rawValue,
      kind: definition.kind,
      planVersion: definition.planVersion, parameters: try JobPayload.encode(parameters), runAt: now,
      requestedBy: actor, triggerSource: trigger.rawValue, idempotency: idempotency, steps: definition.plan)
  }

  /// What would happen now, with how long it usually takes: the control plane puts past runs in its place.
  package func plan(
    _ kind: OperationKind, for tenant: Tenant, details: OperationDetails = OperationDetails()
  ) async throws -> OperationPlan {
    let type = type(kind)
    let steps = type.steps.map { step in
      let reason = step.reasonToSkip(details)
      return OperationPlan.Step(
        name: step.definition.name.rawValue, title: step.definition.plan.title, skipReason: reason,
        secondsTypical: reason == nil ? step.usually.seconds : nil)
    }
    let commits = type.steps.contains { $0.definition.name == DesiredStateStep.name }
    return OperationPlan(
      kind: kind, steps: steps, secondsExpected: steps.compactMap(\.secondsTypical).reduce(0, +),
      isFirstEstimate: true,
      risks: try await imageRisks(tenant, kind, details) + type.risks(tenant, details)
        + connectionRisks(commits: commits),
      effects: (commits ? reviewOrRemote : []) + type.effects(tenant, details),
      undo: type.undo(tenant.slug, details), cancel: type.cancel,
      confirmation: OperationPolicy.confirmation(kind, environment: tenant.environment))
  }

  /// Seconds that each step that is not skipped usually takes, by name; for when there are no past runs.
  package func usually(_ kind: OperationKind) -> [String: Double] {
    guard kind.isOfTenant else { return bundleChange.usually }
    let running = type(kind).steps.filter { $0.skipReason == nil }
    return Dictionary(running.map { ($0.definition.name.rawValue, $0.usually.seconds) }) { first, _ in first }
  }

  /// Tells the team of an end that an operator's decision brought about; what workers see end they tell themselves.
  package func tellEnd(
    of job: JobRecord, steps: [StepRecord], clock: any EngineClock = SystemEngineClock()
  ) async {
    guard let kind = OperationKind(rawValue: job.kind.rawValue),
      let witness = kind.isOfTenant ? type(kind).witness : bundleChange.definition.witness
    else { return }
    await OperatorDecision(job: job, steps: steps).tell(witness, clock: clock)
  }

  /// How to undo what a job does, one sentence.
  package func undo(_ kind: OperationKind, of job: JobRecord) -> String {
    guard kind.isOfTenant else { return BundleChangeOperation.undo }
    guard let parameters = try? JobPayload.decode(OperationParameters.self, from: job.parameters) else {
      return ""
    }
    return type(kind).undo(parameters.slug, parameters.details)
  }

  /// What a job was asked to do; nil when that cannot be read.
  package static func details(of job: JobRecord) -> OperationDetails? {
    // Nobody can do anything about a job whose parameters cannot be read but look at its steps.
    (try? JobPayload.decode(OperationParameters.self, from: job.parameters))?.details
  }

  /// What of a tenant is put aside, and whether it may be dropped.
  ///
  /// - Throws: `IntegrationError` when the server does not answer.
  package func purge(of tenant: Tenant, at now: Date) async throws -> DatabasePurge {
    let aside = try await environment.databases?.aside(of: tenant.id) ?? []
    let grace = Double(environment.purgeGrace.components.seconds)
    let due = aside.compactMap { $0.marker?.quarantine?.since.addingTimeInterval(grace) }.max() ?? now
    return DatabasePurge(
      databases: aside.compactMap { try? DatabaseName($0.name) }.sorted(), dueAt: due, isDue: due <= now)
  }

  /// The files that a tenant made of this would have, by path.
  package func files(for input: DesiredStateInput) throws -> [GitPath] {
    var input = input
    input.charts = environment.charts
    return try DesiredState(input).files.keys.sorted()
  }

  /// What tenants are to be as their records stand: the catalog of modules is read once for all of them.
  package func desiredStates() async throws -> DesiredStates {
    DesiredStates(environment: environment, resolver: try await environment.resolver())
  }

  /// Where a tenant's desired state is, for people: a folder.
  package func desiredStateLocation(of slug: Slug) -> String {
    "\(environment.repositoryLocation)/tenants/\(slug)"
  }

  private func type(_ kind: OperationKind) -> OperationType {
    guard let type = types[kind] else { preconditionFailure("operation \(kind) is not in the catalog") }
    return type
  }

  /// What the list says of the image that will run; the kinds that start nothing do not care.
  private func imageRisks(
    _ tenant: Tenant, _ kind: OperationKind, _ details: OperationDetails
  ) async throws -> [OperationPlan.Risk] {
    let image = details.image?.to ?? tenant.image
    let known = try await environment.platform.images().first { $0.image == image }
    if let change = details.image {
      let decision = change.decision(on: tenant, status: known?.status)
      if let reason = decision.reason {
        return [.init(level: .block, code: "image_refused", message: reason)]
      }
    }
    guard ![.backup, .decommission, .purge].contains(kind) else { return [] }
    switch known?.status {
    case .tested: return []
    case .candidate:
      return [
        .init(level: .warn, code: "image_candidate", message: "the image \(image) is a candidate")
      ]
    case .blocked:
      return [.init(level: .block, code: "image_blocked", message: "the image \(image) is blocked")]
    case nil:
      return [.init(level: .warn, code: "image_unknown", message: "the image \(image) is in no list")]
    }
  }

  /// Where the desired state goes besides the local repository.
  private var reviewOrRemote: [String] {
    if let github = environment.github {
      return ["a pull request to \(github.base) of \(github.client.repository)"]
    }
    return environment.remote.map { ["a commit on \($0.description)"] } ?? []
  }

  private func connectionRisks(commits: Bool) -> [OperationPlan.Risk] {
    guard commits else { return [] }
    var risks: [OperationPlan.Risk] = []
    if environment.kubernetes == nil {
      risks.append(
        .init(
          level: .info, code: "no_cluster",
          message: "no cluster is connected: only the desired state is written"))
    }
    if environment.keycloak == nil {
      risks.append(
        .init(level: .info, code: "no_keycloak", message: "Keycloak is not connected: no sign-in is set up"))
    }
    if environment.github != nil {
      risks.append(
        .init(
          level: .info, code: "waits_for_people",
          message: "nothing changes until somebody has merged the pull request"))
    }
    return risks
  }
}
