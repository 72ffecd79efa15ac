import TenantModel

/// Sets the soft limits; those that are not named stay as they are.
package struct SetLimits: Endpoint {
  package static let name = "settings.set_limits"
  package static let method = EndpointMethod.post
  package static let path = "/api/settings/limits"
  package static let permission = Permission.settingsWrite

  /// By kind: a number in the kind's unit, or `none` for no limit.
  package var limits: [String: String]

  package init(limits: [String: String]) { self.limits = limits }

  package typealias Output = GetLimits.Output
}
