import Foundation
import TenantModel

/// One tenant's client as Keycloak has it now, and the last logins at it. Keycloak is asked; that it does not answer is
/// part of the answer.
package struct GetSSOClient: Endpoint {
  package static let name = "sso.client"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/keycloak/clients/{tenant}"
  package static let permission = Permission.platformRead

  /// How far back logins are looked for.
  package static let eventDays = 7
  package static let eventsMax = 20

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    /// The client as Keycloak has it.
    package struct Found: Codable, Equatable, Sendable {
      package var isEnabled: Bool
      /// In Keycloak's order.
      package var redirectUris: [String]

      package init(isEnabled: Bool, redirectUris: [String]) {
        self.isEnabled = isEnabled
        self.redirectUris = redirectUris
      }
    }

    /// Where Keycloak's own console shows the client.
    package struct Console: Codable, Equatable, Sendable {
      package var page: HTTPSURL
      /// The place in the page, which stands behind its `#`.
      package var place: String

      package init(page: HTTPSURL, place: String) {
        self.page = page
        self.place = place
      }

      /// The whole address; the page alone when the place cannot stand in one.
      package var url: HTTPSURL { page.at(place) ?? page }
    }

    /// Something that happened at the sign-in.
    package struct Event: Codable, Equatable, Sendable {
      package var time: Date
      /// Keycloak's word: `LOGIN`, `LOGIN_ERROR` …
      package var type: String
      /// Why it failed, in Keycloak's word; nil when it did not.
      package var error: String?
      package var address: String?

      package init(time: Date, type: String, error: String? = nil, address: String? = nil) {
        self.time = time
        self.type = type
        self.error = error
        self.address = address
      }
    }

    package var client: SSOClient
    /// Nil where Keycloak has no such client, and where it could not be asked.
    package var found: Found?
    /// Why the client could not be read; nil when it could.
    package var problem: String?
    /// The newest first. Empty, too, where the realm keeps none.
    package var events: [Event]
    /// Why the events could not be read; nil when they could.
    package var eventsProblem: String?
    /// Nil where Keycloak has no such client, could not be asked, or is reached without https.
    package var console: Console?

    package init(
      client: SSOClient, found: Found?, problem: String?, events: [Event], eventsProblem: String?,
      console: Console? = nil
    ) {
      self.client = client
      self.found = found
      self.problem = problem
      self.events = events
      self.eventsProblem = eventsProblem
      self.console = console
    }
  }
}
