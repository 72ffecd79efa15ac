/// A place in a migration that PostgreSQL wants in other words, which no rule can find.
struct SchemaException {
  let migration: Int
  /// As it stands in the migration.
  let sqlite: String
  let postgres: String

  static let all: [SchemaException] = [
    // Lanes and jobs point at each other; the second of the two is told when both are there.
    SchemaException(
      migration: 1, sqlite: "head_job INTEGER REFERENCES jobs (number),", postgres: "head_job INTEGER,"),
    SchemaException(
      migration: 1, sqlite: "CREATE INDEX jobs_open ON jobs",
      postgres:
        "ALTER TABLE lanes ADD FOREIGN KEY (head_job) REFERENCES jobs (number);\nCREATE INDEX jobs_open ON jobs"
    ),
    // Which of the two rows is meant has to be said.
    SchemaException(
      migration: 1, sqlite: "DO UPDATE SET tenants = tenants + 1",
      postgres: "DO UPDATE SET tenants = tenant_counts.tenants + 1"),
    // Words are looked for in the tenants themselves.
    SchemaException(
      migration: 1,
      sqlite: """
        CREATE VIRTUAL TABLE tenant_search USING fts5
          (name_folded, slug, agency_group_folded, content = 'tenants', content_rowid = 'number', tokenize = 'trigram');
        """,
      postgres: ""),
    // A check can be changed, so that no event has to move.
    SchemaException(migration: 2, sqlite: eventsMoved, postgres: eventsChecked),
    SchemaException(
      migration: 7, sqlite: "ON freezes (ended_at IS NULL) WHERE",
      postgres: "ON freezes ((ended_at IS NULL)) WHERE"),
  ]

  private static let eventsMoved = """
    CREATE TABLE events_new (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      type TEXT NOT NULL CHECK
        (type IN ('tenant_changed', 'topic_changed') OR type GLOB 'job_*' OR type GLOB 'step_*'),
      job_id TEXT,
      subject TEXT NOT NULL,
      body TEXT NOT NULL CHECK (body GLOB '{*}'),
      CHECK (type IN ('tenant_changed', 'topic_changed') OR job_id IS NOT NULL)
    ) STRICT;
    INSERT INTO events_new SELECT * FROM events;
    UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'events')
      WHERE name = 'events_new';
    INSERT INTO sqlite_sequence (name, seq) SELECT 'events_new', seq FROM sqlite_sequence
      WHERE name = 'events' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'events_new');
    DROP TABLE events;
    ALTER TABLE events_new RENAME TO events;
    """

  private static let eventsChecked = """
    ALTER TABLE events DROP CONSTRAINT events_type_check, DROP CONSTRAINT events_check,
      ADD CONSTRAINT events_type_check CHECK
        (type IN ('tenant_changed', 'topic_changed') OR type GLOB 'job_*' OR type GLOB 'step_*'),
      ADD CONSTRAINT events_check CHECK (type IN ('tenant_changed', 'topic_changed') OR job_id IS NOT NULL);
    """
}
