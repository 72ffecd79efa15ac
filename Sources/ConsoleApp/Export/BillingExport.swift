import Foundation
import TenantModel
import TenantryAPI

/// Invoices and subscriptions as files that other programs read. Amounts are whole cents, times UTC.
package enum BillingExport {
  package static let invoices: [CSVText.Column<Invoice>] = [
    .init("number") { $0.number }, .init("id") { $0.id.rawValue },
    .init("tenant_slug") { $0.tenantSlug.rawValue },
    .init("tenant_name") { $0.tenantName.rawValue }, .init("period") { $0.period.rawValue },
    .init("plan_id") { $0.planId }, .init("status") { $0.status.rawValue },
    .init("total_cents") { "\($0.totalCents)" }, .init("currency") { $0.currency },
    .init("issued_at") { time($0.issuedAt) }, .init("due_at") { time($0.dueAt) },
    .init("paid_at") { time($0.paidAt) }, .init("reference") { $0.reference }, .init("note") { $0.note },
  ]

  package static let subscriptions: [CSVText.Column<SubscriptionView>] = [
    .init("tenant_slug") { $0.tenantSlug.rawValue }, .init("tenant_name") { $0.tenantName.rawValue },
    .init("agency_group") { $0.agencyGroup.rawValue }, .init("status") { $0.subscription.status.rawValue },
    .init("plan_id") { $0.subscription.planId },
    .init("price_cents") { $0.plan.map { "\($0.priceCents)" } }, .init("currency") { $0.plan?.currency },
    .init("users") { $0.usage.users.map { "\($0)" } },
    .init("users_included") { $0.plan.map { "\($0.usersIncluded)" } },
    .init("storage_gib") { $0.usage.storageGib.map { "\($0)" } },
    .init("storage_gib_included") { $0.plan.map { "\($0.storageGib)" } },
    .init("unpaid_cents") { "\($0.unpaidCents)" }, .init("past_due_cents") { "\($0.pastDueCents)" },
    .init("credit_cents") { "\($0.creditCents)" },
    .init("next_invoice_date") { time($0.subscription.nextInvoiceDate) },
  ]

  package static let proposals: [CSVText.Column<ChangeRequest>] = [
    .init("id") { $0.id.rawValue }, .init("status") { $0.status.rawValue },
    .init("tenant_slug") { $0.tenantSlug.rawValue }, .init("kind") { $0.kind.rawValue },
    .init("wanted") { $0.summary }, .init("reason") { $0.reason }, .init("proposed_by") { $0.proposedBy },
    .init("proposed_at") { time($0.proposedAt) }, .init("expires_at") { time($0.expiresAt) },
    .init("decided_by") { $0.decidedBy }, .init("decided_at") { time($0.decidedAt) },
    .init("decision_reason") { $0.decisionReason },
  ]

  /// As the API's JSON, indented.
  static func json(_ value: some Encodable) -> String? {
    let encoder = JSONCoding.encoder()
    encoder.outputFormatting.insert(.prettyPrinted)
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) + "\n" }
  }

  private static func time(_ date: Date?) -> String? { date.map { $0.formatted(.iso8601) } }
}
