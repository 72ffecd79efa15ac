import TenantModel

/// Every page there is: the line of pages, the palette, the help and the role gate derive from it.
package enum PageCatalog {
  package static let all: [PageEntry] = [
    PageEntry(
      .platformDashboard, path: "/", title: "Overview", summary: "Tenants, health and operations at a glance",
      number: 1, verb: "overview", roles: [.platformOwner, .platformOperator], make: { OverviewPage($0) }),
    PageEntry(
      .tenantsList, path: "/tenants", title: "Tenants", summary: "List, search and filter all tenants",
      number: 2, verb: "tenants", roles: [.platformOwner, .platformOperator], make: { TenantsPage($0) }),
    PageEntry(
      .tenantDetail, path: "/tenants/[tenant_id]", title: "Tenant",
      summary: "One tenant and what can be done to it",
      verb: "tenant", parent: .tenantsList, roles: [.platformOwner, .platformOperator],
      make: { TenantDetailPage($0) }),
    PageEntry(
      .tenantCreate, path: "/tenants/new", title: "New tenant", summary: "Create a tenant, step by step",
      verb: "new", parent: .tenantsList, roles: [.platformOwner], make: { CreateTenantPage($0) }),
  ]

  /// What is known of a page.
  package static func entry(_ id: PageID) -> PageEntry {
    guard let entry = all.first(where: { $0.id == id }) else {
      preconditionFailure("The page \(id.rawValue) has no entry in the catalog.")
    }
    return entry
  }

  /// The pages with a number that a role may see, by number. Until the role is known, all of them.
  package static func numbered(for role: Role?) -> [PageEntry] {
    all.filter { entry in entry.number != nil && (role.map { entry.roles.contains($0) } ?? true) }
  }
}
