extension Schema {
  /// Tenants and what belongs to each of them.
  ///
  /// `paused_by` is set while a tenant is still being paused and cleared while it is being resumed, so it may
  /// stand beside every status that a pause starts from or leads to. `…_folded` columns hold the text as it
  /// is searched and sorted by: lower case and composed, made by `TextFolding`, since SQLite folds ASCII
  /// only.
  ///
  /// Whoever writes one of the three searched columns writes `tenant_search` too (`TenantSQL.index`): in a
  /// schema that is not trusted SQLite 3.40 lets no trigger touch a virtual table.
  static let version1Tenants = """
    CREATE TABLE tenants (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10 AND id NOT GLOB '*[^0-9A-Z]*'),
      slug TEXT NOT NULL UNIQUE CHECK
        (length(slug) BETWEEN 3 AND 40 AND slug GLOB '[a-z]*' AND slug NOT GLOB '*[^a-z0-9-]*'),
      name TEXT NOT NULL CHECK (name <> ''),
      name_folded TEXT NOT NULL CHECK (name_folded <> ''),
      agency_group TEXT NOT NULL CHECK (agency_group <> ''),
      agency_group_folded TEXT NOT NULL CHECK (agency_group_folded <> ''),
      status TEXT NOT NULL CHECK (status IN
        ('provisioning', 'active', 'paused', 'error', 'decommissioning', 'decommissioned')),
      status_reason TEXT,
      paused_by TEXT CHECK (paused_by IN ('operator', 'billing', 'owner')),
      environment TEXT NOT NULL CHECK (environment IN ('production', 'staging')),
      plan_id TEXT NOT NULL,
      region TEXT NOT NULL,
      isolation TEXT NOT NULL CHECK (isolation IN ('database', 'schema')),
      ha_level TEXT NOT NULL CHECK (ha_level IN ('single', 'ha')),
      template_id TEXT NOT NULL,
      bundle_code TEXT NOT NULL,
      image TEXT NOT NULL CHECK (instr(image, ':') > 1),
      db_name TEXT NOT NULL CHECK
        (length(db_name) BETWEEN 1 AND 63 AND db_name GLOB '[a-z]*' AND db_name NOT GLOB '*[^a-z0-9_]*'),
      db_host TEXT,
      k8s_namespace TEXT NOT NULL UNIQUE CHECK (length(k8s_namespace) BETWEEN 1 AND 63),
      odoo_url TEXT NOT NULL CHECK (odoo_url GLOB 'http*://*'),
      health_level TEXT NOT NULL CHECK (health_level IN ('healthy', 'degraded', 'down', 'unknown')),
      health_summary TEXT NOT NULL,
      health_checked_at INTEGER,
      current_operation_id TEXT CHECK (length(current_operation_id) = 10),
      version INTEGER NOT NULL CHECK (version >= 1),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      attention INTEGER NOT NULL GENERATED ALWAYS AS (CASE
        WHEN status = 'error' THEN 0
        WHEN status = 'active' AND health_level = 'down' THEN 1
        WHEN status = 'active' AND health_level = 'degraded' THEN 2
        WHEN status IN ('provisioning', 'decommissioning') OR current_operation_id IS NOT NULL THEN 3
        WHEN status = 'paused' THEN 4
        WHEN status = 'decommissioned' THEN 7
        WHEN health_level = 'unknown' THEN 5
        ELSE 6 END) STORED,
      CHECK (paused_by IS NULL OR status NOT IN ('provisioning', 'decommissioned'))
    ) STRICT;
    CREATE UNIQUE INDEX tenants_database ON tenants (db_name) WHERE isolation = 'database';
    CREATE INDEX tenants_name ON tenants
      (name_folded, number, slug, agency_group_folded, status, plan_id, region, agency_group);
    CREATE INDEX tenants_status ON tenants (status, name_folded, number, plan_id, region, agency_group);
    CREATE INDEX tenants_attention ON tenants
      (attention, name_folded, number, status, plan_id, region, agency_group);
    CREATE INDEX tenants_plan ON tenants (plan_id, name_folded, number, region, status, agency_group);
    CREATE INDEX tenants_region ON tenants (region, name_folded, number, plan_id, status, agency_group);
    CREATE INDEX tenants_group ON tenants
      (agency_group, name_folded, number, status, plan_id, region);
    CREATE INDEX tenants_created ON tenants (created_at, number);
    CREATE INDEX tenants_updated ON tenants (updated_at, number);

    CREATE TABLE tenant_counts (
      status TEXT NOT NULL PRIMARY KEY,
      tenants INTEGER NOT NULL CHECK (tenants >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER tenant_counted AFTER INSERT ON tenants BEGIN
      INSERT INTO tenant_counts VALUES (new.status, 1) ON CONFLICT (status) DO UPDATE SET tenants = tenants + 1;
    END;
    CREATE TRIGGER tenant_recounted AFTER UPDATE OF status ON tenants WHEN old.status <> new.status BEGIN
      UPDATE tenant_counts SET tenants = tenants - 1 WHERE status = old.status;
      INSERT INTO tenant_counts VALUES (new.status, 1) ON CONFLICT (status) DO UPDATE SET tenants = tenants + 1;
    END;
    CREATE TRIGGER tenant_discounted AFTER DELETE ON tenants BEGIN
      UPDATE tenant_counts SET tenants = tenants - 1 WHERE status = old.status;
    END;

    CREATE VIRTUAL TABLE tenant_search USING fts5
      (name_folded, slug, agency_group_folded, content = 'tenants', content_rowid = 'number', tokenize = 'trigram');

    CREATE TABLE tenant_modules (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      module TEXT NOT NULL CHECK (length(module) BETWEEN 1 AND 128),
      source TEXT NOT NULL CHECK (source IN ('core', 'oca', 'ipai')),
      state TEXT NOT NULL CHECK (state IN ('installed', 'removed', 'pending')),
      last_operation_id TEXT CHECK (length(last_operation_id) = 10),
      PRIMARY KEY (tenant, module)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tenant_sso (
      tenant INTEGER PRIMARY KEY REFERENCES tenants (number) ON DELETE CASCADE,
      keycloak_realm TEXT NOT NULL,
      keycloak_client_id TEXT NOT NULL,
      redirect_uris TEXT NOT NULL CHECK (redirect_uris GLOB '[[]*]'),
      status TEXT NOT NULL CHECK (status IN ('desired', 'active', 'error'))
    ) STRICT;

    CREATE TABLE tenant_subscriptions (
      tenant INTEGER PRIMARY KEY REFERENCES tenants (number) ON DELETE CASCADE,
      plan_id TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'past_due', 'ended')),
      pricing_model TEXT NOT NULL CHECK (pricing_model IN ('flat', 'per_user')),
      current_period_start INTEGER,
      current_period_end INTEGER,
      next_invoice_date INTEGER,
      CHECK ((current_period_start IS NULL) = (current_period_end IS NULL)),
      CHECK (current_period_start < current_period_end)
    ) STRICT;

    """
}
