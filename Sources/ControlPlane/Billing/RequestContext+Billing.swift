import Foundation
import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  static let referenceLengthMax = 80

  /// The subscriptions of all tenants or of one, with their plans and usage, by slug.
  func subscriptions(of tenant: TenantID? = nil) async throws -> [SubscriptionView] {
    let records = try await parts.billing.subscriptions(of: tenant)
    let plans = try await parts.offers.plans()
    let usage = try await parts.usage(records.map(\.tenant.id), BillingPeriod(of: parts.now()))
    return records.map { record in
      SubscriptionView(
        tenantId: record.tenant.id, tenantSlug: record.tenant.slug, tenantName: record.tenant.name,
        agencyGroup: record.tenant.agencyGroup, tenantStatus: record.tenant.status,
        subscription: record.subscription, plan: plans.first { $0.id == record.subscription.planId },
        usage: usage[record.tenant.id] ?? .unmeasured, unpaidCents: record.unpaidCents,
        pastDueCents: record.pastDueCents, creditCents: record.creditCents)
    }
  }

  /// The subscription of one tenant.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func subscription(of tenant: Tenant) async throws -> SubscriptionView {
    guard let view = try await subscriptions(of: tenant.id).first else {
      throw APIProblem(.notFound, "“\(tenant.slug)” has no subscription.")
    }
    return view
  }

  /// The invoice by its id or its number.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func invoice(_ reference: String) async throws -> Invoice {
    let wanted = reference.uppercased()
    if let id = try? InvoiceID(wanted), let invoice = try await parts.billing.invoice(id) { return invoice }
    if let invoice = try await parts.billing.invoice(number: wanted) { return invoice }
    throw APIProblem(.notFound, "There is no invoice “\(reference.prefix(40))”.")
  }

  /// What an invoice is to the caller: what its tenant is.
  func ownership(ofInvoice reference: String) async throws -> Ownership {
    guard caller.role == .tenantAdmin else { return .own }
    return try await ownership { try await tenant(invoice(reference).tenantId.rawValue) }
  }

  /// The plan by its id.
  ///
  /// - Throws: `APIProblem` with `invalid` when there is none.
  func plan(_ id: String, field: String) async throws -> Plan {
    let plans = try await parts.offers.plans()
    if let plan = plans.first(where: { $0.id == id }) { return plan }
    let known = plans.map(\.id).joined(separator: ", ")
    throw APIProblem(
      .invalid, "There is no plan “\(id.prefix(40))”; the plans: \(known).",
      fields: [.init(pointer: field, message: "must be one of \(known)")])
  }

  /// A line that somebody wrote: without blanks around it, not empty, not too long.
  ///
  /// - Throws: `APIProblem` with `invalid`.
  func text(_ text: String?, field: String, lengthMax: Int) throws -> String {
    let trimmed = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty else {
      throw APIProblem(
        .invalid, "The \(field.replacing("_", with: " ")) is missing.",
        fields: [.init(pointer: field, message: "must not be empty")])
    }
    guard trimmed.count <= lengthMax else {
      throw APIProblem(
        .invalid, "The \(field.replacing("_", with: " ")) is too long.",
        fields: [.init(pointer: field, message: "must have at most \(lengthMax) characters")])
    }
    return trimmed
  }

  /// A billing run as people follow it.
  func billingRun(_ job: JobRecord) async throws -> BillingRunView {
    let parameters = try JobPayload.decode(BillingRun.Parameters.self, from: job.parameters)
    let notes = try await parts.jobs.steps(of: job.id).compactMap { $0.progress?.text }.filter { !$0.isEmpty }
    return BillingRunView(
      id: try OperationID(job.id.rawValue), period: parameters.period,
      state: OperationState(rawValue: job.state.rawValue) ?? .queued, notes: notes, fault: job.fault?.message,
      actor: job.requestedBy, triggerSource: TriggerSource(rawValue: job.triggerSource) ?? .api,
      createdAt: job.createdAt, finishedAt: job.finishedAt)
  }
}
