import TenantModel

extension ChangeRequest {
  /// Reads a row of `BillingSQL.requests`.
  init(row: inout SQLRow) throws(StorageError) {
    let id: ChangeRequestID = try row.name()
    let tenantId: TenantID = try row.name()
    let slug: Slug = try row.name()
    let name: DisplayText = try row.name()
    let kind: Kind = try row.code()
    let planId = try row.optionalText()
    let cents = try row.optionalInteger()
    let currency = try row.optionalText()
    var amount: Money?
    if let cents, let currency { amount = Money(cents: Int(cents), currency: currency) }
    self.init(
      id: id, tenantId: tenantId, tenantSlug: slug, tenantName: name, kind: kind, planId: planId,
      amount: amount,
      invoiceId: try row.optionalName(), invoiceNumber: try row.optionalText(), reason: try row.text(),
      status: try row.code(), proposedBy: try row.text(), proposedAt: try row.time(),
      expiresAt: try row.time(), decidedBy: try row.optionalText(), decidedAt: try row.optionalTime(),
      decisionReason: try row.optionalText())
  }
}
