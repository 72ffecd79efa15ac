import Operations
import TenantModel
import TenantryAPI

extension RemoveBundle: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let request = try context.bundleChange(self, key: idempotencyKey, trigger: trigger, reason: reason)
    guard let name = try? BundleCode(code) else { throw try await context.unknownBundle(code) }
    if let earlier = try await context.earlierChange(of: name, like: request) { return earlier }
    try await context.requireNotFrozen(.bundleChange)
    guard let current = try await context.parts.catalog.bundle(code: code) else {
      throw try await context.unknownBundle(code)
    }
    try context.require(current, toBe: expectedRevision, code: name)
    try await context.requireIdle(name)
    let users = try await context.parts.catalog.users(ofBundle: code)
    guard users.isEmpty else {
      let names = users.prefix(3).map(\.slug.rawValue).joined(separator: ", ")
      let more = users.count > 3 ? " and \(users.count - 3) more" : ""
      throw APIProblem(.refused, "Tenants were made from \(code): \(names)\(more).")
    }
    let job = try context.parts.operations.job(
      removing: current, code: name, id: context.newIdentifier(), request: request)
    return try await context.enqueue(job)
  }
}
