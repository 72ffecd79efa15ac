import TenantModel
import TenantryAPI

extension VerifyAudit: HandledEndpoint {
  private static let recordsPerRead = 2_000

  package func handle(in context: RequestContext) async throws -> Output {
    // The end first: what is written meanwhile lies behind it and is looked at the next time.
    let known = try await context.parts.audit.head()
    var walk = AuditWalk()
    var place: Int64 = 0
    while walk.firstBreak == nil, place < known.sequence {
      let records = try await context.parts.audit.records(after: place, limit: Self.recordsPerRead)
      for record in records where record.sequence <= known.sequence { walk.take(record) }
      guard let last = records.last else { break }
      place = last.sequence
    }
    if known == .origin, let first = try await context.parts.audit.records(after: 0, limit: 1).first {
      walk.take(first)
    }
    walk.end(at: known)
    return Output(
      intact: walk.head.sequence, firstBreak: walk.firstBreak, head: walk.head,
      unfinished: walk.unfinished.count)
  }
}
