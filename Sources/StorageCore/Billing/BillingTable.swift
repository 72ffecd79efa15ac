import Foundation
import TenantModel

/// What is done to invoices inside a transaction: each function is one business act.
package enum BillingTable {
  package static func draft(
    _ tenants: [TenantID], through period: BillingPeriod, usage: [TenantID: BilledUsage], at now: Date,
    makeID: () -> InvoiceID, in connection: any SQLConnection
  ) throws -> Int {
    let plans = Dictionary(try PlatformTable.plans(in: connection).map { ($0.id, $0) }) { first, _ in first }
    var made = 0
    for id in tenants {
      guard let subscription = try TenantTable.subscription(of: id, in: connection),
        [.active, .pastDue].contains(subscription.status), let start = subscription.currentPeriodStart,
        start < period.end
      else { continue }
      guard let plan = plans[subscription.planId] else {
        throw StorageError(
          .notFound, "There is no plan “\(subscription.planId)” any more; bill nobody without it.")
      }
      for month in InvoiceRules.periods(servedFrom: start, through: period) {
        let used = month == period ? usage[id] ?? .unmeasured : .unmeasured
        made += try draft(id, plan, month, since: start, used, at: now, id: makeID(), in: connection)
      }
      try connection.run(
        BillingSQL.movePeriod, [.name(id), .time(period.next.start), .time(period.next.end)])
      try tell(id, at: now, in: connection)
    }
    return made
  }

  /// One month of one tenant.
  ///
  /// - Returns: 1 when a draft was made, 0 when the month has its invoice.
  private static func draft(
    _ tenant: TenantID, _ plan: Plan, _ period: BillingPeriod, since start: Date, _ usage: BilledUsage,
    at now: Date, id: InvoiceID, in connection: any SQLConnection
  ) throws -> Int {
    let credits = try connection.rows(BillingSQL.credits, [.name(tenant), .text(plan.currency)]) { row in
      (number: try row.integer(), left: try row.int())
    }
    let lines = InvoiceRules.lines(
      plan: plan, period: period, servedFrom: start, usage: usage,
      creditCents: credits.reduce(0) { $0 + $1.left })
    let inserted = try connection.runCounting(
      BillingSQL.insertInvoice,
      [
        .name(id), .name(tenant), .text(plan.id), .name(period), .text(plan.currency), try .json(lines),
        .int(lines.reduce(0) { $0 + $1.amountCents }), .time(now),
      ])
    guard inserted > 0 else { return 0 }
    var taken = -lines.filter { $0.kind == .credit }.reduce(0) { $0 + $1.amountCents }
    for credit in credits where taken > 0 {
      let part = min(taken, credit.left)
      try connection.run(BillingSQL.takeCredit, [.integer(credit.number), .int(part)])
      taken -= part
    }
    return 1
  }

  package static func issue(
    through period: BillingPeriod, at now: Date, in connection: any SQLConnection
  ) throws -> Int {
    let drafts = try connection.rows(BillingSQL.drafts, [.name(period)]) { row in try Invoice(row: &row) }
    var sequence = try connection.number(BillingSQL.lastSequence)
    for draft in drafts {
      sequence += 1
      let isFree = draft.totalCents == 0
      let status: Invoice.Status = isFree ? .paid : .open
      let digits = String(sequence)
      let label =
        "INV-\(BillingPeriod(of: now).year)-"
        + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      try connection.run(
        BillingSQL.issue,
        [
          .name(draft.id), .code(status), .integer(sequence), .text(label), .time(now),
          .time(InvoiceRules.due(after: now)), .time(isFree ? now : nil),
        ])
      try tell(draft.tenantId, at: now, in: connection)
    }
    return drafts.count
  }

  package static func markPastDue(at now: Date, in connection: any SQLConnection) throws -> Int {
    try connection.run(BillingSQL.expire, [.time(now)])
    let overdue = try connection.rows(BillingSQL.overdue, [.time(now)]) { row in
      (invoice: try row.name(InvoiceID.self), tenant: try row.name(TenantID.self))
    }
    for (invoice, tenant) in overdue {
      try set(.pastDue, of: invoice, in: connection)
      try connection.run(BillingSQL.followDebt, [.name(tenant)])
      try tell(tenant, at: now, in: connection)
    }
    return overdue.count
  }

  package static func markPaid(
    _ id: InvoiceID, on day: Date, reference: String, at now: Date, in connection: any SQLConnection
  ) throws -> Invoice {
    let invoice = try known(id, in: connection)
    if let refusal = invoice.paymentRefusal { throw refused(invoice, refusal) }
    try set(.paid, of: id, paidAt: day, reference: reference, in: connection)
    return try settled(invoice, at: now, in: connection)
  }

  package static func void(
    _ id: InvoiceID, note: String, at now: Date, in connection: any SQLConnection
  ) throws -> Invoice {
    let invoice = try known(id, in: connection)
    if let refusal = invoice.voidRefusal { throw refused(invoice, refusal) }
    try set(.void, of: id, note: note, in: connection)
    // What it took of the tenant's credits is the tenant's again.
    let taken = -invoice.lines.filter { $0.kind == .credit }.reduce(0) { $0 + $1.amountCents }
    if taken > 0 {
      try give(
        Money(cents: taken, currency: invoice.currency), to: invoice.tenantId, "\(invoice.name) is void",
        at: now,
        in: connection)
    }
    return try settled(invoice, at: now, in: connection)
  }

  package static func setPlan(
    _ planId: String, of tenant: TenantID, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(BillingSQL.setTenantPlan, [.name(tenant), .text(planId)])
    try connection.run(BillingSQL.setSubscriptionPlan, [.name(tenant), .text(planId)])
    try TenantTable.touch(tenant, at: now, in: connection)
    try ChangeTable.append(.billing, at: now, in: connection)
  }

  static func give(
    _ amount: Money, to tenant: TenantID, _ reason: String, at now: Date, in connection: any SQLConnection
  ) throws {
    try connection.run(
      BillingSQL.insertCredit,
      [.name(tenant), .text(amount.currency), .int(amount.cents), .text(reason), .time(now)])
  }

  /// After somebody's debt changed: the subscription follows, and the invoice is read anew.
  private static func settled(
    _ invoice: Invoice, at now: Date, in connection: any SQLConnection
  ) throws -> Invoice {
    try connection.run(BillingSQL.followDebt, [.name(invoice.tenantId)])
    try tell(invoice.tenantId, at: now, in: connection)
    return try known(invoice.id, in: connection)
  }

  private static func set(
    _ status: Invoice.Status, of id: InvoiceID, paidAt: Date? = nil, reference: String? = nil,
    note: String? = nil, in connection: any SQLConnection
  ) throws {
    try connection.run(
      BillingSQL.setStatus, [.name(id), .code(status), .time(paidAt), .text(reference), .text(note)])
  }

  /// Tells the change feed that something of the tenant's changed. Its row did not, so its version stays: what
  /// somebody wants to do to it meanwhile is not out of date.
  static func tell(
    _ id: TenantID, _ topic: PlatformTopic = .billing, at now: Date, in connection: any SQLConnection
  ) throws {
    guard let tenant = try TenantTable.tenant(id, in: connection) else { throw TenantTable.notFound(id) }
    try ChangeTable.append(tenant, at: now, in: connection)
    try ChangeTable.append(topic, at: now, in: connection)
  }

  private static func known(_ id: InvoiceID, in connection: any SQLConnection) throws -> Invoice {
    guard let invoice = try invoice(id, in: connection) else {
      throw StorageError(.notFound, "There is no invoice \(id).")
    }
    return invoice
  }

  private static func refused(_ invoice: Invoice, _ reason: String) -> StorageError {
    StorageError(.refused, "Invoice \(invoice.name): \(reason).")
  }
}
