import TenantModel

extension Invoice {
  /// Reads a row of `BillingSQL.invoices`.
  init(row: inout SQLRow) throws(StorageError) {
    let id: InvoiceID = try row.name()
    let number = try row.optionalText()
    self.init(
      id: id, number: number, tenantId: try row.name(), tenantSlug: try row.name(),
      tenantName: try row.name(),
      planId: try row.text(), period: try row.name(), status: try row.code(), currency: try row.text(),
      lines: try row.json(), totalCents: try row.int(), createdAt: try row.time(),
      issuedAt: try row.optionalTime(), dueAt: try row.optionalTime(), paidAt: try row.optionalTime(),
      reference: try row.optionalText(), note: try row.optionalText())
  }
}
