extension Schema {
  /// Maintenance windows, freezes, and what they keep from beginning.
  static let windows = """
    CREATE TABLE maintenance_windows (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 10),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('deny', 'allow')),
      once_from INTEGER,
      once_until INTEGER,
      weekly TEXT CHECK (weekly GLOB '{*}'),
      scope TEXT NOT NULL CHECK (scope GLOB '{*}'),
      reason TEXT NOT NULL CHECK (reason <> ''),
      created_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      CHECK ((once_from IS NULL) = (once_until IS NULL) AND (once_from IS NULL) <> (weekly IS NULL)),
      CHECK (once_from IS NULL OR once_from < once_until)
    ) STRICT;

    CREATE TABLE freezes (
      number INTEGER PRIMARY KEY,
      reason TEXT NOT NULL CHECK (reason <> ''),
      frozen_by TEXT NOT NULL,
      since INTEGER NOT NULL,
      until INTEGER,
      ended_at INTEGER,
      ended_by TEXT,
      CHECK ((ended_at IS NULL) = (ended_by IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX freezes_in_force ON freezes (ended_at IS NULL) WHERE ended_at IS NULL;

    ALTER TABLE jobs ADD COLUMN hold_code TEXT;
    ALTER TABLE jobs ADD COLUMN hold_reason TEXT;
    ALTER TABLE jobs ADD COLUMN hold_until INTEGER;
    ALTER TABLE jobs ADD COLUMN pass TEXT CHECK (pass GLOB '{*}');
    CREATE INDEX jobs_unbegun ON jobs (number) WHERE state = 'queued' AND started_at IS NULL;

    """
}
