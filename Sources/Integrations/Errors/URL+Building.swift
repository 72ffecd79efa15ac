import Foundation

extension URL {
  /// This URL with a path added and a query, its items sorted by name. Parts are percent-encoded as needed.
  func adding(path: String, query: [String: String] = [:]) -> URL {
    appending(path: path.hasPrefix("/") ? String(path.dropFirst()) : path).adding(query: query)
  }

  /// This URL with a query, its items sorted by name.
  func adding(query: [String: String]) -> URL {
    adding(items: query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) })
  }

  /// This URL with a query whose names may come more than once.
  func adding(items: [URLQueryItem]) -> URL {
    guard !items.isEmpty, var parts = URLComponents(url: self, resolvingAgainstBaseURL: false) else {
      return self
    }
    parts.queryItems = (parts.queryItems ?? []) + items
    // Servers read a plus in a query as a blank, and Foundation leaves it as it is.
    parts.percentEncodedQuery = parts.percentEncodedQuery?.replacing("+", with: "%2B")
    return parts.url ?? self
  }
}
