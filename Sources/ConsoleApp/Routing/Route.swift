import TenantModel

/// A place in the console: a page and what it shows.
package struct Route: Hashable, Sendable {
  package var page: PageID
  /// The tenant's slug or id, for pages of one tenant.
  package var tenant: String?
  /// What else decides what is shown, for example `tab` or `status`; strings as a link would carry them.
  package var query: [String: String]

  package init(_ page: PageID, tenant: String? = nil, query: [String: String] = [:]) {
    self.page = page
    self.tenant = tenant
    self.query = query
  }

  package static let overview = Route(.platformDashboard)
  package static let tenants = Route(.tenantsList)
  package static let createTenant = Route(.tenantCreate)

  package static let catalog = Route(.moduleCatalog)
  package static let support = Route(.supportCenter)

  /// One bundle of the catalog.
  package static func catalog(bundle: String) -> Route { Route(.moduleCatalog, query: ["bundle": bundle]) }

  /// One module of the catalog.
  package static func catalog(module: String) -> Route {
    Route(.moduleCatalog, query: ["tab": "modules", "module": module])
  }

  /// The tenants of one status.
  package static func tenants(status: TenantStatus) -> Route {
    Route(.tenantsList, query: ["status": status.rawValue])
  }

  /// What works for a tenant.
  package static func automation(tenant slug: Slug) -> Route {
    Route(.automationCenter, query: ["tenant": slug.rawValue])
  }

  /// A tenant's analytics among those of all.
  package static func analytics(tenant slug: Slug) -> Route {
    Route(.analyticsHub, query: ["filter": "tenant:\(slug)", "selected": slug.rawValue])
  }

  /// One tenant, at a tab when one is named.
  package static func tenant(_ slug: String, tab: String? = nil) -> Route {
    Route(.tenantDetail, tenant: slug, query: tab.map { ["tab": $0] } ?? [:])
  }
}
