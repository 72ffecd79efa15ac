import JobEngine
import TenantModel
import TenantryAPI

extension GetTenantLogs: HandledEndpoint {
  /// Operations whose logs are shown, the newest ones.
  private static let operationsMax = 10
  /// Lines of one operation that are looked at, the newest ones: enough for the limit after what is not serious enough.
  private static let operationLinesMax = 5_000
  /// PRD §7: at most seven days back.
  private static let secondsMax = Double(daysMax) * 86_400

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let oldest = context.parts.now().addingTimeInterval(-Self.secondsMax)
    var lines: [LogLine] = []
    var reachesFurther = false
    let newest = JobQuery(
      subject: tenant.id.rawValue, kinds: RequestContext.kinds, limit: Self.operationsMax)
    let jobs = try await context.parts.jobs.jobs(newest)
    for job in jobs {
      let view = try await context.view(of: job, durations: [])
      let tail = try await context.logTail(of: view, linesMax: Self.operationLinesMax)
      lines += tail.lines
      if tail.others > 0, tail.lines.first.map({ $0.time >= oldest }) ?? true { reachesFurther = true }
    }
    if jobs.count == Self.operationsMax, jobs.allSatisfy({ $0.createdAt >= oldest }) { reachesFurther = true }
    var missing: [String] = []
    if let cluster = context.parts.cluster {
      do {
        let pods = try await cluster.podLogs(
          of: tenant, linesMax: Self.limitMax, secondsMax: Int(Self.secondsMax))
        lines += pods
        // A pod that gave as many lines as were asked for has more; its oldest one comes first.
        reachesFurther =
          reachesFurther
          || Dictionary(grouping: pods, by: \.source).values.contains {
            $0.count >= Self.limitMax && ($0.first?.time ?? .distantPast) >= oldest
          }
      } catch {
        missing.append("pod logs: \(error.message)")
      }
    } else {
      missing.append("pod logs: no cluster connected")
    }
    let wanted = lines.filter { $0.severity >= minimumSeverity && $0.time >= oldest }.sorted {
      $0.time < $1.time
    }
    let kept = wanted.suffix(min(max(limit, 1), Self.limitMax))
    return Output(
      lines: Array(kept), dropped: wanted.count - kept.count, reachesFurther: reachesFurther, missing: missing
    )
  }
}
