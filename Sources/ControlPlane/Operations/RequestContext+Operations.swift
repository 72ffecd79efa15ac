import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI

extension RequestContext {
  /// How far back a shortened operation id is looked for.
  static let idPrefixJobsMax = 1_000
  /// Characters below which the beginning of an id says too little.
  static let idPrefixLengthMin = 3

  /// The engine's kinds of jobs that are operations.
  static let kinds = Set(OperationKind.allCases.map { JobKind($0.rawValue) })

  /// The job behind an operation's id, or behind the beginning of one.
  ///
  /// - Throws: `APIProblem` with `notFound`, or `invalid` when the beginning is too short or fits several.
  func job(_ reference: String) async throws -> JobRecord {
    let wanted = reference.uppercased()
    if let job = try await parts.jobs.job(JobID(wanted)), Self.kinds.contains(job.kind) { return job }
    guard wanted.count >= Self.idPrefixLengthMin else {
      throw APIProblem(
        .invalid, "“\(wanted)” is too short: give \(Self.idPrefixLengthMin) characters of the operation's id."
      )
    }
    let candidates = try await parts.jobs.jobs(JobQuery(kinds: Self.kinds, limit: Self.idPrefixJobsMax))
      .filter { $0.id.rawValue.hasPrefix(wanted) }
    guard let job = candidates.first else {
      throw APIProblem(.notFound, "There is no operation “\(reference.prefix(20))”.")
    }
    guard candidates.count == 1 else {
      throw APIProblem(.invalid, "“\(wanted)” begins \(candidates.count) operations: give more of the id.")
    }
    return job
  }

  /// The tenant that a job is about; nil for one that is about none.
  func tenant(of job: JobRecord) async throws -> Tenant? {
    guard OperationKind(rawValue: job.kind.rawValue)?.isOfTenant == true else { return nil }
    guard let id = try? TenantID(job.subject), let tenant = try await parts.tenants.tenant(id) else {
      throw APIProblem(.notFound, "The tenant of operation \(job.id) is gone.")
    }
    return tenant
  }

  /// The job with its steps and what is known of past runs.
  func view(of job: JobRecord) async throws -> JobView {
    try await view(of: job, durations: parts.jobs.durations(of: job.kind))
  }

  /// As `view(of:)` for who knows the past runs already, or tells nothing of time.
  func view(of job: JobRecord, durations: [DurationStatistic]) async throws -> JobView {
    JobView(
      job: job, steps: try await parts.jobs.steps(of: job.id), durations: durations,
      usually: OperationKind(rawValue: job.kind.rawValue).map(parts.operations.usually) ?? [:],
      now: parts.now())
  }

  /// The operation as a line of a list.
  func summary(of job: JobRecord) async throws -> OperationSummary {
    try await view(of: job).summary(of: tenant(of: job))
  }

  /// The newest operations, of one tenant or of all, newest first.
  func operations(
    of tenant: Tenant?, states: Set<OperationState> = [], limit: Int
  ) async throws -> [OperationSummary] {
    let jobs = try await parts.jobs.jobs(
      JobQuery(
        states: Set(states.compactMap { JobState(rawValue: $0.rawValue) }), subject: tenant?.id.rawValue,
        kinds: Self.kinds, limit: limit))
    // Once for each kind, not for each line: past runs are many rows.
    var durations: [JobKind: [DurationStatistic]] = [:]
    for kind in Set(jobs.map(\.kind)) { durations[kind] = try await parts.jobs.durations(of: kind) }
    var summaries: [OperationSummary] = []
    for job in jobs {
      let view = try await view(of: job, durations: durations[job.kind] ?? [])
      summaries.append(try view.summary(of: await self.tenant(of: job)))
    }
    return summaries
  }

  /// Asks the engine, and says no in the API's words.
  func perform(_ command: OperatorCommand, on job: JobRecord) async throws -> JobRecord {
    if let reason = control(of: job).reason {
      throw APIProblem(.forbidden, "Not allowed for \(caller.role.rawValue): \(reason).")
    }
    switch try await parts.jobs.perform(command, on: job.id, by: caller.actor, at: parts.now()) {
    case .accepted(let job):
      if job.state.isTerminal {
        await parts.operations.tellEnd(of: job, steps: try await parts.jobs.steps(of: job.id))
      }
      return job
    case .refused(let refusal): throw APIProblem(.refused, refusal.message)
    }
  }

  /// What an operation is to the caller: what its tenant is.
  func ownership(ofOperation reference: String) async throws -> Ownership {
    guard caller.role == .tenantAdmin else { return .own }
    return try await ownership {
      guard let tenant = try await tenant(of: job(reference)) else {
        throw APIProblem(.notFound, "The operation is about no tenant.")
      }
      return tenant
    }
  }

  /// Whether the caller decides about operations of a job's kind: the catalog's are for those who change the catalog.
  func control(of job: JobRecord) -> Decision {
    let allowed = AccessPolicy.decide(caller.role, .operationsControl, .own)
    guard allowed.isAllowed, OperationCatalog.bundle(ofSubject: job.subject) != nil else { return allowed }
    return AccessPolicy.decide(caller.role, .catalogWrite, .own)
  }
}
