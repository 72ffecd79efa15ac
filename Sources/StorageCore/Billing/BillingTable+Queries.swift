import TenantModel

extension BillingTable {
  package static func subscriptions(
    of tenant: TenantID?, in connection: any SQLConnection
  ) throws -> [SubscriptionRecord] {
    try connection.rows(BillingSQL.subscriptions, [.name(tenant)]) { row in
      let tenant = try Tenant(row: &row)
      let subscription = BillingSubscription(
        planId: try row.text(), status: try row.code(), pricingModel: try row.code(),
        currentPeriodStart: try row.optionalTime(), currentPeriodEnd: try row.optionalTime(),
        nextInvoiceDate: try row.optionalTime())
      return SubscriptionRecord(
        tenant: tenant, subscription: subscription, unpaidCents: try row.int(), pastDueCents: try row.int(),
        creditCents: try row.int())
    }
  }

  package static func invoices(_ query: InvoiceQuery, in connection: any SQLConnection) throws -> [Invoice] {
    let statuses = query.statuses.map(\.rawValue).sorted()
    let words = statuses.isEmpty ? "" : " \(statuses.joined(separator: " ")) "
    return try connection.rows(
      BillingSQL.invoices,
      [.name(query.tenant), .name(query.period), .text(words), .int(max(query.limit, 0))]
    ) { row in try Invoice(row: &row) }
  }

  package static func invoice(_ id: InvoiceID, in connection: any SQLConnection) throws -> Invoice? {
    try connection.first(BillingSQL.invoiceByID, [.name(id)]) { row in try Invoice(row: &row) }
  }

  package static func invoice(number: String, in connection: any SQLConnection) throws -> Invoice? {
    try connection.first(BillingSQL.invoiceByLabel, [.text(number)]) { row in try Invoice(row: &row) }
  }
}
