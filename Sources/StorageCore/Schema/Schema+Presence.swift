extension Schema {
  /// Who has which tenant before them, a row for each of their consoles: what is old is dropped whenever one is written.
  static let presence = """
    CREATE TABLE presence (
      tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
      actor TEXT NOT NULL CHECK (actor <> ''),
      console TEXT NOT NULL CHECK (console <> ''),
      role TEXT NOT NULL CHECK (role <> ''),
      doing TEXT NOT NULL CHECK (doing IN ('looking', 'acting')),
      operation TEXT,
      seen_at INTEGER NOT NULL,
      PRIMARY KEY (tenant, actor, console)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX presence_seen ON presence (seen_at);

    """
}
