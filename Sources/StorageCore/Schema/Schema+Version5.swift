extension Schema {
  /// Invoices, credits and proposals; what more than a plan holds costs.
  ///
  /// A tenant has one invoice for a month, ever: that is what makes a billing run harmless to repeat. What an invoice
  /// says is final once it is sent; the triggers refuse what would change it, whoever writes.
  static let version5Billing = """
    ALTER TABLE plans ADD COLUMN extra_user_cents INTEGER NOT NULL DEFAULT 0 CHECK (extra_user_cents >= 0);
    ALTER TABLE plans ADD COLUMN extra_gib_cents INTEGER NOT NULL DEFAULT 0 CHECK (extra_gib_cents >= 0);

    CREATE TABLE invoices (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      sequence INTEGER UNIQUE CHECK (sequence >= 1),
      label TEXT UNIQUE,
      tenant INTEGER NOT NULL REFERENCES tenants (number),
      plan_id TEXT NOT NULL,
      period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
      status TEXT NOT NULL CHECK (status IN ('draft', 'open', 'past_due', 'paid', 'void')),
      currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
      lines TEXT NOT NULL CHECK (lines GLOB '[[]*]'),
      total_cents INTEGER NOT NULL CHECK (total_cents >= 0),
      created_at INTEGER NOT NULL,
      issued_at INTEGER,
      due_at INTEGER,
      paid_at INTEGER,
      reference TEXT CHECK (reference <> ''),
      note TEXT CHECK (note <> ''),
      UNIQUE (tenant, period),
      CHECK ((sequence IS NULL) = (label IS NULL)),
      CHECK ((issued_at IS NULL) = (due_at IS NULL)),
      CHECK ((sequence IS NULL) = (issued_at IS NULL)),
      CHECK (status NOT IN ('open', 'past_due', 'paid') OR sequence IS NOT NULL),
      CHECK (status <> 'draft' OR sequence IS NULL),
      CHECK ((status = 'paid') = (paid_at IS NOT NULL)),
      CHECK ((status = 'void') = (note IS NOT NULL))
    ) STRICT;
    CREATE INDEX invoices_status ON invoices (status, due_at);
    CREATE INDEX invoices_period ON invoices (period, number);
    CREATE TRIGGER invoice_is_final BEFORE UPDATE OF
      id, sequence, label, tenant, plan_id, period, currency, lines, total_cents, issued_at, due_at ON invoices
      WHEN old.status <> 'draft' BEGIN
      SELECT RAISE (ABORT, 'an invoice that was sent does not change');
    END;
    CREATE TRIGGER invoice_is_kept BEFORE DELETE ON invoices WHEN old.status <> 'draft' BEGIN
      SELECT RAISE (ABORT, 'an invoice that was sent is kept');
    END;

    CREATE TABLE credits (
      number INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL REFERENCES tenants (number),
      currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
      amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
      left_cents INTEGER NOT NULL CHECK (left_cents BETWEEN 0 AND amount_cents),
      reason TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX credits_left ON credits (tenant, number) WHERE left_cents > 0;

    CREATE TABLE change_requests (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      tenant INTEGER NOT NULL REFERENCES tenants (number),
      kind TEXT NOT NULL CHECK (kind IN ('plan_change', 'credit', 'write_off')),
      plan_id TEXT,
      amount_cents INTEGER CHECK (amount_cents > 0),
      currency TEXT,
      invoice INTEGER REFERENCES invoices (number),
      reason TEXT NOT NULL CHECK (reason <> ''),
      status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'expired')),
      proposed_by TEXT NOT NULL,
      proposed_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      decided_by TEXT,
      decided_at INTEGER,
      decision_reason TEXT,
      CHECK ((kind = 'plan_change') = (plan_id IS NOT NULL)),
      CHECK ((kind = 'write_off') = (invoice IS NOT NULL)),
      CHECK ((kind = 'plan_change') = (amount_cents IS NULL)),
      CHECK ((amount_cents IS NULL) = (currency IS NULL)),
      CHECK ((status IN ('approved', 'rejected')) = (decided_by IS NOT NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CHECK (kind = 'plan_change' OR decided_by IS NULL OR decided_by <> proposed_by)
    ) STRICT;
    CREATE INDEX change_requests_status ON change_requests (status, number);

    """

  /// What tenants ask for, and what they may decide of themselves. Every change of a setting is kept.
  static let version5Support = """
    CREATE TABLE support_requests (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      tenant INTEGER NOT NULL REFERENCES tenants (number),
      subject TEXT NOT NULL CHECK (subject <> ''),
      severity TEXT NOT NULL CHECK (severity IN ('low', 'normal', 'high', 'urgent')),
      state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
      opened_by TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      messages TEXT NOT NULL CHECK (messages GLOB '[[]*]'),
      posted_in TEXT
    ) STRICT;
    CREATE INDEX support_requests_tenant ON support_requests (tenant, number);
    CREATE INDEX support_requests_state ON support_requests (state, number);

    CREATE TABLE local_settings (
      number INTEGER PRIMARY KEY,
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      contact_email TEXT NOT NULL,
      maintenance_window TEXT NOT NULL CHECK (maintenance_window IN ('any', 'night', 'weekend')),
      notification_channel TEXT NOT NULL CHECK (notification_channel IN ('none', 'email', 'mattermost')),
      changed_by TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX local_settings_tenant ON local_settings (tenant, number);

    """
}
