import Foundation
import TenantModel
import TenantryAPI
import TypedText

extension ListAudit: HandledEndpoint {
  private static let recordsPerRead = 1_000
  /// Lines that one question looks through at most.
  private static let recordsMax = 100_000

  package func handle(in context: RequestContext) async throws -> Output {
    let limit = min(max(limit, 1), Self.limitMax)
    let reading = AuditFilter.schema.read(filter ?? "", now: context.parts.now())
    if let fault = reading.fault {
      throw APIProblem(
        .invalid, "The filter cannot be used: \(fault.sentence)",
        fields: [.init(pointer: "filter", message: fault.sentence)])
    }
    let matcher = FilterMatcher<AuditCall>(
      reading.condition ?? .all([]), searched: AuditFilter.schema.searched, cell: AuditFilter.cell)
    let store = context.parts.audit
    let head = try await store.head()
    var calls: [AuditCall] = []
    var ended: Set<String> = []
    var place = head.sequence + 1
    var looked = 0
    while looked < Self.recordsMax {
      let records = try await store.records(before: place, limit: Self.recordsPerRead)
      for record in records {
        // Newest first: the end of a call comes before its beginning.
        if record.outcome == .begun, ended.remove(record.call) != nil { continue }
        if record.outcome != .begun { ended.insert(record.call) }
        let call = AuditCall(record)
        if matcher.matches(call) { calls.append(call) }
        if calls.count > limit { return Output(items: Array(calls.prefix(limit)), head: head, hasMore: true) }
      }
      guard let last = records.last, records.count == Self.recordsPerRead else {
        return Output(items: calls, head: head, hasMore: false)
      }
      place = last.sequence
      looked += records.count
    }
    return Output(items: calls, head: head, hasMore: true)
  }
}
