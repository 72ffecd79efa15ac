extension Schema {
  /// Modules and bundles. A module is one row per name and series; no series is the empty text, since a
  /// unique index takes two nulls for different.
  static let version1Catalog = """
    CREATE TABLE modules (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
      series TEXT NOT NULL,
      title TEXT NOT NULL,
      folded TEXT NOT NULL,
      summary TEXT,
      source TEXT NOT NULL CHECK (source IN ('core', 'oca', 'ipai')),
      repo TEXT NOT NULL,
      version TEXT NOT NULL,
      category TEXT,
      license TEXT,
      depends TEXT NOT NULL CHECK (depends GLOB '[[]*]'),
      application INTEGER NOT NULL CHECK (application IN (0, 1)),
      installable INTEGER NOT NULL CHECK (installable IN (0, 1)),
      auto_install INTEGER NOT NULL CHECK (auto_install IN (0, 1)),
      development_status TEXT,
      lifecycle TEXT NOT NULL,
      external_dependencies TEXT NOT NULL CHECK (external_dependencies GLOB '{*}'),
      UNIQUE (name, series)
    ) STRICT;
    CREATE INDEX modules_source ON modules (source, name, series);

    CREATE TABLE bundles (
      code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
      name TEXT NOT NULL,
      type TEXT NOT NULL,
      description TEXT NOT NULL,
      version TEXT NOT NULL,
      modules TEXT NOT NULL CHECK (modules GLOB '[[]*]'),
      replaces_ee TEXT NOT NULL,
      gaps TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    """
}
