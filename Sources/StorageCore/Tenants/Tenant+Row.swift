import TenantModel

extension Tenant {
  /// The columns of a tenant's row, in the order of `init(row:)` and `columns`.
  static let columnNames = """
    id, slug, name, agency_group, status, status_reason, paused_by, environment, plan_id, region, isolation, \
    ha_level, template_id, bundle_code, image, db_name, db_host, k8s_namespace, odoo_url, health_level, \
    health_summary, health_checked_at, current_operation_id, version, created_at, updated_at
    """

  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      id: try row.name(), slug: try row.name(), name: try row.name(), agencyGroup: try row.name(),
      status: try row.code(), statusReason: try row.optionalText(), pausedBy: try row.optionalCode(),
      environment: try row.code(), planId: try row.text(), region: try row.text(), isolation: try row.code(),
      haLevel: try row.code(), templateId: try row.text(), bundleCode: try row.text(), image: try row.name(),
      dbName: try row.name(), dbHost: try row.optionalText(), k8sNamespace: try row.name(),
      odooUrl: try row.name(),
      health: Health(level: try row.code(), summary: try row.text(), checkedAt: try row.optionalTime()),
      currentOperationId: try row.optionalName(), version: try row.int(), createdAt: try row.time(),
      updatedAt: try row.time())
  }

  var columns: [SQLValue] {
    [
      .name(id), .name(slug), .name(name), .name(agencyGroup), .code(status), .text(statusReason),
      .code(pausedBy), .code(environment), .text(planId), .text(region), .code(isolation), .code(haLevel),
      .text(templateId), .text(bundleCode), .name(image), .name(dbName), .text(dbHost), .name(k8sNamespace),
      .name(odooUrl), .code(health.level), .text(health.summary), .time(health.checkedAt),
      .name(currentOperationId), .int(version), .time(createdAt), .time(updatedAt),
    ]
  }
}
