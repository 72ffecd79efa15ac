import TenantryAPI
import TerminalKit

extension TenantsPage {
  /// The list as it is filtered and sorted, and the tenant under the bar: what makes it again.
  package var route: Route {
    var query: [String: String] = [:]
    let filtered = wanted ?? filter.field.text
    if !filtered.isEmpty { query["filter"] = filtered }
    if sort != .attention { query["sort"] = sort.rawValue }
    if isDescending { query["order"] = "reverse" }
    if offset > 0 { query["offset"] = "\(offset)" }
    if let selected = table.selected { query["selected"] = selected }
    if !preview.isWanted { query["split"] = "off" }
    if let choice = table.choice, choice != TableColumnChoice(of: TenantColumns.all) {
      query["columns"] = choice.text
    }
    if table.isWide { query["wide"] = "on" }
    return Route(.tenantsList, query: query)
  }
}
