import Foundation
import StorageCore
import TenantModel
import TenantryAPI

extension Advisor {
  /// Production tenants whose last backup is too old.
  static func oldBackups(_ facts: AdvisorFacts) -> [Recommendation] {
    guard let worst = facts.backups.items.first else { return [] }
    let said = worst.lastBackup.map { "last backup \(facts.age(of: $0)) ago" } ?? "no backup is known"
    let isGrave = worst.lastBackup.map { facts.now.timeIntervalSince($0) >= backupAgeGrave } ?? true
    return [
      Recommendation(
        .backupOld, about: "production", isGrave ? .error : .warning,
        facts.backups.total == 1
          ? "\(worst.slug): \(said)"
          : "\(count(facts.backups.total, "tenant")) without a backup of the last day",
        advice: "Back \(worst.slug) up now, then look why the nightly job did not.",
        evidence: facts.backups.items.map { item in
          .init(
            item.slug.rawValue, item.lastBackup == nil ? "no backup is known" : "last backup",
            since: item.lastBackup)
        }, count: facts.backups.total, since: worst.lastBackup, action: .backup(worst.slug))
    ]
  }

  static func pastDueInvoices(_ facts: AdvisorFacts) -> [Recommendation] {
    let sorted = facts.pastDue.sorted {
      ($0.dueAt ?? .distantFuture, $0.name) < ($1.dueAt ?? .distantFuture, $1.name)
    }
    guard let oldest = sorted.first else { return [] }
    let owed = Money.sums(sorted.map(\.total)).map(\.text).joined(separator: " and ")
    return [
      Recommendation(
        .invoicePastDue, about: "all", .warning,
        sorted.count == 1
          ? "\(oldest.tenantSlug): an invoice is past due"
          : "\(count(sorted.count, "invoice")) are past due",
        advice: "\(owed) are owed: remind them, or pause the tenant for billing.",
        evidence: sorted.map {
          .init($0.tenantSlug.rawValue, "\($0.name), \($0.total.text)", since: $0.dueAt)
        },
        count: sorted.count, since: oldest.dueAt, action: .invoices(filter: "status:past_due"))
    ]
  }

  /// Tenants that are not as they are wanted: one by one while they are few.
  static func drift(_ facts: AdvisorFacts) -> [Recommendation] {
    let tenants = Dictionary(grouping: facts.drift, by: \.slug).map { (slug: $0.key, found: $0.value) }
      .sorted { (-$0.found.count, $0.slug.rawValue) < (-$1.found.count, $1.slug.rawValue) }
    guard let worst = tenants.first else { return [] }
    guard tenants.count > driftTenantsMax else {
      return tenants.map { tenant in
        Recommendation(
          .drift, about: tenant.slug.rawValue, severity(of: tenant.found),
          "\(tenant.slug): \(count(tenant.found.count, "difference")) from what is wanted",
          advice: "Somebody changed it by hand: rebuild the tenant, or change what is wanted.",
          evidence: tenant.found.map { evidence($0.finding.subject, $0.finding) },
          since: tenant.found.map(\.finding.since).min(), action: action(tenant.slug, tenant.found))
      }
    }
    return [
      Recommendation(
        .drift, about: "all", severity(of: facts.drift),
        "\(count(tenants.count, "tenant")) differ from what is wanted",
        advice: "Begin with \(worst.slug); tenantry drift lists them all.",
        evidence: tenants.map { tenant in
          .init(
            tenant.slug.rawValue, count(tenant.found.count, "difference"),
            since: tenant.found.map(\.finding.since).min())
        }, count: tenants.count, since: facts.drift.map(\.finding.since).min(),
        action: action(worst.slug, worst.found))
    ]
  }

  private static func evidence(_ subject: String, _ finding: DriftFinding) -> Recommendation.Evidence {
    .init(subject, "wanted \(finding.expected), found \(finding.found)", since: finding.since)
  }

  private static func action(_ slug: Slug, _ found: [TenantDrift]) -> RecommendedAction {
    found.allSatisfy { $0.finding.kind.area == .keycloak } ? .signIn(slug) : .tenant(slug)
  }

  /// Something that is missing is worse than something that is another.
  private static func severity(of found: [TenantDrift]) -> Recommendation.Severity {
    found.contains { [.objectMissing, .clientMissing, .moduleMissing].contains($0.finding.kind) }
      ? .warning : .notice
  }
}
