import Foundation
import TenantModel
import TenantryAPI

extension ChangeLocalSettings: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> LocalSettings {
    let tenant = try await context.tenant(tenant)
    let settings = LocalSettings(
      contactEmail: contactEmail.trimmingCharacters(in: .whitespaces), maintenanceWindow: maintenanceWindow,
      notificationChannel: notificationChannel)
    if let fault = settings.fault {
      throw APIProblem(
        .invalid, "The settings are not valid.",
        fields: [.init(pointer: fault.field, message: fault.message)])
    }
    let support = context.parts.support
    try await support.change(settings, of: tenant.id, by: context.caller.actor, at: context.parts.now())
    return try await support.settings(of: tenant.id)
  }
}
