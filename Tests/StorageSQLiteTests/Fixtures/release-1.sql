-- The database of schema 1 as it was released. Never changed.
CREATE TABLE lanes (
  lane_key TEXT NOT NULL PRIMARY KEY CHECK (length(CAST(lane_key AS BLOB)) BETWEEN 1 AND 200),
  head_job INTEGER REFERENCES jobs (number),
  ready_at INTEGER,
  priority INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT CHECK (lease_owner <> ''),
  lease_until INTEGER,
  fence INTEGER NOT NULL DEFAULT 0 CHECK (fence >= 0),
  CHECK ((lease_owner IS NULL) = (lease_until IS NULL)),
  CHECK (ready_at IS NULL OR head_job IS NOT NULL),
  CHECK (lease_owner IS NULL OR head_job IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX lanes_ready ON lanes (priority, ready_at, lane_key, head_job)
  WHERE ready_at IS NOT NULL AND lease_until IS NULL;
CREATE INDEX lanes_lease ON lanes (lease_until, lease_owner) WHERE lease_until IS NOT NULL;

CREATE TABLE jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 200),
  lane_key TEXT NOT NULL REFERENCES lanes (lane_key),
  subject TEXT NOT NULL CHECK (length(CAST(subject AS BLOB)) <= 200),
  kind TEXT NOT NULL CHECK (length(CAST(kind AS BLOB)) BETWEEN 1 AND 200),
  plan_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN
    ('queued', 'running', 'waiting', 'retry_wait', 'parked', 'succeeded', 'failed', 'cancelled')),
  parameters BLOB NOT NULL CHECK (length(parameters) <= 65536),
  priority INTEGER NOT NULL,
  run_at INTEGER NOT NULL,
  not_after INTEGER,
  requested_by TEXT NOT NULL,
  trigger_source TEXT NOT NULL,
  idem_scope TEXT,
  idem_key TEXT,
  idem_fingerprint TEXT,
  ready_at INTEGER NOT NULL,
  cancel_requested_at INTEGER,
  cancel_requested_by TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  fault TEXT CHECK (fault GLOB '{*}'),
  rescues INTEGER NOT NULL DEFAULT 0 CHECK (rescues >= 0),
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed', 'cancelled'))),
  CHECK (state NOT IN ('parked', 'failed') OR fault IS NOT NULL),
  CHECK ((idem_scope IS NULL) = (idem_key IS NULL) AND (idem_key IS NULL) = (idem_fingerprint IS NULL)),
  CHECK ((cancel_requested_at IS NULL) = (cancel_requested_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX jobs_idempotency ON jobs (idem_scope, idem_key) WHERE idem_key IS NOT NULL;
CREATE UNIQUE INDEX jobs_running ON jobs (lane_key) WHERE state = 'running';
CREATE INDEX jobs_open ON jobs (lane_key, number) WHERE finished_at IS NULL;
CREATE INDEX jobs_subject ON jobs (subject, number);
CREATE INDEX jobs_state ON jobs (state, number);
CREATE INDEX jobs_succeeded ON jobs (kind, finished_at) WHERE state = 'succeeded';
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE steps (
  job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),
  name TEXT NOT NULL CHECK (name <> ''),
  title TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('none', 'named', 'searchable', 'blind')),
  repeat_safe INTEGER NOT NULL CHECK (repeat_safe IN (0, 1)),
  skippable INTEGER NOT NULL CHECK (skippable IN (0, 1)),
  cancellable INTEGER NOT NULL CHECK (cancellable IN (0, 1)),
  disruptive INTEGER NOT NULL CHECK (disruptive IN (0, 1)),
  deadline INTEGER NOT NULL CHECK (deadline >= 0),
  phase TEXT NOT NULL CHECK (phase IN
    ('pending', 'intent', 'acted', 'done', 'skipped', 'uncertain', 'failed')),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  fence INTEGER NOT NULL CHECK (fence >= 0),
  idempotency_key TEXT NOT NULL,
  external_ref TEXT,
  result BLOB CHECK (length(result) <= 65536),
  progress_fraction REAL CHECK (progress_fraction BETWEEN 0 AND 1),
  progress_text TEXT,
  intent_at INTEGER,
  started_at INTEGER,
  done_at INTEGER,
  next_try_at INTEGER,
  last_fault TEXT CHECK (last_fault GLOB '{*}'),
  skip_reason TEXT,
  PRIMARY KEY (job, number),
  UNIQUE (job, name),
  CHECK (done_at IS NULL OR phase IN ('done', 'skipped')),
  CHECK (skip_reason IS NULL OR phase = 'skipped'),
  CHECK (progress_fraction IS NULL OR progress_text IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_attempts (
  job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  step INTEGER NOT NULL CHECK (step >= 1),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  fence INTEGER NOT NULL CHECK (fence >= 0),
  worker TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN
    ('done', 'skipped', 'retried', 'failed', 'uncertain', 'lost', 'cancelled', 'marked_done')),
  external_ref TEXT,
  fault TEXT CHECK (fault GLOB '{*}'),
  PRIMARY KEY (job, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_logs (
  job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 1),
  line INTEGER NOT NULL CHECK (line >= 1),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  time INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('debug', 'info', 'warning', 'error')),
  text TEXT NOT NULL CHECK (length(CAST(text AS BLOB)) <= 4096),
  PRIMARY KEY (job, step, line)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX job_logs_sequence ON job_logs (job, sequence);

CREATE TABLE workers (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  host TEXT NOT NULL,
  process_id INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  time INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type = 'tenant_changed' OR type GLOB 'job_*' OR type GLOB 'step_*'),
  job_id TEXT,
  subject TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body GLOB '{*}'),
  CHECK (type = 'tenant_changed' OR job_id IS NOT NULL)
) STRICT;

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

CREATE TABLE modules (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
  series TEXT NOT NULL,
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  summary TEXT,
  source TEXT NOT NULL CHECK (source IN ('core', 'oca', 'ipai')),
  repo TEXT NOT NULL,
  version TEXT NOT NULL,
  category TEXT,
  license TEXT,
  depends TEXT NOT NULL CHECK (depends GLOB '[[]*]'),
  application INTEGER NOT NULL CHECK (application IN (0, 1)),
  installable INTEGER NOT NULL CHECK (installable IN (0, 1)),
  auto_install INTEGER NOT NULL CHECK (auto_install IN (0, 1)),
  development_status TEXT,
  lifecycle TEXT NOT NULL,
  external_dependencies TEXT NOT NULL CHECK (external_dependencies GLOB '{*}'),
  UNIQUE (name, series)
) STRICT;
CREATE INDEX modules_source ON modules (source, name, series);

CREATE TABLE bundles (
  code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  description TEXT NOT NULL,
  version TEXT NOT NULL,
  modules TEXT NOT NULL CHECK (modules GLOB '[[]*]'),
  replaces_ee TEXT NOT NULL,
  gaps TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  users_included INTEGER NOT NULL CHECK (users_included >= 0),
  storage_gib INTEGER NOT NULL CHECK (storage_gib >= 0),
  resources TEXT NOT NULL CHECK (resources GLOB '{*}')
) STRICT, WITHOUT ROWID;

CREATE TABLE regions (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  place INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE images (
  image TEXT NOT NULL PRIMARY KEY CHECK (instr(image, ':') > 1),
  place INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('tested', 'candidate', 'blocked'))
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  k8s_chart TEXT,
  docker_image_odoo TEXT NOT NULL,
  docker_image_pg TEXT NOT NULL,
  size_profile TEXT NOT NULL,
  volume_gib INTEGER NOT NULL CHECK (volume_gib >= 0),
  env_defaults TEXT NOT NULL CHECK (env_defaults GLOB '{*}'),
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sso_templates (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  keycloak_realm TEXT NOT NULL,
  client_id_pattern TEXT NOT NULL,
  redirect_uri_patterns TEXT NOT NULL CHECK (redirect_uri_patterns GLOB '[[]*]'),
  scopes TEXT NOT NULL CHECK (scopes GLOB '[[]*]')
) STRICT, WITHOUT ROWID;

-- Rows.
INSERT INTO lanes (lane_key) VALUES ('tenant:ACME000000');
INSERT INTO jobs (number, id, lane_key, subject, kind, plan_version, state, parameters, priority, run_at, requested_by,
  trigger_source, ready_at, created_at, started_at, rescues)
VALUES (1, 'J0B0000001', 'tenant:ACME000000', 'ACME000000', 'create', 1, 'running', x'7B7D', 100, 1750000000000000, 'ada',
  'ui', 1750000000000000, 1750000000000000, 1750000001000000, 0);
UPDATE lanes SET head_job = 1, ready_at = 1750000000000000, priority = 100, lease_owner = 'w1',
  lease_until = 1750000015000000, fence = 1;
INSERT INTO steps (job, number, name, title, effect, repeat_safe, skippable, cancellable, disruptive, deadline, phase,
  attempt, fence, idempotency_key, external_ref, done_at)
VALUES (1, 1, 'one', 'One', 'named', 0, 0, 1, 0, 1800000000, 'done', 1, 1, 'J0B0000001:one:1', 'ref', 1750000002000000),
  (1, 2, 'two', 'Two', 'blind', 0, 0, 1, 0, 1800000000, 'pending', 1, 0, 'J0B0000001:two:1', NULL, NULL);
INSERT INTO events (time, type, job_id, subject, body)
VALUES (1750000000000000, 'job_enqueued', 'J0B0000001', 'ACME000000', '{"state":"queued"}');
INSERT INTO tenants (id, slug, name, name_folded, agency_group, agency_group_folded, status, environment, plan_id,
  region, isolation, ha_level, template_id, bundle_code, image, db_name, k8s_namespace, odoo_url, health_level,
  health_summary, current_operation_id, version, created_at, updated_at)
VALUES ('ACME000000', 'acme', 'Café Acme', 'café acme', 'North', 'north', 'provisioning', 'production', 'pro', 'sgp1',
  'database', 'single', 'odoo18-standard', 'finance_ppm', 'odoo:18.0-20251106', 'odoo_acme', 'odoo-acme',
  'https://acme.example.net', 'unknown', 'no cluster connected', 'J0B0000001', 1, 1750000000000000, 1750000000000000);
INSERT INTO tenant_search (rowid, name_folded, slug, agency_group_folded) VALUES (1, 'café acme', 'acme', 'north');
INSERT INTO tenant_sso VALUES (1, 'tenants', 'odoo-acme', '["https://acme.example.net"]', 'desired');
INSERT INTO tenant_subscriptions VALUES (1, 'pro', 'pending', 'flat', NULL, NULL, NULL);
PRAGMA user_version = 1;
