import TenantModel

extension MonitorTable {
  /// - Parameters:
  ///   - tenant: of one tenant; nil of all.
  ///   - limit: at most so many, the first by slug.
  package static func signIns(
    of tenant: TenantID?, limit: Int, in connection: any SQLConnection
  ) throws -> SignInPage {
    let look = areaPrefix + DriftArea.keycloak.rawValue
    var items = try connection.rows(
      MonitorSQL.signIns, [.name(tenant), .int(max(limit, 0)), .text(look)]
    ) { row in
      let tenant = try Tenant(row: &row)
      let config = SSOConfig(
        keycloakRealm: try row.text(), keycloakClientId: try row.text(), redirectUris: try row.json(),
        status: try row.code())
      return SignInPage.Item(
        tenant: tenant, config: config, lookedAt: try row.optionalTime(), findings: [])
    }
    let total = Int(try connection.number(MonitorSQL.signInCount, [.name(tenant)]))
    guard let last = items.last?.tenant.slug else { return SignInPage(items: [], total: total) }
    let found = try findings(MonitorSQL.signInDrift, [.name(tenant), .name(last)], in: connection)
    let byTenant = Dictionary(grouping: found, by: \.tenant)
    for place in items.indices {
      items[place].findings = byTenant[items[place].tenant.id]?.map(\.finding) ?? []
    }
    return SignInPage(items: items, total: total)
  }
}
