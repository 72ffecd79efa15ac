extension Schema {
  /// Webhooks: which deliveries from outside were taken, and how far each receiver outside has been told.
  static let hooks = """
    CREATE TABLE hook_receipts (
      source TEXT NOT NULL CHECK (source <> ''),
      delivery TEXT NOT NULL CHECK (length(delivery) BETWEEN 1 AND 200),
      received_at INTEGER NOT NULL,
      PRIMARY KEY (source, delivery)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hook_receipts_age ON hook_receipts (received_at);

    CREATE TABLE hook_sinks (
      name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      holder TEXT,
      held_until INTEGER,
      failing_since INTEGER,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      next_try_at INTEGER,
      problem TEXT,
      dead INTEGER NOT NULL DEFAULT 0 CHECK (dead >= 0),
      CHECK ((holder IS NULL) = (held_until IS NULL)),
      CHECK ((failing_since IS NULL) = (problem IS NULL))
    ) STRICT, WITHOUT ROWID;

    """
}
