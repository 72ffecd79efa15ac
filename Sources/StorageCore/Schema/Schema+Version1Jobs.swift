extension Schema {
  /// Lanes, jobs and what hangs on them. Times are microseconds since 1970, durations microseconds.
  ///
  /// A worker's every write begins with the guard on (lane, owner, fence); the partial unique index on
  /// running jobs is the second lock on the same door. Literal states in partial indexes must stand literally
  /// in the queries that are to use them. JSON is known by its braces: in a schema that is not trusted SQLite
  /// 3.40 refuses its own JSON functions.
  static let version1Jobs = """
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

    """
}
