import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Makes the tenant's client in Keycloak, or brings it to what it should be.
enum KeycloakClientStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "keycloak_client", "Set up the sign-in", usually: .seconds(3), effect: .named, deadline: .seconds(300),
      runbook: .keycloakClient,
      in: environment, skipReason: environment.keycloak == nil ? OperationStep.notConnected : nil,
      probe: probe,
      act: act, verify: verify)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    let input = try await run.input()
    guard let keycloak = run.environment.keycloak,
      let there = try await keycloak.client(input.sso.keycloakClientId, realm: input.sso.keycloakRealm)
    else { return .absent }
    let ref = there["id"]?.stringValue ?? input.sso.keycloakClientId
    guard isOurs(there, run) else { return .present(ref: ref, ours: false) }
    return holds(KeycloakClientFile.render(input), in: there) ? .present(ref: ref, ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let keycloak = run.environment.keycloak else { return ActResult() }
    let input = try await run.input()
    let realm = input.sso.keycloakRealm
    var wanted = KeycloakClientFile.render(input)
    var attributes = wanted["attributes"] ?? .object([:])
    attributes["tenantry.operation"] = .string(run.operation.rawValue)
    wanted["attributes"] = attributes
    guard let there = try await keycloak.client(input.sso.keycloakClientId, realm: realm) else {
      try run.mayAct()
      let uuid = try await keycloak.createClient(wanted, realm: realm)
      run.log("client \(input.sso.keycloakClientId) made in realm \(realm)")
      return ActResult(externalRef: uuid)
    }
    guard isOurs(there, run), let uuid = there["id"]?.stringValue else {
      throw StepFailure.conflict(
        JobFault.codeNameConflict,
        "The client \(input.sso.keycloakClientId) in realm \(realm) is not this tenant's.",
        runbook: Runbook.nameConflict.path)
    }
    wanted["id"] = .string(uuid)
    try run.mayAct()
    try await keycloak.updateClient(wanted, uuid: uuid, realm: realm)
    run.log("client \(input.sso.keycloakClientId) changed in realm \(realm)")
    return ActResult(externalRef: uuid)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    try await run.environment.tenants.record(ssoStatus: .active, of: run.tenant.id)
    let sso = try await run.input().sso
    run.finish("client \(sso.keycloakClientId) in realm \(sso.keycloakRealm)")
    return .ready()
  }

  static func isOurs(_ client: JSONValue, _ run: OperationRun) -> Bool {
    client[path: "attributes", KeycloakClientFile.ownerAttribute]?.stringValue
      == ObjectMarks.owner(run.tenant.id)
  }

  /// Whether every field that we set is as we set it; lists that mean sets compare without order.
  private static func holds(_ wanted: JSONValue, in there: JSONValue) -> Bool {
    (wanted.objectValue ?? [:]).allSatisfy { key, value in
      switch (value, there[key]) {
      case (.array(let left), .array(let right)?): Set(left) == Set(right)
      case (.object, let right?): holds(value, in: right)
      case (_, let right): value == right
      }
    }
  }
}
