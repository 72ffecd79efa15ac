import Foundation
import Integrations
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
      output.found = try await keycloak.facts(of: config.keycloakClientId, realm: config.keycloakRealm)
        .map { Output.Found(isEnabled: $0.isEnabled, redirectUris: $0.redirectUris) }
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
}
