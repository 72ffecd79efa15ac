extension Schema {
  /// The change feed: what happened, in the order of commits. Written in the transaction that it tells of.
  ///
  /// AUTOINCREMENT, so that a number is never given twice, even after old events were deleted.
  static let version1Events = """
    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      time INTEGER NOT NULL,
      type TEXT NOT NULL CHECK (type = 'tenant_changed' OR type GLOB 'job_*' OR type GLOB 'step_*'),
      job_id TEXT,
      subject TEXT NOT NULL,
      body TEXT NOT NULL CHECK (body GLOB '{*}'),
      CHECK (type = 'tenant_changed' OR job_id IS NOT NULL)
    ) STRICT;

    """
}
