import JobEngine
import TenantModel
import TenantryAPI

extension ListBundles: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.parts.catalog.bundles(), changes: try await context.bundleChanges())
  }
}

extension RequestContext {
  private static let changesMax = 200
  private static let bundleKind = JobKind(OperationKind.bundleChange.rawValue)
  private static let unfinished = Set(JobState.allCases.filter { !$0.isTerminal })

  /// The operations on bundles that are not over, newest first.
  func bundleChanges() async throws -> [OperationSummary] {
    try await bundleOperations(
      JobQuery(states: Self.unfinished, kinds: [Self.bundleKind], limit: Self.changesMax))
  }

  /// The operation on a bundle that is not over, if there is one.
  func unfinishedChange(ofSubject subject: String) async throws -> JobRecord? {
    try await parts.jobs.jobs(JobQuery(states: Self.unfinished, subject: subject, limit: 1)).first
  }

  /// The newest operation on a bundle.
  func newestChange(ofSubject subject: String) async throws -> OperationSummary? {
    try await bundleOperations(JobQuery(subject: subject, limit: 1)).first
  }

  private func bundleOperations(_ query: JobQuery) async throws -> [OperationSummary] {
    let jobs = try await parts.jobs.jobs(query)
    guard !jobs.isEmpty else { return [] }
    let durations = try await parts.jobs.durations(of: Self.bundleKind)
    var summaries: [OperationSummary] = []
    for job in jobs {
      summaries.append(try await view(of: job, durations: durations).summary(of: nil))
    }
    return summaries
  }
}
