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
    on(ListHooks.self, .init(items: []))
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

extension ListHooks.Output {
  /// By name, as the server answers.
  static let made = ListHooks.Output(items: [
    HookReceiverStatus(
      name: "billing-feed", host: "billing.example.net:8443", events: [], toldUpTo: 48_213,
      toldUpToMadeAt: .noon.minus(75), behind: 0, givenUp: 2),
    HookReceiverStatus(name: "new-desk", host: "desk.example.net", events: ["tenant.changed"]),
    HookReceiverStatus(
      name: "old-pager", host: nil, events: nil, toldUpTo: 31_007, toldUpToMadeAt: nil, behind: 17_206),
    HookReceiverStatus(
      name: "pager", host: "pager.example.net", events: ["operation.failed", "operation.parked"],
      toldUpTo: 48_190, toldUpToMadeAt: .noon.minus(1_500), behind: 23, failingSince: .noon.minus(1_440),
      failures: 11, nextTryAt: .noon.minus(-312), problem: "the answer was 503"),
    HookReceiverStatus(
      name: "wiki", host: "wiki.example.net", events: [], toldUpTo: 48_212, toldUpToMadeAt: .noon.minus(80),
      behind: 1),
  ])
}
