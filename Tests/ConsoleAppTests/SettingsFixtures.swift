import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension ScriptedClient {
  /// Answers what the tabs of the settings ask besides connections and windows.
  func answerSettings() {
    on(
      GetLimits.self,
      .init(
        items: [
          LimitUse(kind: .tenants, used: 40, limit: 50), LimitUse(kind: .storage, used: 6_450, limit: 10_240),
          LimitUse(kind: .cpu, used: 17.5, limit: nil), LimitUse(kind: .memory, used: nil, limit: nil),
        ]))
    on(ListInfraTemplates.self, .init(items: [], images: []))
    on(ListSecretReferences.self, .init(items: []))
    on(
      GetPlatform.self,
      .init(
        context: "sandbox", mode: .sandbox, environment: nil, version: "0.1.0", dataFolder: "/srv/tenantry",
        desiredState: "/srv/tenantry/desired-state", tenantDomain: "tenants.sandbox", odooSeries: "18.0",
        timeZone: "Asia/Singapore",
        workers: [
          .init(
            id: "W1", host: "north-1", processId: 4_711, startedAt: .noon.minus(3_600),
            lastSeenAt: .noon.minus(4))
        ]))
  }
}

extension ListSecretReferences.Output {
  static let made = ListSecretReferences.Output(items: [
    .init(
      system: "keycloak", title: "Keycloak", field: "Client secret", reference: "env:KEYCLOAK_SECRET",
      problem: nil),
    .init(
      system: "github", title: "GitHub", field: "Token", reference: "file:/etc/tenantry/github",
      problem:
        "The secret file:/etc/tenantry/github cannot be read: others may read it; it must belong to you with mode 0600."
    ),
  ])
}
