extension Schema {
  /// The change feed tells of topics too, not of tenants and jobs alone. SQLite changes no check of a table: the events
  /// move into a new one, with their numbers; none of them is ever given again.
  static let version2 = """
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
}
