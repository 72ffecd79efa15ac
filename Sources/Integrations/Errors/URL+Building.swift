import Foundation

extension URL {
  /// This URL with a path added and a query, its items sorted by name. Parts are percent-encoded as needed.
  func adding(path: String, query: [String: String] = [:]) -> URL {
    var url = appending(path: path.hasPrefix("/") ? String(path.dropFirst()) : path)
    if !query.isEmpty {
      url.append(
        queryItems: query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) })
    }
    return url
  }
}
