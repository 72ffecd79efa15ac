import TenantModel
import TenantryAPI

extension RemoveWindow: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> MaintenanceWindow {
    let found = try context.window(window, in: await context.parts.windows.calendar().windows)
    try await context.parts.windows.remove(found.id)
    return found
  }
}
