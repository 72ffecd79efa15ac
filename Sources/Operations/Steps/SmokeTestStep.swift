import Foundation
import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Tries what people will do first. Without a cluster it checks that what was committed is what was meant.
enum SmokeTestStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "smoke_test", "Test it", usually: .seconds(5), effect: .none, skippable: true, deadline: .seconds(900),
      runbook: .smokeTest,
      in: environment
    ) { run in
      try await checkFiles(run)
      if run.environment.kubernetes != nil, let odoo = run.environment.odoo {
        try await checkHealth(run, odoo)
      } else {
        try await run.environment.tenants.record(
          health: .noClusterConnected(checkedAt: run.context.clock.now()), of: run.tenant.id)
        run.log("no cluster connected: the health is unknown")
      }
      try await checkLogin(run)
      run.finish(
        run.environment.kubernetes == nil
          ? "files are as meant; health unknown" : "files and health are in order")
      return ActResult()
    }
  }

  private static func checkFiles(_ run: OperationRun) async throws {
    let wanted = try await run.desiredState().files
    let there = try await run.environment.git.files(of: run.tenant.slug)
    let differing = Set(wanted.keys).union(there.keys).filter { wanted[$0] != there[$0] }.sorted()
    guard differing.isEmpty else {
      throw StepFailure.permanent(
        FaultCodes.desiredStateDiffers, "\(differing.count) committed files are not what was meant.",
        detail: differing.map(\.rawValue).joined(separator: "\n"), runbook: Runbook.gitDesiredState.path)
    }
    for (path, content) in there {
      do {
        let isJSON = path.rawValue.hasSuffix(".json")
        _ =
          isJSON ? try JSONValue(data: content) : try YAMLText.parse(String(decoding: content, as: UTF8.self))
      } catch {
        throw StepFailure.permanent(
          FaultCodes.desiredStateDiffers, "\(path) cannot be read.", detail: String(describing: error),
          runbook: Runbook.gitDesiredState.path)
      }
    }
    run.log("\(there.count) committed files are as meant")
  }

  private static func checkHealth(_ run: OperationRun, _ odoo: OdooHealthClient) async throws {
    var why: String?
    do throws(IntegrationError) {
      why = try await odoo.isPassing(run.tenant.odooUrl) ? nil : "/web/health does not pass"
    } catch {
      why = error.message
    }
    guard let why else {
      try await run.record(.healthy, "/web/health passes")
      run.log("\(run.tenant.odooUrl)/web/health passes")
      return
    }
    try await run.record(.down, why)
    throw StepFailure.transient(
      FaultCodes.healthFailing, "\(run.tenant.odooUrl) is not healthy: \(why)",
      runbook: Runbook.smokeTest.path)
  }

  private static func checkLogin(_ run: OperationRun) async throws {
    guard let keycloak = run.environment.keycloak else {
      run.log("Keycloak is not connected: the sign-in is not tested")
      return
    }
    let sso = try await run.input().sso
    let check = try await keycloak.checkLogin(
      realm: sso.keycloakRealm, clientId: sso.keycloakClientId, redirectUris: sso.redirectUris)
    guard check.isPassing else {
      try await run.environment.tenants.record(ssoStatus: .error, of: run.tenant.id)
      throw StepFailure.permanent(
        FaultCodes.loginFailing, "People cannot sign in: \(check.findings.joined(separator: "; ")).",
        runbook: Runbook.keycloakClient.path)
    }
    run.log("discovery, keys and redirect URIs of \(check.issuer) are in order")
  }
}
