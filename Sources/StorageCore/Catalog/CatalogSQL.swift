/// Every statement on modules and bundles.
enum CatalogSQL {
  static let moduleColumns = """
    name, series, title, summary, source, repo, version, category, license, depends, application, installable, \
    auto_install, development_status, lifecycle, external_dependencies
    """
  static let anyModule = "SELECT EXISTS (SELECT 1 FROM modules)"
  static let knowsModule = "SELECT EXISTS (SELECT 1 FROM modules WHERE name = ?1 AND series = ?2)"
  static let saveModule = """
    INSERT INTO modules (\(moduleColumns), folded)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
    ON CONFLICT (name, series) DO UPDATE SET title = excluded.title, summary = excluded.summary,
      source = excluded.source, repo = excluded.repo, version = excluded.version, category = excluded.category,
      license = excluded.license, depends = excluded.depends, application = excluded.application,
      installable = excluded.installable, auto_install = excluded.auto_install,
      development_status = excluded.development_status, lifecycle = excluded.lifecycle,
      external_dependencies = excluded.external_dependencies, folded = excluded.folded
    """
  static let allModules = "SELECT \(moduleColumns) FROM modules ORDER BY name, series"
  static let modulesNamed = "SELECT \(moduleColumns) FROM modules WHERE name = ?1 ORDER BY series"

  // An absent filter is null. The text is compared as it is, so it needs no escaping.
  private static let matches = """
    (?1 IS NULL OR instr(folded, ?1) > 0) AND (?2 IS NULL OR source = ?2) AND (?3 IS NULL OR series = ?3)
      AND (?4 IS NULL OR repo = ?4)
    """
  static let page = """
    SELECT \(moduleColumns) FROM modules WHERE \(matches) ORDER BY name, series LIMIT ?5 OFFSET ?6
    """
  static let count = "SELECT count(*) FROM modules WHERE \(matches)"

  static let bundleColumns = """
    code, name, type, description, version, modules, replaces_ee, gaps, is_draft, revision, created_at, updated_at
    """
  static let insertBundle = """
    INSERT INTO bundles (\(bundleColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
    """
  static let updateBundle = """
    UPDATE bundles SET name = ?2, type = ?3, description = ?4, version = ?5, modules = ?6, replaces_ee = ?7, gaps = ?8,
      is_draft = ?9, revision = ?10, created_at = ?11, updated_at = ?12 WHERE code = ?1
    """
  static let deleteBundle = "DELETE FROM bundles WHERE code = ?1"
  static let bundles = "SELECT \(bundleColumns) FROM bundles ORDER BY name, code"
  static let bundle = "SELECT \(bundleColumns) FROM bundles WHERE code = ?1"

  // What was removed from a tenant, and tenants that are gone, use nothing.
  static let usersOfModule = """
    SELECT id, slug, name, status, state FROM tenant_modules JOIN tenants ON number = tenant
    WHERE module = ?1 AND state <> 'removed' AND status <> 'decommissioned' ORDER BY slug
    """
  static let usersOfBundle = """
    SELECT id, slug, name, status, NULL FROM tenants
    WHERE bundle_code = ?1 AND status <> 'decommissioned' ORDER BY slug
    """
}
