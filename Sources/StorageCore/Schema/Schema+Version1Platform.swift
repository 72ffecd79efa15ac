extension Schema {
  /// What the platform offers. `place` keeps the order in which the owner gave them.
  static let version1Platform = """
    CREATE TABLE plans (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
      currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
      users_included INTEGER NOT NULL CHECK (users_included >= 0),
      storage_gib INTEGER NOT NULL CHECK (storage_gib >= 0),
      resources TEXT NOT NULL CHECK (resources GLOB '{*}')
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE regions (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      place INTEGER NOT NULL,
      name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE images (
      image TEXT NOT NULL PRIMARY KEY CHECK (instr(image, ':') > 1),
      place INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('tested', 'candidate', 'blocked'))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE templates (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      k8s_chart TEXT,
      docker_image_odoo TEXT NOT NULL,
      docker_image_pg TEXT NOT NULL,
      size_profile TEXT NOT NULL,
      volume_gib INTEGER NOT NULL CHECK (volume_gib >= 0),
      env_defaults TEXT NOT NULL CHECK (env_defaults GLOB '{*}'),
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sso_templates (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      keycloak_realm TEXT NOT NULL,
      client_id_pattern TEXT NOT NULL,
      redirect_uri_patterns TEXT NOT NULL CHECK (redirect_uri_patterns GLOB '[[]*]'),
      scopes TEXT NOT NULL CHECK (scopes GLOB '[[]*]')
    ) STRICT, WITHOUT ROWID;

    """
}
