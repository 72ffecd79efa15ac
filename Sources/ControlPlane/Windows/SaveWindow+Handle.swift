import TenantModel
import TenantryAPI

extension SaveWindow: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> WindowView {
    let windows = try await context.parts.windows.calendar().windows
    let old = try window.map { try context.window($0, in: windows) }
    if let other = windows.first(where: { $0.name.rawValue == request.name && $0.id != old?.id }) {
      throw APIProblem(
        .conflict, "There is a window “\(other.name)” already.",
        fields: [.init(pointer: "name", message: "is taken")])
    }
    let agencies = try await context.parts.tenants.agencyGroups().map(\.rawValue)
    let now = context.parts.now()
    var checker = WindowRequestChecker(now: now, agencies: agencies)
    let wanted = checker.check(
      request, id: old?.id ?? context.newIdentifier(), by: context.caller.actor, replacing: old)
    guard let wanted else {
      let count = checker.problems.count == 1 ? "One field is" : "\(checker.problems.count) fields are"
      throw APIProblem(.invalid, "\(count) not valid.", fields: checker.problems)
    }
    try await context.parts.windows.save(
      wanted, expecting: old == nil ? nil : expectedRevision ?? old?.revision)
    return WindowView(wanted, at: now)
  }
}
