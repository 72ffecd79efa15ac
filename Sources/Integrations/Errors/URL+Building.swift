import Foundation

extension URL {
  /// This URL with a path added and a query, its items sorted by name. Parts are percent-encoded as needed.
  func adding(path: String, query: [String: String] = [:]) -> URL {
    appending(path: path.hasPrefix("/") ? String(path.dropFirst()) : path).adding(query: query)
  }

  /// This URL with a query, its items sorted by name.
  func adding(query: [String: String]) -> URL {
    guard !query.isEmpty else { return self }
    return appending(
      queryItems: query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) })
  }
}
