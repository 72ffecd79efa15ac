extension Schema {
  /// Runs of the AI console with what they said, and what they propose.
  ///
  /// A run that is over does not change; a decision is made once. The newest `AgentTable.runsMax` runs are kept, each with
  /// at most 200 entries of 4 KiB.
  static let agents = """
    CREATE TABLE agent_runs (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      flow TEXT NOT NULL CHECK (flow <> ''),
      tenant TEXT,
      operation TEXT,
      question TEXT,
      state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'out_of_budget')),
      actor TEXT NOT NULL CHECK (actor <> ''),
      role TEXT NOT NULL CHECK (role <> ''),
      model TEXT NOT NULL CHECK (model <> ''),
      tokens INTEGER NOT NULL CHECK (tokens >= 0),
      problem TEXT CHECK (problem <> ''),
      created_at INTEGER NOT NULL,
      started_at INTEGER,
      finished_at INTEGER,
      CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL)),
      CHECK (state <> 'queued' OR started_at IS NULL),
      CHECK (state <> 'running' OR started_at IS NOT NULL)
    ) STRICT;
    CREATE INDEX agent_runs_finished ON agent_runs (finished_at);
    CREATE TRIGGER agent_run_is_over BEFORE UPDATE ON agent_runs WHEN old.finished_at IS NOT NULL BEGIN
      SELECT RAISE (ABORT, 'a run that is over does not change');
    END;

    CREATE TABLE agent_entries (
      run INTEGER NOT NULL REFERENCES agent_runs (number) ON DELETE CASCADE,
      place INTEGER NOT NULL CHECK (place >= 1),
      kind TEXT NOT NULL CHECK (kind IN ('question', 'text', 'lookup', 'finding', 'refusal', 'note')),
      tool TEXT,
      text TEXT NOT NULL,
      time INTEGER NOT NULL,
      PRIMARY KEY (run, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE agent_proposals (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      run INTEGER NOT NULL REFERENCES agent_runs (number) ON DELETE CASCADE,
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind <> ''),
      params TEXT,
      why TEXT NOT NULL CHECK (why <> ''),
      state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'expired')),
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL CHECK (expires_at > created_at),
      decided_by TEXT,
      decided_at INTEGER,
      reason TEXT CHECK (reason <> ''),
      operation TEXT,
      UNIQUE (run, tenant, kind),
      CHECK ((state IN ('approved', 'rejected')) = (decided_by IS NOT NULL)),
      CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
      CHECK ((state = 'approved') = (operation IS NOT NULL)),
      CHECK ((state = 'rejected') = (reason IS NOT NULL))
    ) STRICT;
    CREATE INDEX agent_proposals_state ON agent_proposals (state, number);
    CREATE TRIGGER agent_proposal_is_decided BEFORE UPDATE ON agent_proposals WHEN old.state <> 'open' BEGIN
      SELECT RAISE (ABORT, 'a proposal is decided once');
    END;

    """
}
