extension Schema {
  /// What one person asks for and another decides.
  ///
  /// A decision is made once, and by somebody else than who asked; of one act on one tenant one is open at a time.
  static let approvals = """
    CREATE TABLE approvals (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      act TEXT NOT NULL CHECK (act IN ('decommission', 'plan')),
      plan_id TEXT,
      basis TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn', 'expired')),
      asked_by TEXT NOT NULL CHECK (asked_by <> ''),
      asked_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL CHECK (expires_at > asked_at),
      decided_by TEXT,
      decided_at INTEGER,
      decision_reason TEXT CHECK (decision_reason <> ''),
      operation TEXT,
      CHECK ((act = 'plan') = (plan_id IS NOT NULL)),
      CHECK ((state IN ('approved', 'rejected', 'withdrawn')) = (decided_by IS NOT NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> asked_by),
      CHECK (state <> 'withdrawn' OR decided_by = asked_by),
      CHECK (state <> 'rejected' OR decision_reason IS NOT NULL),
      CHECK ((state = 'approved' AND act = 'decommission') = (operation IS NOT NULL))
    ) STRICT;
    CREATE INDEX approvals_tenant ON approvals (tenant, number);
    CREATE UNIQUE INDEX approvals_open ON approvals (tenant, act) WHERE state = 'open';
    CREATE TRIGGER approval_is_decided BEFORE UPDATE ON approvals WHEN old.state <> 'open' BEGIN
      SELECT RAISE (ABORT, 'an approval is decided once');
    END;

    """
}
