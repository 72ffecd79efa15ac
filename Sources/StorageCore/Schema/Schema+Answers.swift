extension Schema {
  /// What calls that change something were answered with, by the key that their caller gave them.
  ///
  /// A row without a status is a call under way; `held_until` is when it counts as one whose process ended.
  static let answers = """
    CREATE TABLE answers (
      caller TEXT NOT NULL CHECK (caller <> ''),
      idem_key TEXT NOT NULL CHECK (length(idem_key) BETWEEN 1 AND 100),
      fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
      holder TEXT NOT NULL,
      held_until INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      status INTEGER CHECK (status BETWEEN 200 AND 499),
      body BLOB,
      PRIMARY KEY (caller, idem_key),
      CHECK ((status IS NULL) = (body IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX answers_expiry ON answers (expires_at);

    """
}
