import TenantModel

/// The receivers of webhooks, by name, and how far each has been told. A secret is never part of it.
package struct ListHooks: Endpoint {
  package static let name = "hooks.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/hooks"
  package static let permission = Permission.settingsRead
  package static let isKept = false

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [HookReceiverStatus]

    package init(items: [HookReceiverStatus]) { self.items = items }
  }
}
