import StorageCore
import TenantryAPI

extension ControlPlaneParts {
  /// Every receiver of webhooks that is in this process's file, or that anybody has ever told, by name.
  package func hookStatuses() async throws -> [HookReceiverStatus] {
    let records = try await hooks.sinks()
    let known = hookReceivers()
    guard !records.isEmpty || !known.isEmpty else { return [] }
    let newest = try await changes.latestSequence()
    var items: [HookReceiverStatus] = []
    for name in Set(records.map(\.name) + known.map(\.name)).sorted() {
      let receiver = known.first { $0.name == name }
      var item = HookReceiverStatus(name: name, host: receiver?.host, events: receiver?.events)
      if let record = records.first(where: { $0.name == name }) {
        item.toldUpTo = record.sequence
        let last = try await changes.changes(after: record.sequence - 1, limit: 1).first
        if let last, last.sequence == record.sequence { item.toldUpToMadeAt = last.time }
        item.behind = max(0, newest - record.sequence)
        item.failingSince = record.failingSince
        item.failures = record.attempts
        item.nextTryAt = record.nextTryAt
        item.problem = record.problem
        item.givenUp = record.dead
      }
      items.append(item)
    }
    return items
  }
}
