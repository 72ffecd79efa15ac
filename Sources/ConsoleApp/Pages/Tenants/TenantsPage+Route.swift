import TenantryAPI

extension TenantsPage {
  /// The list as it is narrowed and sorted, and the tenant under the bar: what makes it again.
  package var route: Route {
    var query: [String: String] = [:]
    if !search.text.isEmpty { query["q"] = search.text }
    for (field, values) in filter.values { query[field.rawValue] = values.joined(separator: ",") }
    if sort != .attention { query["sort"] = sort.rawValue }
    if isDescending { query["order"] = "reverse" }
    if offset > 0 { query["offset"] = "\(offset)" }
    if let selected = table.selected { query["selected"] = selected }
    if !preview.isWanted { query["split"] = "off" }
    return Route(.tenantsList, query: query)
  }
}

extension TenantFilter {
  /// What a route's query narrows the list to.
  init(_ query: [String: String]) {
    for field in Field.allCases {
      for value in query[field.rawValue]?.split(separator: ",") ?? [] {
        toggle(Chip(field: field, value: String(value)))
      }
    }
  }
}
