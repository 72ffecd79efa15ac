import Foundation
import JobEngine
import StorageCore
import Synchronization
import TenantModel

package let testTime = Date(timeIntervalSince1970: 1_750_000_000)

/// A clock that tests move.
package final class TestClock: Sendable {
  private let time = Mutex(testTime)

  package init() {}

  package func now() -> Date { time.withLock { $0 } }
  package func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

/// Ids that tests can read: "ACME" becomes "ACME000000".
package func id<Subject>(_ text: String) throws -> Identifier<Subject> {
  try Identifier(text.padding(toLength: 10, withPad: "0", startingAt: 0))
}

extension NewTenantRecord {
  package static func make(
    _ slug: String, id tenant: TenantID? = nil, name: String? = nil, group: String = "Agencies",
    status: TenantStatus = .provisioning, plan: String = "pro", region: String = "sgp1",
    health: HealthLevel = .unknown
  ) throws -> NewTenantRecord {
    var randomness = SystemRandomNumberGenerator()
    let slug = try Slug(slug)
    let url = try HTTPSURL("https://\(slug).example.net")
    let tenant = Tenant(
      id: tenant ?? TenantID(using: &randomness), slug: slug,
      name: try DisplayText(name ?? slug.rawValue.capitalized),
      agencyGroup: try DisplayText(group), status: status, environment: .production, planId: plan,
      region: region,
      isolation: .database, haLevel: .single, templateId: "odoo18-standard", bundleCode: "finance_ppm",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace,
      odooUrl: url, health: Health(level: health, summary: "as made"), createdAt: testTime,
      updatedAt: testTime)
    return NewTenantRecord(
      tenant: tenant,
      modules: [
        TenantModuleState(
          moduleName: try ModuleName("project"), source: .core, state: .pending, lastOperationId: nil)
      ],
      sso: SSOConfig(
        keycloakRealm: "tenants", keycloakClientId: "odoo-\(slug)", redirectUris: [url], status: .desired),
      subscription: BillingSubscription(planId: plan, status: .pending, pricingModel: .flat))
  }
}

extension NewJob {
  package static func make(
    _ kind: OperationKind = .create, on tenant: TenantID, id job: OperationID? = nil, steps: Int = 2,
    idempotency: JobIdempotency? = nil
  ) -> NewJob {
    var randomness = SystemRandomNumberGenerator()
    return make(
      kind.rawValue, id: (job ?? OperationID(using: &randomness)).rawValue, lane: "tenant:\(tenant)",
      subject: tenant.rawValue, steps: steps, idempotency: idempotency)
  }

  package static func make(
    _ kind: String, id: String, lane: String, subject: String = "", steps: Int = 2,
    idempotency: JobIdempotency? = nil
  ) -> NewJob {
    NewJob(
      id: JobID(id), lane: LaneKey(lane), subject: subject, kind: JobKind(kind), runAt: testTime,
      requestedBy: "ada", triggerSource: "ui", idempotency: idempotency,
      steps: (1...steps).map {
        PlannedStep(name: StepName("step_\($0)"), title: "Step \($0)", effect: .named)
      })
  }
}

extension SQLJobStore {
  /// Claims whatever is ready of the operations.
  package func claimAll(
    _ worker: WorkerID = "w1", limit: Int = 100, kinds: [String] = OperationKind.allCases.map(\.rawValue),
    at now: Date = testTime
  ) async throws -> [ClaimedJob] {
    try await claim(
      ClaimRequest(
        worker: worker, limit: limit, now: now, leaseUntil: now + 15,
        plans: Set(kinds.map { JobPlanKey(kind: JobKind($0), planVersion: 1) })))
  }

  /// Does every step and ends the job well.
  package func finishWell(_ claimed: ClaimedJob, at now: Date = testTime) async throws {
    for step in claimed.steps {
      _ = try await beginIntent(step: step.number, under: claimed.lease, at: now)
      _ = try await completeStep(step: step.number, under: claimed.lease, at: now)
    }
    _ = try await finish(.succeeded, under: claimed.lease, at: now)
  }
}
