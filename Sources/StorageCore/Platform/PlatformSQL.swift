/// Every statement on what the platform offers. Lists are in the order in which they were given.
enum PlatformSQL {
  static let anyPlan = "SELECT EXISTS (SELECT 1 FROM plans)"

  static let insertPlan = """
    INSERT INTO plans (place, id, name, price_cents, currency, users_included, storage_gib, resources,
      extra_user_cents, extra_gib_cents)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  static let plans = """
    SELECT id, name, price_cents, currency, users_included, storage_gib, resources, extra_user_cents, extra_gib_cents
    FROM plans ORDER BY place
    """

  static let insertRegion = "INSERT INTO regions (place, id, name) VALUES (?1, ?2, ?3)"
  static let regions = "SELECT id, name FROM regions ORDER BY place"

  static let insertImage = "INSERT INTO images (place, image, status) VALUES (?1, ?2, ?3)"
  static let images = "SELECT image, status FROM images ORDER BY place"
  static let saveImage = """
    INSERT INTO images (place, image, status) SELECT coalesce(max(place), -1) + 1, ?1, ?2 FROM images WHERE true
    ON CONFLICT (image) DO UPDATE SET status = excluded.status
    """
  static let tenantsByPlan = """
    SELECT plan_id, count(*) FROM tenants WHERE status <> 'decommissioned' GROUP BY plan_id
    """
  static let tenantsByImage = """
    SELECT image, count(*) FROM tenants WHERE status <> 'decommissioned' GROUP BY image
    """

  static let insertTemplate = """
    INSERT INTO templates (place, id, name, k8s_chart, docker_image_odoo, docker_image_pg, size_profile, volume_gib,
      env_defaults, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  static let templates = """
    SELECT id, name, k8s_chart, docker_image_odoo, docker_image_pg, size_profile, volume_gib, env_defaults, version,
      retired_at
    FROM templates ORDER BY place
    """
  static let nextTemplatePlace = "SELECT coalesce(max(place), -1) + 1 FROM templates"
  static let templateVersion = "SELECT version FROM templates WHERE id = ?1"
  static let updateTemplate = """
    UPDATE templates SET name = ?2, k8s_chart = ?3, docker_image_odoo = ?4, docker_image_pg = ?5, size_profile = ?6,
      volume_gib = ?7, env_defaults = ?8, version = version + 1
    WHERE id = ?1
    """
  static let retireTemplate = "UPDATE templates SET retired_at = ?2, version = version + 1 WHERE id = ?1"
  static let tenantsByTemplate = """
    SELECT template_id, count(*) FROM tenants WHERE status <> 'decommissioned' GROUP BY template_id
    """

  static let insertSSOTemplate = """
    INSERT INTO sso_templates (place, id, name, keycloak_realm, client_id_pattern, redirect_uri_patterns, scopes)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """
  static let ssoTemplates = """
    SELECT id, name, keycloak_realm, client_id_pattern, redirect_uri_patterns, scopes FROM sso_templates ORDER BY place
    """
}
