extension Schema {
  /// Bundles that people write, and the ways from a module or a bundle to the tenants that have it.
  static let version6 = """
    ALTER TABLE bundles ADD COLUMN is_draft INTEGER NOT NULL DEFAULT 0 CHECK (is_draft IN (0, 1));
    ALTER TABLE bundles ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1);
    ALTER TABLE bundles ADD COLUMN created_at INTEGER;
    ALTER TABLE bundles ADD COLUMN updated_at INTEGER;
    CREATE INDEX tenant_modules_module ON tenant_modules (module, state, tenant);
    CREATE INDEX tenants_bundle ON tenants (bundle_code, slug);

    """
}
