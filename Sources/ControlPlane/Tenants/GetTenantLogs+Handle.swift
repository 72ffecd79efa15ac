import JobEngine
import TenantModel
import TenantryAPI

extension GetTenantLogs: HandledEndpoint {
  /// Operations whose logs are shown, the newest ones.
  private static let operationsMax = 10
  /// Lines of one operation that are looked at, the newest ones: enough for the limit after what is not serious enough.
  private static let operationLinesMax = 5_000
  /// PRD §7: at most seven days back.
  private static let secondsMax = 7.0 * 86_400

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    var lines: [LogLine] = []
    let newest = JobQuery(
      subject: tenant.id.rawValue, kinds: RequestContext.kinds, limit: Self.operationsMax)
    for job in try await context.parts.jobs.jobs(newest) {
      let view = try await context.view(of: job, durations: [])
      lines += try await context.logTail(of: view, linesMax: Self.operationLinesMax)
    }
    var missing: [String] = []
    if let cluster = context.parts.cluster {
      do {
        lines += try await cluster.podLogs(of: tenant, linesMax: Self.limitMax)
      } catch {
        missing.append("pod logs: \(error.message)")
      }
    } else {
      missing.append("pod logs: no cluster connected")
    }
    let oldest = context.parts.now().addingTimeInterval(-Self.secondsMax)
    let wanted = lines.filter { $0.severity >= minimumSeverity && $0.time >= oldest }.sorted {
      $0.time < $1.time
    }
    let kept = wanted.suffix(min(max(limit, 1), Self.limitMax))
    return Output(lines: Array(kept), dropped: wanted.count - kept.count, missing: missing)
  }
}
