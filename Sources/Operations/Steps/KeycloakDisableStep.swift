import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Switches the tenant's client off: nobody signs in any more, and its settings are kept.
enum KeycloakDisableStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "keycloak_disable", "Close the sign-in", usually: .seconds(2), effect: .named, skippable: true,
      deadline: .seconds(300), runbook: .keycloakClient, in: environment,
      skipReason: environment.keycloak == nil ? OperationStep.notConnected : nil, probe: probe, act: act)
  }

  /// Done when it is off, or was never there: then nobody signs in either.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    let sso = try await run.input().sso
    guard let there = try await find(run, sso) else { return .present(ref: "no client", ours: true) }
    guard KeycloakClientStep.isOurs(there, run) else {
      return .present(ref: sso.keycloakClientId, ours: false)
    }
    return there["enabled"] == false ? .present(ref: sso.keycloakClientId, ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    let sso = try await run.input().sso
    guard let keycloak = run.environment.keycloak, var client = try await find(run, sso),
      let uuid = client["id"]?.stringValue
    else { return ActResult() }
    client["enabled"] = false
    var attributes = client["attributes"] ?? .object([:])
    attributes["tenantry.operation"] = .string(run.operation.rawValue)
    client["attributes"] = attributes
    try run.mayAct()
    try await keycloak.updateClient(client, uuid: uuid, realm: sso.keycloakRealm)
    run.log("client \(sso.keycloakClientId) in realm \(sso.keycloakRealm) is off")
    run.finish("client \(sso.keycloakClientId) is off")
    return ActResult(externalRef: sso.keycloakClientId)
  }

  private static func find(_ run: OperationRun, _ sso: SSOConfig) async throws -> JSONValue? {
    try await run.environment.keycloak?.client(sso.keycloakClientId, realm: sso.keycloakRealm)
  }
}
