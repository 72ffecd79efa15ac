import TenantModel

/// Every statement on tenants and what belongs to them; lists are in `TenantListing`.
enum TenantSQL {
  // Nothing is written when the slug is taken; any other violation fails.
  static let insert = """
    INSERT INTO tenants (\(Tenant.columnNames), name_folded, agency_group_folded)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
      ?23, ?24, ?25, ?26, ?27, ?28)
    ON CONFLICT (slug) DO NOTHING
    """
  static let index = """
    INSERT INTO tenant_search (rowid, name_folded, slug, agency_group_folded)
    SELECT number, name_folded, slug, agency_group_folded FROM tenants WHERE id = ?1
    """
  // Whether more than a few match, without counting them all.
  static let hitsUpTo = """
    SELECT count(*) FROM (SELECT 1 FROM tenant_search WHERE tenant_search MATCH ?1 LIMIT ?2) AS hits
    """
  static let byID = "SELECT \(Tenant.columnNames) FROM tenants WHERE id = ?1"
  static let bySlug = "SELECT \(Tenant.columnNames) FROM tenants WHERE slug = ?1"
  static let countsByStatus = "SELECT status, tenants FROM tenant_counts WHERE tenants > 0"

  // Steps from one group to the next in the index instead of reading it all.
  static let agencyGroups = """
    WITH RECURSIVE groups (name) AS (
      SELECT min(agency_group) FROM tenants
      UNION ALL
      SELECT (SELECT min(agency_group) FROM tenants WHERE agency_group > groups.name)
      FROM groups WHERE groups.name IS NOT NULL)
    SELECT name FROM groups WHERE name IS NOT NULL ORDER BY name
    """

  // What every write ends with; news of its health end with the other.
  static let touch = "UPDATE tenants SET version = version + 1, updated_at = ?2 WHERE id = ?1"
  static let stamp = "UPDATE tenants SET updated_at = ?2 WHERE id = ?1"
  static let follow = """
    UPDATE tenants SET status = ?2, status_reason = ?3, paused_by = ?4, current_operation_id = ?5 WHERE id = ?1
    """
  static let recordHealth =
    "UPDATE tenants SET health_level = ?2, health_summary = ?3, health_checked_at = ?4 WHERE id = ?1"
  static let recordPause = "UPDATE tenants SET paused_by = ?2, status_reason = ?3 WHERE id = ?1"

  static let recordImage = "UPDATE tenants SET image = ?2 WHERE id = ?1"
  static let recordBundle = "UPDATE tenants SET bundle_code = ?2 WHERE id = ?1"

  static let modules = """
    SELECT m.module, m.source, m.state, m.last_operation_id FROM tenant_modules AS m
    JOIN tenants AS t ON t.number = m.tenant WHERE t.id = ?1 ORDER BY m.module
    """
  static let recordModule = """
    INSERT INTO tenant_modules (tenant, module, source, state, last_operation_id)
    SELECT number, ?2, ?3, ?4, ?5 FROM tenants WHERE id = ?1
    ON CONFLICT (tenant, module) DO UPDATE
      SET source = excluded.source, state = excluded.state, last_operation_id = excluded.last_operation_id
    """

  static let sso = """
    SELECT s.keycloak_realm, s.keycloak_client_id, s.redirect_uris, s.status FROM tenant_sso AS s
    JOIN tenants AS t ON t.number = s.tenant WHERE t.id = ?1
    """
  static let insertSSO = """
    INSERT INTO tenant_sso (tenant, keycloak_realm, keycloak_client_id, redirect_uris, status)
    SELECT number, ?2, ?3, ?4, ?5 FROM tenants WHERE id = ?1
    """
  static let recordSSOStatus =
    "UPDATE tenant_sso SET status = ?2 WHERE tenant = (SELECT number FROM tenants WHERE id = ?1)"

  static let subscription = """
    SELECT s.plan_id, s.status, s.pricing_model, s.current_period_start, s.current_period_end, s.next_invoice_date
    FROM tenant_subscriptions AS s JOIN tenants AS t ON t.number = s.tenant WHERE t.id = ?1
    """
  static let insertSubscription = """
    INSERT INTO tenant_subscriptions
      (tenant, plan_id, status, pricing_model, current_period_start, current_period_end, next_invoice_date)
    SELECT number, ?2, ?3, ?4, ?5, ?6, ?7 FROM tenants WHERE id = ?1
    """
  // The next invoice is due when the period ends.
  static let startSubscription = """
    UPDATE tenant_subscriptions
    SET status = 'active', current_period_start = ?2, current_period_end = ?3, next_invoice_date = ?3
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) AND status = 'pending'
    """
  // What was paid for runs out; nothing more is due.
  static let endSubscription = """
    UPDATE tenant_subscriptions SET status = 'ended', next_invoice_date = NULL
    WHERE tenant = (SELECT number FROM tenants WHERE id = ?1) AND status <> 'ended'
    """
}
