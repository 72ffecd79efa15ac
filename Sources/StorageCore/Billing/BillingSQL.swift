import TenantModel

/// Every statement on billing.
enum BillingSQL {
  /// The columns of the tenant first, as `Tenant(row:)` reads them.
  static let subscriptions = """
    SELECT \(Tenant.columnNames),
      payer_plan, payer_status, pricing_model, current_period_start, current_period_end, next_invoice_date,
      (SELECT coalesce(sum(total_cents), 0) FROM invoices AS i
        WHERE i.tenant = tenants.number AND i.status IN ('open', 'past_due')),
      (SELECT coalesce(sum(total_cents), 0) FROM invoices AS i
        WHERE i.tenant = tenants.number AND i.status = 'past_due'),
      (SELECT coalesce(sum(left_cents), 0) FROM credits AS c
        WHERE c.tenant = tenants.number AND c.left_cents > 0)
    FROM tenants JOIN (
      SELECT tenant AS payer, plan_id AS payer_plan, status AS payer_status, pricing_model, current_period_start,
        current_period_end, next_invoice_date FROM tenant_subscriptions) AS paying ON payer = tenants.number
    WHERE ?1 IS NULL OR tenants.id = ?1 ORDER BY slug
    """

  private static let invoiceColumns = """
    i.id, i.label, t.id, t.slug, t.name, i.plan_id, i.period, i.status, i.currency, i.lines, i.total_cents,
      i.created_at, i.issued_at, i.due_at, i.paid_at, i.reference, i.note
    """
  private static let invoiceTables = "FROM invoices AS i JOIN tenants AS t ON t.number = i.tenant"
  static let invoices = """
    SELECT \(invoiceColumns) \(invoiceTables)
    WHERE (?1 IS NULL OR t.id = ?1) AND (?2 IS NULL OR i.period = ?2)
      AND (?3 = '' OR instr(?3, ' ' || i.status || ' ') > 0)
    ORDER BY i.period DESC, t.slug LIMIT ?4
    """
  static let invoiceByID = "SELECT \(invoiceColumns) \(invoiceTables) WHERE i.id = ?1"
  static let invoiceByLabel = "SELECT \(invoiceColumns) \(invoiceTables) WHERE i.label = ?1"
  // A month that has an invoice keeps it.
  static let insertInvoice = """
    INSERT INTO invoices (id, tenant, plan_id, period, status, currency, lines, total_cents, created_at)
    SELECT ?1, number, ?3, ?4, 'draft', ?5, ?6, ?7, ?8 FROM tenants WHERE id = ?2
    ON CONFLICT (tenant, period) DO NOTHING
    """
  static let movePeriod = """
    UPDATE tenant_subscriptions SET current_period_start = ?2, current_period_end = ?3, next_invoice_date = ?3
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1)
    """
  static let drafts = """
    SELECT \(invoiceColumns) \(invoiceTables) WHERE i.status = 'draft' AND i.period <= ?1 ORDER BY i.period, t.slug
    """
  static let lastSequence = "SELECT coalesce(max(sequence), 0) FROM invoices"
  static let issue = """
    UPDATE invoices SET status = ?2, sequence = ?3, label = ?4, issued_at = ?5, due_at = ?6, paid_at = ?7 WHERE id = ?1
    """
  static let overdue = """
    SELECT i.id, t.id \(invoiceTables) WHERE i.status = 'open' AND i.due_at < ?1 ORDER BY i.number
    """
  static let setStatus =
    "UPDATE invoices SET status = ?2, paid_at = ?3, reference = ?4, note = ?5 WHERE id = ?1"
  // Whoever owes something that is past due is past due; who owes no more of it is not. Who has ended stays so.
  static let followDebt = """
    UPDATE tenant_subscriptions SET status = CASE WHEN EXISTS (SELECT 1 FROM invoices AS i
      WHERE i.tenant = tenant_subscriptions.tenant AND i.status = 'past_due') THEN 'past_due' ELSE 'active' END
    WHERE status IN ('active', 'past_due') AND tenant = (SELECT number FROM tenants WHERE id = ?1)
    """
  static let setSubscriptionPlan = """
    UPDATE tenant_subscriptions SET plan_id = ?2 WHERE tenant = (SELECT number FROM tenants WHERE id = ?1)
    """
  static let setTenantPlan = "UPDATE tenants SET plan_id = ?2 WHERE id = ?1"

  static let credits = """
    SELECT c.number, c.left_cents FROM credits AS c JOIN tenants AS t ON t.number = c.tenant
    WHERE t.id = ?1 AND c.currency = ?2 AND c.left_cents > 0 ORDER BY c.number
    """
  static let insertCredit = """
    INSERT INTO credits (tenant, currency, amount_cents, left_cents, reason, created_at)
    SELECT number, ?2, ?3, ?3, ?4, ?5 FROM tenants WHERE id = ?1
    """
  static let takeCredit = "UPDATE credits SET left_cents = left_cents - ?2 WHERE number = ?1"

  private static let requestColumns = """
    r.id, t.id, t.slug, t.name, r.kind, r.plan_id, r.amount_cents, r.currency, i.id, i.label, r.reason, r.status,
      r.proposed_by, r.proposed_at, r.expires_at, r.decided_by, r.decided_at, r.decision_reason
    """
  private static let requestTables = """
    FROM change_requests AS r JOIN tenants AS t ON t.number = r.tenant LEFT JOIN invoices AS i ON i.number = r.invoice
    """
  static let requests = """
    SELECT \(requestColumns) \(requestTables) WHERE ?1 IS NULL OR t.id = ?1 ORDER BY r.number DESC LIMIT ?2
    """
  static let requestByID = "SELECT \(requestColumns) \(requestTables) WHERE r.id = ?1"
  static let insertRequest = """
    INSERT INTO change_requests (id, tenant, kind, plan_id, amount_cents, currency, invoice, reason, status,
      proposed_by, proposed_at, expires_at)
    SELECT ?1, number, ?3, ?4, ?5, ?6, (SELECT number FROM invoices WHERE id = ?7), ?8, 'pending', ?9, ?10, ?11
    FROM tenants WHERE id = ?2
    """
  static let expire = """
    UPDATE change_requests SET status = 'expired' WHERE status = 'pending' AND expires_at <= ?1
    """
  static let decideRequest = """
    UPDATE change_requests SET status = ?2, decided_by = ?3, decided_at = ?4, decision_reason = ?5 WHERE id = ?1
    """
}
