extension Schema {
  /// Signatures under the audit log. They stay, as its lines do.
  static let auditSeals = """
    CREATE TABLE audit_seals (
      sequence INTEGER PRIMARY KEY REFERENCES audit (sequence),
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      sealed_at INTEGER NOT NULL,
      key_id TEXT NOT NULL CHECK (length(key_id) = 16),
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE TRIGGER audit_seal_is_not_changed BEFORE UPDATE ON audit_seals
      BEGIN SELECT RAISE(ABORT, 'the audit log is not changed'); END;
    CREATE TRIGGER audit_seal_is_not_deleted BEFORE DELETE ON audit_seals
      BEGIN SELECT RAISE(ABORT, 'the audit log is not deleted'); END;

    """
}
