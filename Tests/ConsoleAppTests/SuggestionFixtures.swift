import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension ListRecommendations.Output {
  /// Five of three severities, each with another way out.
  static let made = ListRecommendations.Output(items: Recommendation.made, total: Recommendation.made.count)
}

extension Recommendation {
  static let made = [
    Recommendation(
      .operationStopped, about: "rollout:image_pull", .error, "acme-media: create stopped at rollout",
      advice: "The image cannot be pulled. Runbook: image-pull.",
      evidence: [.init("acme-media", "The image cannot be pulled.", since: .noon.minus(720))],
      since: .noon.minus(720), action: .operation(OperationSummary.acmeCreate.id)),
    backup,
    Recommendation(
      .invoicePastDue, about: "all", .warning, "2 invoices are past due",
      advice: "480.00 USD are owed: remind them, or pause the tenant for billing.",
      evidence: [.init("northwind", "INV-2025-000012, 240.00 USD", since: .noon.minus(86_400))], count: 2,
      action: .invoices(filter: "status:past_due")),
    Recommendation(
      .drift, about: "lumen", .notice, "lumen: 1 difference from what is wanted",
      advice: "Somebody changed it by hand: rebuild the tenant, or change what is wanted.",
      evidence: [.init("redirectUris", "wanted a, found b")], action: .signIn(Tenant.lumen.slug)),
    upgrade,
  ]

  static let backup = Recommendation(
    .backupOld, about: "production", .warning, "northwind: last backup 31 h ago",
    advice: "Back northwind up now, then look why the nightly job did not.",
    evidence: [.init("northwind", "last backup", since: .noon.minus(111_600))],
    action: .backup(Tenant.northwind.slug))

  static let upgrade = Recommendation(
    .imageBehind, about: "odoo:18.0-20250930", .notice, "northwind is 1 image behind",
    advice: "odoo:18.0-20251106 is tested: bring them there, staging first.",
    evidence: [.init("odoo:18.0-20250930", "1 tenant")], action: .upgrade(Tenant.northwind.slug))
}
