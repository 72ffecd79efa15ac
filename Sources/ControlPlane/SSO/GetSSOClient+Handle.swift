import Foundation
import Integrations
import TenantModel
import TenantryAPI

extension GetSSOClient: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let client = try await context.ssoClient(tenant)
    guard let keycloak = context.parts.keycloak else {
      return Output(
        client: client, found: nil, problem: context.noKeycloak, events: [], eventsProblem: nil)
    }
    var output = Output(client: client, found: nil, problem: nil, events: [], eventsProblem: nil)
    let config = client.config
    do throws(IntegrationError) {
      let facts = try await keycloak.facts(of: config.keycloakClientId, realm: config.keycloakRealm)
      output.found = facts.map { Output.Found(isEnabled: $0.isEnabled, redirectUris: $0.redirectUris) }
      output.console = facts.flatMap { Self.console($0.uuid, config.keycloakRealm, of: keycloak) }
      let since = context.parts.now().addingTimeInterval(-Double(Self.eventDays) * 86_400)
      do throws(IntegrationError) {
        output.events = try await keycloak.signInEvents(
          realm: config.keycloakRealm, clientId: config.keycloakClientId, since: since,
          limit: Self.eventsMax
        ).map { Output.Event(time: $0.time, type: $0.type, error: $0.error, address: $0.address) }
      } catch {
        output.eventsProblem = error.message
      }
    } catch {
      // Whoever does not answer one question is not asked another.
      output.problem = error.message
    }
    try Task.checkCancellation()
    return output
  }

  private static func console(
    _ uuid: String, _ realm: String, of keycloak: KeycloakClient
  ) -> Output.Console? {
    let (page, place) = keycloak.console(ofClient: uuid, realm: realm)
    return (try? HTTPSURL(page.absoluteString)).map { Output.Console(page: $0, place: place) }
  }
}
