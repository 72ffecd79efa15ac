extension Schema {
  /// The audit log and its end. What is written stays: a change or a deletion by mistake is refused; one on purpose
  /// breaks the chain of hashes.
  static let audit = """
    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      call TEXT NOT NULL CHECK (call <> ''),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      role TEXT NOT NULL,
      endpoint TEXT NOT NULL CHECK (endpoint <> ''),
      tenant TEXT,
      subject TEXT,
      outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'refused', 'failed')),
      reason TEXT,
      operation TEXT,
      input_hash TEXT NOT NULL CHECK (length(input_hash) = 64),
      previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TABLE audit_head (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sequence INTEGER NOT NULL CHECK (sequence >= 1),
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;

    """
}
