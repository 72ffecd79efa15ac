import Integrations
import TenantryAPI

extension TestSSOLogin: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let config = try await context.ssoClient(tenant).config
    guard let keycloak = context.parts.keycloak else {
      return Output(isPassing: false, issuer: nil, findings: [], problem: context.noKeycloak)
    }
    do throws(IntegrationError) {
      let check = try await keycloak.checkLogin(
        realm: config.keycloakRealm, clientId: config.keycloakClientId, redirectUris: config.redirectUris)
      return Output(
        isPassing: check.isPassing, issuer: check.issuer, findings: check.findings, problem: nil)
    } catch {
      return Output(isPassing: false, issuer: nil, findings: [], problem: error.message)
    }
  }
}
