import TenantModel

/// Who is asking, where, and what is connected.
package struct WhoAmI: Endpoint {
  package static let name = "session.who_am_i"
  package static let method = EndpointMethod.get
  package static let path = "/api/me"
  package static let permission = Permission.sessionRead

  package init() {}

  package typealias Output = Session
}
