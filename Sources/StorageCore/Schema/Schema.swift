/// The schema of the platform's database, as the list of what made it.
package enum Schema {
  /// Says in the file's header that it is ours: "Tnry" in ASCII.
  package static let applicationID: Int32 = 0x546E_7279

  /// In order, from an empty file to now.
  package static let migrations: [SchemaMigration] = [
    SchemaMigration(
      number: 1, title: "jobs, tenants, catalog, platform, change feed",
      sql: version1Jobs + version1Events + version1Tenants + version1Catalog + version1Platform),
    SchemaMigration(number: 2, title: "topics in the change feed", sql: version2),
    SchemaMigration(number: 3, title: "templates can be retired", sql: version3),
    SchemaMigration(number: 4, title: "what the monitor saw", sql: version4Monitor),
    SchemaMigration(
      number: 5, title: "billing, support, local settings", sql: version5Billing + version5Support),
    SchemaMigration(number: 6, title: "bundles that people write", sql: version6),
    SchemaMigration(number: 7, title: "maintenance windows and freezes", sql: windows),
    SchemaMigration(number: 8, title: "the audit log", sql: audit),
    SchemaMigration(number: 9, title: "soft limits", sql: limits),
    SchemaMigration(number: 10, title: "what is decided about analytics", sql: analytics),
    SchemaMigration(number: 11, title: "runs of the AI console", sql: agents),
    SchemaMigration(number: 12, title: "answers by idempotency key", sql: answers),
    SchemaMigration(number: 13, title: "seals of the audit log", sql: auditSeals),
    SchemaMigration(number: 14, title: "webhooks", sql: hooks),
    SchemaMigration(number: 15, title: "what a second person decides", sql: approvals),
    SchemaMigration(number: 16, title: "who looks at which tenant", sql: presence),
  ]
}
