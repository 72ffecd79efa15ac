import Foundation

extension Route {
  /// The route as a link carries it: `/tenants/acme?tab=logs`.
  package var path: String {
    let path = PageCatalog.entry(page).path.replacing("[tenant_id]", with: tenant ?? "")
    guard !query.isEmpty else { return path }
    var parts = URLComponents()
    parts.queryItems = query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
    return path + "?" + (parts.percentEncodedQuery ?? "")
  }

  /// Reads a link; nil when no page has this path.
  package init?(path: String) {
    guard let parts = URLComponents(string: path) else { return nil }
    let words = parts.path.split(separator: "/")
    // A page with a fixed path goes before one that takes any word there: `/tenants/new` is no tenant.
    let entries = PageCatalog.all.sorted { !$0.path.contains("[") && $1.path.contains("[") }
    for entry in entries {
      let pattern = entry.path.split(separator: "/")
      guard pattern.count == words.count else { continue }
      guard zip(pattern, words).allSatisfy({ $0.hasPrefix("[") || $0 == $1 }) else { continue }
      let tenant = zip(pattern, words).first { pattern, _ in pattern.hasPrefix("[") }.map { String($0.1) }
      let query = (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }
      self.init(entry.id, tenant: tenant, query: Dictionary(query, uniquingKeysWith: { $1 }))
      return
    }
    return nil
  }
}
