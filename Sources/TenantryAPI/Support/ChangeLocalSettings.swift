import TenantModel

/// Changes what a tenant admin decides of a tenant. Who changed what and when is kept.
package struct ChangeLocalSettings: Endpoint {
  package static let name = "portal.change_settings"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/settings"
  package static let permission = Permission.portalManage

  package var tenant: String
  /// Empty for none.
  package var contactEmail: String
  package var maintenanceWindow: LocalSettings.Window
  package var notificationChannel: LocalSettings.Channel

  package init(
    tenant: String, contactEmail: String, maintenanceWindow: LocalSettings.Window,
    notificationChannel: LocalSettings.Channel
  ) {
    self.tenant = tenant
    self.contactEmail = contactEmail
    self.maintenanceWindow = maintenanceWindow
    self.notificationChannel = notificationChannel
  }

  package typealias Output = LocalSettings
}
